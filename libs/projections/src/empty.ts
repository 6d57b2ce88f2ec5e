import type { Pool } from 'pg';
import { inTransaction } from '@duibiao/platform';
import { modelTables, nameOf } from './rebuild/tables.js';

/**
 * Empties the read models of a ledger and sets its cursor to 0: the next batches derive all of it again from the entries.
 * Streams that are parked stay parked. Readers see nothing meanwhile. Waits for a projector at work.
 */
export async function emptyReadModels(pool: Pool, ledger: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT FROM read.cursors WHERE ledger_id = $1 ORDER BY projector FOR UPDATE', [ledger]);
    for (const table of modelTables) await client.query(`DELETE FROM ${nameOf(table)} WHERE ledger_id = $1`, [ledger]);
    await client.query('UPDATE read.cursors SET "position" = 0 WHERE ledger_id = $1', [ledger]);
  });
}
