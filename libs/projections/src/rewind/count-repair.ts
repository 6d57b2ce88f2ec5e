import type { Connection } from '../read-model.js';

/** Says that answers for positions come to be others than before: what is kept of them counts as old, and who follows the ledger asks again. */
export async function countRepair(connection: Connection, ledger: string): Promise<void> {
  await connection.query(
    `INSERT INTO operations.repairs AS r (ledger_id, repairs) VALUES ($1, 1)
     ON CONFLICT (ledger_id) DO UPDATE SET repairs = r.repairs + 1`,
    [ledger],
  );
}
