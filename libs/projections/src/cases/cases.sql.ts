import type { MeasureKind } from '@duibiao/measures';
import { addToCells } from '../cells/cells.sql.js';

/**
 * Recomputes the cases of one kind that a batch touches, and adds what changed to the cells.
 *
 * `$1` ledger, `$2` after, `$3` up to, `$4` definitions (null for all of the kind). Each touched case is computed whole at
 * each position that touches it. Rows that stay the same through several positions stay one row (`run`): only what
 * differs is closed or opened, and what was opened and closed within the batch never reaches the cells.
 */
export function recomputeCases(kind: MeasureKind): string {
  return `
WITH d AS MATERIALIZED (
  SELECT definition, inputs, compiled FROM read.definitions
   WHERE ledger_id = $1 AND kind = '${kind.name}@${kind.version}' AND ($4::int[] IS NULL OR definition = ANY ($4))
), touched AS MATERIALIZED (
  SELECT d.definition, d.compiled, f.about AS case_key, f.position_from AS "position",
         row_number() OVER by_case AS idx, lead(f.position_from) OVER by_case AS next_position
    FROM read.fact_versions f JOIN d ON f.kind = ANY (d.inputs)
   WHERE f.ledger_id = $1 AND f.position_from > $2 AND f.position_from <= $3 AND f.about IS NOT NULL
  WINDOW by_case AS (PARTITION BY d.definition, f.about ORDER BY f.position_from)
), ${kind.sql.state}, held AS (
  SELECT t.definition, t.case_key, 0::bigint AS idx, NULL::bigint AS "position", t."position" AS next_position, c.*
    FROM touched t CROSS JOIN LATERAL (
      SELECT c.owner_unit, c.period, c.from_day, c.to_day, c.components, c.position_from, c.ordinal FROM read.case_rows c
       WHERE c.ledger_id = $1 AND c.definition = t.definition AND c.case_key = t.case_key AND c.position_to IS NULL
      OFFSET 0) c
   WHERE t.idx = 1
), known AS (
  SELECT s.definition, s.case_key, s.idx, s."position", s.next_position, s.owner_unit, s.period, s.from_day, s.to_day, s.components,
         NULL::bigint AS held_from, NULL::smallint AS ordinal FROM state s
  UNION ALL
  SELECT h.definition, h.case_key, h.idx, h."position", h.next_position, h.owner_unit, h.period, h.from_day, h.to_day, h.components,
         h.position_from, h.ordinal FROM held h
), numbered AS (
  SELECT k.*, k.idx - row_number() OVER (
           PARTITION BY k.definition, k.case_key, k.owner_unit, k.period, k.from_day, k.to_day, k.components ORDER BY k.idx) AS island
    FROM known k
), run AS MATERIALIZED (
  SELECT n.definition, n.case_key, n.owner_unit, n.period, n.from_day, n.to_day, n.components, max(n.held_from) AS held_from,
         max(n.ordinal) AS ordinal, min(n."position") AS opened_at,
         CASE WHEN count(n.next_position) = count(*) THEN max(n.next_position) END AS closed_at
    FROM numbered n
   GROUP BY n.definition, n.case_key, n.owner_unit, n.period, n.from_day, n.to_day, n.components, n.island
), closed AS (
  UPDATE read.case_rows c SET position_to = r.closed_at FROM run r
   WHERE r.held_from IS NOT NULL AND r.closed_at IS NOT NULL AND c.ledger_id = $1 AND c.definition = r.definition
     AND c.case_key = r.case_key AND c.position_from = r.held_from AND c.ordinal = r.ordinal
), opened AS (
  INSERT INTO read.case_rows (ledger_id, definition, case_key, position_from, ordinal, position_to, owner_unit, period,
                              from_day, to_day, components)
  SELECT $1, r.definition, r.case_key, r.opened_at,
         row_number() OVER (PARTITION BY r.definition, r.case_key, r.opened_at
                                ORDER BY r.from_day, r.to_day, r.owner_unit, r.period, r.components),
         r.closed_at, r.owner_unit, r.period, r.from_day, r.to_day, r.components
    FROM run r WHERE r.held_from IS NULL
), change AS MATERIALIZED (
  SELECT r.*, CASE WHEN r.held_from IS NULL THEN 1 ELSE -1 END AS sign
    FROM run r WHERE (r.held_from IS NULL) = (r.closed_at IS NULL)
), ${addToCells(kind.components.length)}
SELECT count(*) FILTER (WHERE r.held_from IS NULL)::int AS opened FROM run r`;
}
