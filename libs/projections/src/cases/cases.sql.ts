import { addToCells } from '../cells/cells.sql.js';
import { bundle } from './hits.sql.js';
import { components, state } from './rows.sql.js';
import { touched } from './touched.sql.js';

const row = ['from_day', 'owner_unit', 'slice', 'spread', ...components];
const of = (alias: string): string => row.map((column) => `${alias}.${column}`).join(', ');

/**
 * Recomputes the cases that a batch touches, of all kinds in one statement, and adds what changed to the cells.
 *
 * `$1` ledger, `$2` after, `$3` up to, `$4`, `$6` and `$7` see {@link touched}, `$5` the position whose tree the cells stand for, `$8` the
 * mentions on which sources may disagree. Each touched case is computed whole at each position that touches it. Rows that stay the same
 * through several positions stay one row (`run`): only what differs is closed or opened, and what was opened and closed within the batch
 * never reaches the cells.
 */
export const recomputeCases = `
WITH ${touched}, ${bundle('$6', '$8')}, ${state}, held AS (
  SELECT k."no", k.definition, k.case_key, 0::bigint AS idx, NULL::bigint AS "position", k.positions[1] AS next_position, c.*
    FROM cased k CROSS JOIN LATERAL (
      SELECT ${of('c')}, c.position_from, c.ordinal FROM read.case_rows c
       WHERE c.ledger_id = $1 AND c.definition = k.definition AND c.case_key = k.case_key AND c.position_to IS NULL
      OFFSET 0) c
), known AS (
  SELECT s."no", s.definition, s.case_key, s.idx, s."position", s.next_position, ${of('s')},
         NULL::bigint AS held_from, NULL::smallint AS ordinal FROM state s
  UNION ALL
  SELECT h."no", h.definition, h.case_key, h.idx, h."position", h.next_position, ${of('h')}, h.position_from, h.ordinal FROM held h
), numbered AS (
  SELECT k.*, k.idx - row_number() OVER (PARTITION BY k."no", ${of('k')} ORDER BY k.idx) AS island
    FROM known k
), run AS MATERIALIZED (
  SELECT n."no", min(n.definition) AS definition, min(n.case_key) AS case_key, ${of('n')}, max(n.held_from) AS held_from,
         max(n.ordinal) AS ordinal, min(n."position") AS opened_at,
         CASE WHEN count(n.next_position) = count(*) THEN max(n.next_position) END AS closed_at
    FROM numbered n
   GROUP BY n."no", ${of('n')}, n.island
), closed AS (
  UPDATE read.case_rows c SET position_to = r.closed_at FROM run r
   WHERE r.held_from IS NOT NULL AND r.closed_at IS NOT NULL AND c.ledger_id = $1 AND c.definition = r.definition
     AND c.case_key = r.case_key AND c.position_from = r.held_from AND c.ordinal = r.ordinal
), opened AS (
  INSERT INTO read.case_rows (ledger_id, definition, case_key, position_from, ordinal, position_to, ${row.join(', ')})
  SELECT $1, r.definition, r.case_key, r.opened_at,
         row_number() OVER (PARTITION BY r."no", r.opened_at ORDER BY ${of('r')}),
         r.closed_at, ${of('r')}
    FROM run r WHERE r.held_from IS NULL
), change AS MATERIALIZED (
  SELECT r.*, CASE WHEN r.held_from IS NULL THEN 1 ELSE -1 END AS sign
    FROM run r WHERE (r.held_from IS NULL) = (r.closed_at IS NULL)
), ${addToCells}
SELECT count(*) FILTER (WHERE r.held_from IS NULL)::int AS opened,
       (SELECT coalesce(sum(cardinality(k.positions)), 0) FROM cased k)::int AS computed FROM run r`;
