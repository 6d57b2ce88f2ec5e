import type { Queryable } from './database.js';
import type { TreePoint } from './organisation.js';

/** `self`, its `children`, or every unit of its subtree (itself included) of a type. */
export type Level = 'self' | 'children' | { readonly type: string };

/**
 * The units that a listing below `unit` shows in the tree of a day as known at a position, in the order of their ids. What was closed by then is left
 * out (a unit that was merged is shown by the one that carries on), and so is what opened later, or stands outside the reader's
 * scope today (`scope`, the units at its top; null: the whole ledger).
 */
export async function unitsBelow(
  db: Queryable,
  { ledger, position, day }: TreePoint,
  unit: string,
  level: Level,
  scope: readonly string[] | null,
): Promise<readonly string[]> {
  if (level === 'self') return [unit];
  const { rows } = await db.query<{ unit_id: string }>(
    `SELECT u.unit_id
       FROM read.units_on($1, $2, $3) u JOIN read.tree($1, $2, $3) t ON t.unit_id = u.unit_id
       JOIN ledger.units n ON n.ledger_id = $1 AND n.unit_id = u.unit_id
      WHERE u.opened_on <= $3::date AND (u.closed_on IS NULL OR u.closed_on > $3::date) AND t.path @> ARRAY[$4::text]
        AND CASE WHEN $5::text IS NULL THEN u.parent_id = $4 ELSE u.type = $5 END AND ($6::text[] IS NULL OR n.path && $6::text[])
      ORDER BY u.unit_id COLLATE "C"`,
    [ledger, position, day, unit, level === 'children' ? null : level.type, scope],
  );
  return rows.map((row) => row.unit_id);
}
