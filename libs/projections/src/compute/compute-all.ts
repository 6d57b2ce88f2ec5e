import type { Pool } from 'pg';
import type { UnitSums } from '../ask/attainment.js';
import { compute, type ComputeQuestion } from './compute.js';
import { treesOf } from './trees.js';

/** A definition as the ledger stores it: `digest` in hex, `kind` like `ratio@1`. */
export interface StoredDefinition {
  readonly digest: string;
  readonly kind: string;
}

/**
 * Computes every definition that the ledger knew at the position, anew and for all units; `take` is handed one after the other, in no
 * order. As many at a time as `lanes` says, each on a connection of its own: two fill two cores.
 */
export async function computeAll(
  pool: Pool,
  question: Omit<ComputeQuestion, 'definition'>,
  take: (definition: StoredDefinition, units: readonly UnitSums[]) => void,
  lanes = 2,
): Promise<void> {
  const { rows } = await pool.query<StoredDefinition>(
    `SELECT encode(digest, 'hex') AS digest, kind FROM read.definitions WHERE ledger_id = $1 AND "position" <= $2 ORDER BY definition`,
    [question.ledger, question.position],
  );
  const trees = treesOf(pool, question);
  const waiting = [...rows];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      take(next, await compute(pool, { ...question, definition: next }, trees));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
