import type { MeasureKind } from '@duibiao/measures';
import { overlaps } from './overlaps.sql.js';
import { pathOf } from '../reorganisations/path.sql.js';

/** The names of the components in SQL, six of them whatever the kind. */
export const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

const each = (term: (column: string, k: number) => string): string =>
  components.map((column, index) => term(column, index + 1)).join(', ');

const rowsOf = (kind: MeasureKind): string => `
  SELECT b."no", b.definition, b.case_key, b.idx, b."position", b.next_position, r.owner_unit, r.slice, r.spread, r.from_day, r.to_day,
         ${each((column, k) => `coalesce(r.components[${k}], 0) AS ${column}`)}
    FROM bundle b CROSS JOIN LATERAL (${kind.sql.rows}) r(owner_unit, slice, spread, from_day, to_day, components)
   WHERE b.kind = '${kind.name}@${kind.version}' AND r.owner_unit IS NOT NULL AND r.from_day IS NOT NULL`;

/**
 * A row that adds from its first day on and takes back from the day on which it ends: `day`, `sign`. Not as VALUES, whose expressions PostgreSQL makes ready
 * anew each time.
 */
export const addedAndTakenBack = (row: string): string =>
  `SELECT ${row}.from_day, 1 UNION ALL SELECT ${row}.to_day, -1`;

/** From `bundle`, what each of these kinds makes of its cases: `raw`, see {@link overlaps}. */
export const raw = (kinds: readonly MeasureKind[]): string => `
raw AS (${kinds.map(rowsOf).join('\n  UNION ALL')}
)`;

/**
 * From `bundle`, the rows of each case of these kinds as they stand after each position that touches it: `state(definition, case_key, idx,
 * "position", next_position, owner_unit, slice, spread, from_day, c1 … c6)`.
 *
 * Whatever ends
 * becomes a negative row, and rows that say the same on the same day become one.
 */
export const state = (kinds: readonly MeasureKind[]): string => `
${raw(kinds)}, ${overlaps(pathOf('j.owner_unit', 'j."position"'))}, state AS (
  SELECT w."no", min(w.definition) AS definition, min(w.case_key) AS case_key, w.idx, max(w."position") AS "position", max(w.next_position) AS next_position, w.owner_unit, w.slice,
         w.spread, s.day AS from_day, ${each((column) => `sum(s.sign * w.${column})::bigint AS ${column}`)}
    FROM whole w CROSS JOIN LATERAL (${addedAndTakenBack('w')}) s(day, sign)
   WHERE s.day IS NOT NULL
   GROUP BY w."no", w.idx, w.owner_unit, w.slice, w.spread, s.day
  HAVING ${components.map((column) => `sum(s.sign * w.${column}) <> 0`).join(' OR ')}
)`;
