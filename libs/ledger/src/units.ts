import { toBigInt } from '@duibiao/platform';
import type pg from 'pg';

/** A unit as its head says: the tree of today. */
export interface UnitHead {
  readonly id: string;
  readonly parent: string | null;
  readonly type: string;
  readonly name: string;
  /** First day, YYYY-MM-DD. */
  readonly openedOn: string;
  /** Unit ids, root first, itself last. */
  readonly path: readonly string[];
  readonly position: bigint;
}

/** Every unit of a ledger, parents before children. */
export async function readUnits(client: pg.Pool | pg.ClientBase, ledger: string): Promise<UnitHead[]> {
  const { rows } = await client.query<
    Omit<UnitHead, 'openedOn' | 'position'> & { opened_on: string; position: string }
  >(
    `SELECT unit_id AS id, parent_id AS parent, type, name, opened_on::text, path, position
       FROM ledger.units WHERE ledger_id = $1 ORDER BY cardinality(path), unit_id`,
    [ledger],
  );
  return rows.map(({ opened_on, position, ...unit }) => ({
    ...unit,
    openedOn: opened_on,
    position: toBigInt(position),
  }));
}

/** A principal's grants in a ledger. */
export async function readGrants(
  client: pg.Pool | pg.ClientBase,
  ledger: string,
  principal?: string,
): Promise<{ readonly principal: string; readonly role: string; readonly unit: string }[]> {
  const { rows } = await client.query<{ principal: string; role: string; unit: string }>(
    `SELECT principal_id AS principal, role, unit_id AS unit FROM ledger.grants
      WHERE ledger_id = $1 AND ($2::text IS NULL OR principal_id = $2) ORDER BY principal_id, role, unit_id`,
    [ledger, principal ?? null],
  );
  return rows;
}
