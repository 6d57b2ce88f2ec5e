import { inTransaction, Stopped } from '@duibiao/platform';
import type { Pool } from 'pg';
import type { Connection } from '../read-model.js';
import type { Lease } from './lease.js';
import { besideOf, modelTables } from './tables.js';

/** Everything beside that is of one ledger, but for the claim itself. */
const tables = [...modelTables.map(besideOf), 'read_next.cursors', 'read_next.parked_streams'];

/** Claims come and go one after the other. Who builds has its own locked, and is waited for. */
const lockClaims = 'LOCK TABLE read_next.claims IN SHARE ROW EXCLUSIVE MODE';

/**
 * Makes the tables beside this attempt's, and empties them where they hold another rebuild's rows: what an earlier attempt of this one has derived
 * stays. From then on no other attempt writes there.
 */
export const claim = (pool: Pool, { rebuild: { ledger, id }, holder }: Lease): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(lockClaims);
    const { rows } = await client.query<{ rebuild_id: string }>(
      'SELECT rebuild_id FROM read_next.claims WHERE ledger_id = $1 FOR UPDATE',
      [ledger],
    );
    if (rows[0]?.rebuild_id !== id) await empty(client, ledger);
    await client.query(
      `INSERT INTO read_next.claims (ledger_id, rebuild_id, holder) VALUES ($1, $2, $3)
       ON CONFLICT (ledger_id) DO UPDATE SET rebuild_id = excluded.rebuild_id, holder = excluded.holder`,
      [ledger, id, holder],
    );
  });

/** First of all in a transaction that writes beside: nobody takes over until it ends. @throws Stopped where somebody has */
export async function mustHold(client: Connection, { rebuild, holder }: Lease): Promise<void> {
  const { rowCount } = await client.query(
    'SELECT FROM read_next.claims WHERE ledger_id = $1 AND rebuild_id = $2 AND holder = $3 FOR SHARE',
    [rebuild.ledger, rebuild.id, holder],
  );
  if (rowCount !== 1) throw new Stopped('the tables beside are another’s');
}

/** Removes what a rebuild that is over has left beside. */
export const forget = (pool: Pool, ledger: string, id: string): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(lockClaims);
    const { rowCount } = await client.query('DELETE FROM read_next.claims WHERE ledger_id = $1 AND rebuild_id = $2', [
      ledger,
      id,
    ]);
    if (rowCount === 1) await empty(client, ledger);
  });

/** Removes what rebuilds have left whose worker could not: it died after the end, or nobody was at work when it was cancelled. */
export async function forgetLeftOvers(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ ledger_id: string; rebuild_id: string }>(
    `SELECT c.ledger_id, c.rebuild_id FROM read_next.claims c
      WHERE NOT EXISTS (SELECT FROM work.rebuilds r WHERE r.ledger_id = c.ledger_id AND r.rebuild_id = c.rebuild_id
                           AND r.state IN ('waiting', 'running'))`,
  );
  for (const { ledger_id: ledger, rebuild_id: id } of rows) await forget(pool, ledger, id);
}

/** At once where nobody else builds, which leaves no dead rows behind; else row by row. */
async function empty(client: Connection, ledger: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM read_next.claims WHERE ledger_id <> $1 LIMIT 1', [ledger]);
  if (rowCount === 0) await client.query(`TRUNCATE ${tables.join(', ')}`);
  else for (const table of tables) await client.query(`DELETE FROM ${table} WHERE ledger_id = $1`, [ledger]);
}
