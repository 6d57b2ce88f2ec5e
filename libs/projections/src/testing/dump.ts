import type { Pool } from 'pg';

/** What stands in no order of its own, or is not a row's meaning. */
const tables: Readonly<Record<string, { readonly but?: string; readonly order: string }>> = {
  cursors: { order: 'projector' },
  fact_versions: { but: 'recorded_at', order: 'position_from' },
  submissions: { order: 'owner_unit, first_position' },
  reviews: { order: '"position"' },
  review_totals: { order: 'owner_unit, kind' },
  definitions: { order: 'definition' },
  selectors: { order: 'definition, "no"' },
  inputs: { order: 'via, definition, mode' },
  mentions: { order: 'via, key, position_from' },
  case_rows: { order: 'definition, case_key, position_from, ordinal' },
  cells: { order: 'definition, unit_id, slice, day' },
};

/** All rows of all read models of a ledger, but for its name, and for cells that came back to nothing. */
export async function dump(owner: Pool, ledger: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found: Record<string, readonly unknown[]> = {};
  for (const [table, { but = '', order }] of Object.entries(tables)) {
    const { rows } = await owner.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) - 'ledger_id' - $2::text AS row FROM read.${table} t WHERE ledger_id = $1 ORDER BY ${order}`,
      [ledger, but],
    );
    const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
    found[table] = rows
      .map(({ row }) => row)
      .filter((row) => table !== 'cells' || components.some((name) => row[name] !== 0));
  }
  return found;
}
