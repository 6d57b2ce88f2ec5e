import type { Queryable } from './database.js';

/**
 * The units that a listing below `unit` shows: `self`, its `children`, or every unit of its subtree (itself included) of a
 * type. In the order of their ids; empty when `unit` is not in the tree.
 */
export async function unitsBelow(
  db: Queryable,
  ledger: string,
  unit: string,
  level: 'self' | 'children' | { readonly type: string },
): Promise<readonly string[]> {
  const { rows } = await db.query<{ unit_id: string }>(
    `SELECT unit_id FROM ledger.units
      WHERE ledger_id = $1 AND path @> ARRAY[$2::text]
        AND CASE $3 WHEN 'self' THEN unit_id = $2 WHEN 'children' THEN parent_id = $2 ELSE type = $4 END
      ORDER BY unit_id`,
    [ledger, unit, typeof level === 'string' ? level : 'type', typeof level === 'string' ? null : level.type],
  );
  return rows.map((row) => row.unit_id);
}
