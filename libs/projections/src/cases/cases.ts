import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';
import { beforeNextMove } from '../reorganisations/moves.js';
import { recomputeCases } from './cases.sql.js';

const recomputeStatement = statement('project cases', recomputeCases);

/** Positions that a backfill reads in one statement: some 100 MB of working memory at most. */
const backfillStride = 20_000n;

/** Case rows with the positions and days on which they count, and the cells that they add up to. */
export const cases: ReadModel = {
  name: 'cases',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    if (progress.facts > 0) progress.caseRows += await recompute(connection, batch, null, batch.upTo);
  },
};

/** Computes the cases of new definitions from all facts up to the end of the batch, as if they had always been there. */
export async function backfillCases(
  connection: Connection,
  batch: Batch,
  definitions: readonly number[],
): Promise<number> {
  let rows = 0;
  let after = 0n;
  while (after < batch.upTo) {
    const end = after + backfillStride;
    const upTo = await beforeNextMove(connection, batch.ledger, after, end < batch.upTo ? end : batch.upTo);
    rows += await recompute(connection, { ...batch, after, upTo }, definitions, batch.upTo);
    after = upTo;
  }
  return rows;
}

async function recompute(
  connection: Connection,
  { ledger, after, upTo }: Batch,
  definitions: readonly number[] | null,
  treeAt: bigint,
): Promise<number> {
  const { rows } = await connection.query<{ opened: number }>(
    recomputeStatement([ledger, after, upTo, definitions, treeAt]),
  );
  return rows[0]?.opened ?? 0;
}
