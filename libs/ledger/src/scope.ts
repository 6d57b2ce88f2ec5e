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
