import type { Pool } from 'pg';
import { batchSize, projectFacts, projectNumbers } from '../runner.js';
import { type Parked, parkFirst } from './park.js';

/**
 * Finds the first event of a ledger that cannot be applied, in either stage, and parks it with its stream (see {@link parkFirst}): called once
 * a batch has failed again and again.
 */
export async function parkCulprit(pool: Pool, ledger: string): Promise<Parked | undefined> {
  return (
    (await parkFirst(pool, ledger, 'facts', projectFacts, batchSize)) ??
    (await parkFirst(pool, ledger, 'numbers', (on, id, size) => projectNumbers(on, id, { size }), batchSize))
  );
}
