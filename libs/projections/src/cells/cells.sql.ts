import { isAlone } from '../cases/spread.sql.js';
import { pathOf } from '../reorganisations/path.sql.js';

const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;
const each = (term: (column: string) => string): string => components.map(term).join(', ');

/** The day of the total: what a unit has in a slice on the last of all days, beside what each day adds. */
export const totalDay = 'infinity';

/** SQL of the days on which a change of one day stands: that one, and the total's. */
export const daysOf = (day: string): string => `(SELECT ${day} UNION ALL SELECT '${totalDay}'::date) t(day)`;

/**
 * Adds changes of case rows to the cells of their owner units and of every unit above them (of the unit alone where
 * `spread` says so).
 *
 * Reads the relation `change(definition, owner_unit, slice, spread, from_day, c1 … c6, sign)` of the statement that it becomes part
 * of; `$1` is the ledger, `treeAt` SQL of the position whose tree counts. Changes are summed by owner first: a batch of one town's facts reaches its ancestors as a few
 * rows. A unit that is not in the tree counts for itself.
 */
export const addToCells = (treeAt: string): string => `
own AS (
  SELECT c.definition, c.owner_unit, c.slice, ${isAlone('c')} AS is_alone, c.from_day AS day,
         ${each((column) => `sum(c.sign * c.${column})::bigint AS ${column}`)}
    FROM change c GROUP BY c.definition, c.owner_unit, c.slice, ${isAlone('c')}, c.from_day
), placed AS (
  SELECT o.*, CASE WHEN o.is_alone THEN ARRAY[o.owner_unit] ELSE coalesce(
           ${pathOf('o.owner_unit', treeAt)}, ARRAY[o.owner_unit]) END AS path
    FROM own o
), cell AS (
  INSERT INTO read.cells AS old (ledger_id, definition, unit_id, slice, day, ${components.join(', ')})
  SELECT $1, p.definition, u.unit_id, p.slice, t.day, ${each((column) => `sum(p.${column})::bigint`)}
    FROM placed p CROSS JOIN LATERAL unnest(p.path) u(unit_id) CROSS JOIN LATERAL ${daysOf('p.day')}
   GROUP BY p.definition, u.unit_id, p.slice, t.day
  HAVING ${components.map((column) => `sum(p.${column}) <> 0`).join(' OR ')}
  ON CONFLICT (ledger_id, definition, unit_id, slice, day)
  DO UPDATE SET ${each((column) => `${column} = old.${column} + excluded.${column}`)}
)`;
