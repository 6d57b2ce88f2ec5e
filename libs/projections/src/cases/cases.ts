import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';
import { recomputeCases } from './cases.sql.js';

const recomputeStatement = statement('project cases', recomputeCases);

/** Positions that a backfill reads in one statement: some 100 MB of working memory at most. */
const backfillStride = 20_000n;

/** Case rows with the positions and days on which they count, and the cells that they add up to. */
export const cases: ReadModel = {
  name: 'cases',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    if (progress.facts > 0) progress.caseRows += await recompute(connection, batch, null);
  },
};

/** Computes the cases of new definitions from all facts up to the end of the batch, as if they had always been there. */
export async function backfillCases(
  connection: Connection,
  batch: Batch,
  definitions: readonly number[],
): Promise<number> {
  let rows = 0;
  for (let after = 0n; after < batch.upTo; after += backfillStride) {
    const end = after + backfillStride;
    const stride = { ...batch, after, upTo: end < batch.upTo ? end : batch.upTo };
    rows += await recompute(connection, stride, definitions);
  }
  return rows;
}

async function recompute(
  connection: Connection,
  { ledger, after, upTo }: Batch,
  definitions: readonly number[] | null,
): Promise<number> {
  const { rows } = await connection.query<{ opened: number }>(recomputeStatement([ledger, after, upTo, definitions]));
  return rows[0]?.opened ?? 0;
}
