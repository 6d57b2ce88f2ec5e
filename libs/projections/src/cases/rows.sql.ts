import { measureKinds, type MeasureKind } from '@duibiao/measures';

/** The names of the components in SQL, six of them whatever the kind. */
export const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

const each = (term: (column: string, k: number) => string): string =>
  components.map((column, index) => term(column, index + 1)).join(', ');

const kinds: readonly MeasureKind[] = Object.values(measureKinds);

const rowsOf = (kind: MeasureKind): string => `
  SELECT b.definition, b.case_key, b.idx, b."position", b.next_position, r.owner_unit, r.slice, r.spread, r.from_day, r.to_day,
         ${each((column, k) => `coalesce(r.components[${k}], 0) AS ${column}`)}
    FROM bundle b CROSS JOIN LATERAL (${kind.sql.rows}) r(owner_unit, slice, spread, from_day, to_day, components)
   WHERE b.kind = '${kind.name}@${kind.version}' AND r.owner_unit IS NOT NULL AND r.from_day IS NOT NULL`;

/**
 * From `bundle`, the rows of each case as they stand after each position that touches it: `state(definition, case_key, idx,
 * "position", next_position, owner_unit, slice, spread, from_day, c1 … c6)`.
 *
 * `overlap`: of several units that have part in one thing, ordered by day and name, each takes back what it brought from the lowest unit above
 * it that an earlier one had reached already; so each unit above counts the thing once, from the earliest day. Whatever ends
 * becomes a negative row, and rows that say the same on the same day become one.
 */
export const state = `
raw AS (${kinds.map(rowsOf).join('\n  UNION ALL')}
), joint AS (
  SELECT r.*, row_number() OVER (PARTITION BY r.definition, r.case_key, r.idx, r.slice ORDER BY r.from_day, r.owner_unit) AS turn
    FROM raw r WHERE r.spread = 'joint'
), above AS (
  SELECT j.*, u.unit_id, u.depth,
         min(j.turn) OVER (PARTITION BY j.definition, j.case_key, j.idx, j.slice, u.unit_id) AS first_turn
    FROM joint j CROSS JOIN LATERAL unnest(coalesce(
           (SELECT u.path FROM ledger.units u WHERE u.ledger_id = $1 AND u.unit_id = j.owner_unit), ARRAY[j.owner_unit]))
         WITH ORDINALITY u(unit_id, depth)
), whole AS (
  SELECT r.* FROM raw r
  UNION ALL
  (SELECT DISTINCT ON (a.definition, a.case_key, a.idx, a.slice, a.turn)
         a.definition, a.case_key, a.idx, a."position", a.next_position, a.unit_id, a.slice, 'overlap', a.from_day, NULL,
         ${each((column) => `-a.${column}`)}
    FROM above a WHERE a.first_turn < a.turn
   ORDER BY a.definition, a.case_key, a.idx, a.slice, a.turn, a.depth DESC)
), state AS (
  SELECT w.definition, w.case_key, w.idx, max(w."position") AS "position", max(w.next_position) AS next_position, w.owner_unit, w.slice,
         w.spread, s.day AS from_day, ${each((column) => `sum(s.sign * w.${column})::bigint AS ${column}`)}
    FROM whole w CROSS JOIN LATERAL (VALUES (w.from_day, 1), (w.to_day, -1)) s(day, sign)
   WHERE s.day IS NOT NULL
   GROUP BY w.definition, w.case_key, w.idx, w.owner_unit, w.slice, w.spread, s.day
  HAVING ${components.map((column) => `sum(s.sign * w.${column}) <> 0`).join(' OR ')}
)`;
