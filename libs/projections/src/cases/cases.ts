import { statement } from '@duibiao/platform';
import { type Batch, type Connection, frameKinds, type Progress, type ReadModel } from '../read-model.js';
import { beforeNextMove } from '../reorganisations/moves.js';
import { recomputeCases } from './cases.sql.js';

const recomputeStatement = statement('project cases', recomputeCases);

/** Positions that a backfill reads in one statement: some 100 MB of working memory at most. */
const backfillStride = 20_000n;

/** Case rows with the positions and days on which they count, and the cells that they add up to. */
export const cases: ReadModel = {
  name: 'cases',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    if (progress.facts === 0 && progress.reviews === 0) return;
    const bases = progress.hasReviews ? 'both' : 'all';
    await recompute(connection, batch, { definitions: null, bases }, batch.upTo, progress);
  },
};

/**
 * What is computed: of the definitions (null: all) the cases of all facts, those by accepted facts and frames alone, or both.
 * Where nothing was ever reviewed, nothing is kept for the second.
 */
export interface Extent {
  readonly definitions: readonly number[] | null;
  readonly bases: 'all' | 'accepted' | 'both';
}

/** Computes cases from all entries up to the end of the batch, as if they had always been there. */
export async function backfillCases(
  connection: Connection,
  batch: Batch,
  extent: Extent,
  progress: Progress,
): Promise<void> {
  let after = 0n;
  while (after < batch.upTo) {
    const end = after + backfillStride;
    const upTo = await beforeNextMove(connection, batch.ledger, after, end < batch.upTo ? end : batch.upTo);
    await recompute(connection, { ...batch, after, upTo }, extent, batch.upTo, progress);
    after = upTo;
  }
}

async function recompute(
  connection: Connection,
  { ledger, after, upTo, kinds }: Batch,
  { definitions, bases }: Extent,
  treeAt: bigint,
  progress: Progress,
): Promise<void> {
  const frames = bases === 'all' ? null : frameKinds(kinds);
  const values = [ledger, after, upTo, definitions, treeAt, frames, bases !== 'accepted'];
  const { rows } = await connection.query<{ opened: number; computed: number }>(recomputeStatement(values));
  progress.caseRows += rows[0]?.opened ?? 0;
  progress.caseVersions += rows[0]?.computed ?? 0;
}
