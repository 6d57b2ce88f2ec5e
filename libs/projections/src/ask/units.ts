import type { Queryable } from './database.js';
import type { TreePoint } from './organisation.js';

/** `self`, its `children`, or every unit of its subtree (itself included) of a type. */
export type Level = 'self' | 'children' | { readonly type: string };

/**
 * The units that a listing below `unit` shows, in the order of their ids; empty when `unit` is not in the tree. The tree is today's, or
 * that of a day; of a day units that were closed by then are left out, and those that opened later.
 */
export async function unitsBelow(
  db: Queryable,
  ledger: string,
  unit: string,
  level: Level,
  then?: Omit<TreePoint, 'ledger'>,
): Promise<readonly string[]> {
  const tree =
    then === undefined
      ? 'SELECT unit_id, parent_id, type, path FROM ledger.units WHERE ledger_id = $1'
      : `SELECT u.unit_id, u.parent_id, u.type, t.path FROM read.units_on($1, $5, $6) u JOIN read.tree($1, $5, $6) t ON t.unit_id = u.unit_id
          WHERE u.opened_on <= $6::date AND (u.closed_on IS NULL OR u.closed_on > $6::date OR u.unit_id = $2)`;
  const { rows } = await db.query<{ unit_id: string }>(
    `SELECT x.unit_id FROM (${tree}) x
      WHERE x.path @> ARRAY[$2::text]
        AND CASE $3 WHEN 'self' THEN x.unit_id = $2 WHEN 'children' THEN x.parent_id = $2 ELSE x.type = $4 END
      ORDER BY x.unit_id COLLATE "C"`,
    [
      ledger,
      unit,
      typeof level === 'string' ? level : 'type',
      typeof level === 'string' ? null : level.type,
      ...(then === undefined ? [] : [then.position, then.day]),
    ],
  );
  return rows.map((row) => row.unit_id);
}
