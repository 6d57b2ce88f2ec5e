import { statement } from '@duibiao/platform';
import {
  type Batch,
  type Connection,
  frameKinds,
  looseMentions,
  type Progress,
  type ReadModel,
} from '../read-model.js';
import { beforeNextMove } from '../reorganisations/moves.js';
import { recomputeCases } from './cases.sql.js';

const recomputeStatement = statement('project cases', recomputeCases);

/**
 * Positions that a backfill reads in one statement: some 100 MB of working memory at most. After each the planner looks at the tables again: with
 * the picture of empty ones the case rows are looked for by the wrong index, and a plan published into 200,000 facts took minutes.
 */
const backfillStride = 20_000n;

/** What a batch has to know before it computes: the definitions before it and those of its own, and what was reviewed. */
const lookAhead = statement(
  'project cases look-ahead',
  `SELECT array_agg(d.definition) FILTER (WHERE d."position" <= $2) AS known,
          array_agg(d.definition) FILTER (WHERE d."position" > $2 AND d."position" <= $3) AS fresh,
          EXISTS (SELECT FROM read.reviews r WHERE r.ledger_id = $1 AND r."position" <= $2) AS had_reviews,
          EXISTS (SELECT FROM read.reviews r WHERE r.ledger_id = $1 AND r."position" <= $3) AS has_reviews
     FROM read.definitions d WHERE d.ledger_id = $1`,
);

interface Ahead {
  readonly known: readonly number[] | null;
  readonly fresh: readonly number[] | null;
  readonly had_reviews: boolean;
  readonly has_reviews: boolean;
}

/**
 * Case rows with the positions and days on which they count, and the cells that they add up to. A definition that a batch brings gets its
 * cases from all facts so far. The first review of a ledger has the frames counted for the numbers by accepted facts; until then
 * nobody pays for those.
 */
export const cases: ReadModel = {
  name: 'cases',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    const { rows } = await connection.query<Ahead>(lookAhead([batch.ledger, batch.after, batch.upTo]));
    const [ahead] = rows;
    if (ahead === undefined) throw new Error('the look at what lies ahead answered nothing');
    const bases = ahead.has_reviews ? 'both' : 'all';
    if (ahead.known !== null) {
      // by name: others may become known while this batch is computed
      const definitions = ahead.known;
      if (ahead.has_reviews && !ahead.had_reviews) {
        const before = { ...batch, after: 0n, upTo: batch.after };
        await backfillCases(connection, before, { definitions, bases: 'accepted' }, batch.upTo, progress);
      }
      await recompute(connection, batch, { definitions, bases }, batch.upTo, progress);
    }
    if (ahead.fresh !== null)
      await backfillCases(connection, batch, { definitions: ahead.fresh, bases }, batch.upTo, progress);
  },
};

/**
 * What is computed: of the definitions the cases of all facts, those by accepted facts and frames alone, or both.
 * Where nothing was ever reviewed, nothing is kept for the second.
 */
interface Extent {
  readonly definitions: readonly number[];
  readonly bases: 'all' | 'accepted' | 'both';
}

/**
 * Computes cases from all entries up to the end of the batch, as if they had always been there, for cells that stand for the tree at `treeAt`: a
 * move in the batch that follows has carried over what was there before it.
 */
async function backfillCases(
  connection: Connection,
  batch: Batch,
  extent: Extent,
  treeAt: bigint,
  progress: Progress,
): Promise<void> {
  let after = 0n;
  while (after < batch.upTo) {
    const end = after + backfillStride;
    const upTo = await beforeNextMove(connection, batch.ledger, after, end < batch.upTo ? end : batch.upTo);
    await recompute(connection, { ...batch, after, upTo }, extent, treeAt, progress);
    await connection.query('SELECT read.refresh_statistics()');
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
  const values = [ledger, after, upTo, definitions, treeAt, frames, bases !== 'accepted', looseMentions(kinds)];
  const { rows } = await connection.query<{ opened: number; computed: number }>(recomputeStatement(values));
  progress.caseRows += rows[0]?.opened ?? 0;
  progress.caseVersions += rows[0]?.computed ?? 0;
}
