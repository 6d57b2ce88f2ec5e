import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isBehind } from './cursor.js';
import { projectBatch } from './runner.js';

/** What a run did until the ledger's head was reached, or it was told to stop. */
export interface CaughtUp {
  readonly position: bigint;
  readonly facts: number;
  readonly caseRows: number;
  readonly batches: number;
}

/** After the head was reached, or another worker held the cursor: what arrives meanwhile shares one batch (some 4 ms). */
const gatherMs = 10;

/**
 * Projects batch after batch until the cursor is at the head. When another worker holds the cursor, waits for it: its last
 * look at the head may have been before the event that this call is for.
 *
 * Ends early when `signal` is aborted. Throws what {@link projectBatch} throws.
 */
export async function catchUp(pool: Pool, ledger: string, signal?: AbortSignal): Promise<CaughtUp> {
  let [position, facts, caseRows, batches] = [0n, 0, 0, 0];
  while (signal?.aborted !== true) {
    const outcome = await projectBatch(pool, ledger);
    if (outcome.state === 'unknown-ledger') break;
    if (outcome.state === 'projected') {
      position = outcome.position;
      facts += outcome.facts;
      caseRows += outcome.caseRows;
      batches += 1;
      if (outcome.position < outcome.head) continue;
    }
    await sleep(gatherMs);
    if (!(await isBehind(pool, ledger))) break;
  }
  return { position, facts, caseRows, batches };
}
