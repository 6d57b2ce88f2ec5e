import { createKysely, toBigInt } from '@duibiao/platform';
import type pg from 'pg';

/** A unit as its head says: the tree of today. */
export interface UnitHead {
  readonly id: string;
  readonly parent: string | null;
  readonly type: string;
  readonly name: string;
  /** First day, YYYY-MM-DD. */
  readonly openedOn: string;
  /** First day on which it no longer exists. */
  readonly closedOn: string | null;
  /** Unit ids, root first, itself last. */
  readonly path: readonly string[];
  readonly position: bigint;
}

/** Every unit of a ledger, parents before children. */
export async function readUnits(pool: pg.Pool, ledger: string): Promise<UnitHead[]> {
  const rows = await createKysely(pool)
    .selectFrom('ledger.units')
    .select(['unit_id as id', 'parent_id as parent', 'type', 'name', 'path', 'position'])
    .select((eb) => eb.cast<string>('opened_on', 'text').as('openedOn'))
    .select((eb) => eb.cast<string | null>('closed_on', 'text').as('closedOn'))
    .where('ledger_id', '=', ledger)
    .orderBy((eb) => eb.fn('cardinality', ['path']))
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({ ...row, position: toBigInt(row.position) }));
}

/** The position of the newest event that wrote a unit's head: while it stays, {@link readUnits} answers the same. 0 where there are none. */
export async function unitsPosition(pool: pg.Pool, ledger: string): Promise<bigint> {
  const { rows } = await pool.query<{ position: string }>({
    name: 'units-position',
    text: 'SELECT coalesce(max(position), 0) AS position FROM ledger.units WHERE ledger_id = $1',
    values: [ledger],
  });
  return toBigInt(rows[0]?.position);
}

/** The grants in a ledger, of one principal or of all. */
export async function readGrants(
  pool: pg.Pool,
  ledger: string,
  principal?: string,
): Promise<{ readonly principal: string; readonly role: string; readonly unit: string }[]> {
  const all = createKysely(pool)
    .selectFrom('ledger.grants')
    .select(['principal_id as principal', 'role', 'unit_id as unit'])
    .where('ledger_id', '=', ledger);
  const asked = principal === undefined ? all : all.where('principal_id', '=', principal);
  return asked.orderBy('principal_id').orderBy('role').orderBy('unit_id').execute();
}
