import type { MeasureKind } from '@duibiao/measures';
import { addToCells } from '../cells/cells.sql.js';
import { bundle } from './hits.sql.js';
import { components, state } from './rows.sql.js';
import { touched } from './touched.sql.js';

const row = ['from_day', 'owner_unit', 'slice', 'spread', ...components];
const of = (alias: string): string => row.map((column) => `${alias}.${column}`).join(', ');

/** From `touched("no", definition, case_key, first)` and `state`, what changed: case rows closed and opened, and the cells; `run`. */
const write = (treeAt: string): string => `
held AS (
  SELECT k."no", k.definition, k.case_key, 0::bigint AS idx, NULL::bigint AS "position", k.first AS next_position, c.*
    FROM touched k CROSS JOIN LATERAL (
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
), ${addToCells(treeAt)}`;

const opened = `(SELECT count(*) FROM run r WHERE r.held_from IS NULL)::int AS opened`;
const computed = `(SELECT coalesce(sum(cardinality(k.positions)), 0) FROM cased k)::int AS computed`;
const byDefinition = `(SELECT jsonb_object_agg(d.definition, d.n) FROM (
   SELECT abs(k.definition) AS definition, sum(cardinality(k.positions)) AS n FROM cased k GROUP BY abs(k.definition)) d)::text AS by_definition`;

const compute = (kinds: readonly MeasureKind[]): string => `WITH ${touched}, ${bundle('$6', '$8')}, ${state(kinds)}`;

/**
 * Recomputes the cases that a batch touches, of these kinds in one statement, and adds what changed to the cells. The definitions MUST be of these
 * kinds; each kind costs some ms of planning, and a third of a ms whenever it runs.
 *
 * `$1` ledger, `$2` after, `$3` up to, `$4`, `$6` and `$7` see {@link touched}, `$5` the position whose tree the cells stand for, `$8` the
 * mentions on which sources may disagree. Each touched case is computed whole at each position that touches it. Rows that stay the same
 * through several positions stay one row (`run`): only what differs is closed or opened, and what was opened and closed within the batch
 * never reaches the cells.
 */
export const recomputeCases = (kinds: readonly MeasureKind[]): string => `
${compute(kinds)}, touched AS (
  SELECT k."no", k.definition, k.case_key, k.positions[1] AS first FROM cased k
), ${write('$5::bigint')}
SELECT ${opened}, ${computed}, ${byDefinition}`;

const told = ['"no"', 'definition', 'case_key', 'idx', '"position"', 'next_position', ...row];

/** The first half of {@link recomputeCases}, which writes nothing: on another connection, for another one to write. `$5` is not looked at. */
export const computeCases = (kinds: readonly MeasureKind[]): string => `
${compute(kinds)}
SELECT (SELECT array_send(array_agg(ROW(k."no", k.definition, k.case_key, k.positions[1])::read.touched_case)) FROM cased k) AS touched,
       (SELECT array_send(array_agg(ROW(${told.map((column) => `s.${column}`).join(', ')})::read.case_state)) FROM state s) AS state,
       ${computed}, ${byDefinition}
 WHERE $5::bigint IS NOT NULL`;

/** The second half, from what {@link computeCases} answered: `$1` ledger, `$2` position of the tree, `$3` touched cases, `$4` their state. */
export const writeCases = `
WITH touched AS MATERIALIZED (
  SELECT k."no", k.definition, k.case_key, k.first FROM unnest($3::read.touched_case[]) k
), state AS (
  SELECT ${told.map((column) => `s.${column}`).join(', ')} FROM unnest($4::read.case_state[]) s
), ${write('$2::bigint')}
SELECT ${opened}`;
