import { inTransaction } from '@duibiao/platform';
import type pg from 'pg';

/** What a reader may see of one ledger: units and all below them, or the whole. */
export interface Scope {
  readonly ledger: string;
  readonly units: '*' | readonly string[];
}

/**
 * Runs reads in one short transaction under row-level security. The scope dies with the transaction, so a pooled connection
 * carries nothing over.
 */
export function readInScope<T>(pool: pg.Pool, scope: Scope, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(
    pool,
    async (client) => {
      const units = scope.units === '*' ? '*' : scope.units.join(',');
      await client.query({
        name: 'set-scope',
        text: `SELECT set_config('duibiao.ledger', $1, true), set_config('duibiao.units', $2, true)`,
        values: [scope.ledger, units],
      });
      return work(client);
    },
    'BEGIN READ ONLY',
  );
}

/** Runs reads that see every entry of one ledger, each piece of work on one connection. */
export type ReadWhole = <T>(work: (client: pg.ClientBase) => Promise<T>) => Promise<T>;

/** The same over a pool: a short transaction for each piece of work. */
export const wholeLedger =
  (pool: pg.Pool, ledger: string): ReadWhole =>
  (work) =>
    readInScope(pool, { ledger, units: '*' }, work);
