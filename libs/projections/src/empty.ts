import type { Pool } from 'pg';
import { inTransaction } from '@duibiao/platform';

/** Tables that hold read models of a ledger, dependants first. */
const tables = [
  'cells',
  'case_rows',
  'inputs',
  'selectors',
  'definitions',
  'mentions',
  'review_totals',
  'reviews',
  'submissions',
  'fact_versions',
] as const;

/**
 * Empties the read models of a ledger and sets its cursor to 0: the next batches derive all of it again from the entries.
 * Streams that are parked stay parked. Readers see nothing meanwhile. Waits for a projector at work.
 */
export async function emptyReadModels(pool: Pool, ledger: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT FROM read.cursors WHERE ledger_id = $1 ORDER BY projector FOR UPDATE', [ledger]);
    for (const table of tables) await client.query(`DELETE FROM read.${table} WHERE ledger_id = $1`, [ledger]);
    await client.query('DELETE FROM operations.parked_events WHERE ledger_id = $1', [ledger]);
    await client.query('UPDATE read.cursors SET "position" = 0 WHERE ledger_id = $1', [ledger]);
  });
}
