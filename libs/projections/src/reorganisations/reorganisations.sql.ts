import { isAlone } from '../cases/spread.sql.js';
import { daysOf } from '../cells/cells.sql.js';

const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

/**
 * Carries what a unit has from the units that stood above it to those that stand above it now: `$1` ledger, `$2` after, `$3` up to. Reads the case
 * rows as they stood before the batch; `cases` then goes on with the new paths. Only units whose path differs between the
 * two positions are read, so that a batch without a move does nothing.
 */
export const carryCells = `
WITH moved AS MATERIALIZED (
  SELECT DISTINCT ON (n.unit_id) n.unit_id, o.path AS old_path, n.path AS new_path
    FROM ledger.unit_paths n
    JOIN ledger.unit_paths o ON o.ledger_id = $1 AND o.unit_id = n.unit_id AND o.position_from <= $2
     AND o.position_to > $2 AND o.position_to <= $3
   WHERE n.ledger_id = $1 AND n.position_from > $2 AND n.position_from <= $3
   ORDER BY n.unit_id, n.position_from DESC
), own AS (
  SELECT m.unit_id, m.old_path, m.new_path, c.definition, c.slice, c.from_day AS day,
         ${components.map((c) => `sum(c.${c})::bigint AS ${c}`).join(', ')}
    FROM moved m CROSS JOIN (
      SELECT s.sign * d.definition AS definition FROM read.definitions d CROSS JOIN (VALUES (1), (-1)) s(sign) WHERE d.ledger_id = $1) d
   CROSS JOIN LATERAL (
      SELECT c.* FROM read.case_rows c
       WHERE c.ledger_id = $1 AND c.definition = d.definition AND c.owner_unit = m.unit_id AND c.position_to IS NULL
         AND NOT ${isAlone('c')} OFFSET 0) c
   WHERE m.old_path <> m.new_path
   GROUP BY m.unit_id, m.old_path, m.new_path, c.definition, c.slice, c.from_day
)
INSERT INTO read.cells AS old (ledger_id, definition, unit_id, slice, day, ${components.join(', ')})
SELECT $1, o.definition, p.unit_id, o.slice, t.day, ${components.map((c) => `sum(p.sign * o.${c})::bigint`).join(', ')}
  FROM own o CROSS JOIN LATERAL (
    SELECT unit_id, -1 AS sign FROM unnest(o.old_path) a(unit_id) UNION ALL SELECT unit_id, 1 FROM unnest(o.new_path) b(unit_id)) p
 CROSS JOIN LATERAL ${daysOf('o.day')}
 GROUP BY o.definition, p.unit_id, o.slice, t.day
HAVING ${components.map((c) => `sum(p.sign * o.${c}) <> 0`).join(' OR ')}
ON CONFLICT (ledger_id, definition, unit_id, slice, day)
DO UPDATE SET ${components.map((c) => `${c} = old.${c} + excluded.${c}`).join(', ')}`;
