import { statement } from '@duibiao/platform';
import {
  type Batch,
  type Connection,
  frameKinds,
  looseMentions,
  type Progress,
  type ReadModel,
} from '../read-model.js';
import { beforeNextMove, hasMove } from '../reorganisations/moves.js';
import { recomputeCases, writeCases } from './cases.sql.js';
import { statementOf } from './of-kinds.js';

const recomputeStatement = statementOf('project cases', recomputeCases);
const writeStatement = statement('project cases of a lane', writeCases);

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
          coalesce(array_agg(DISTINCT d.kind) FILTER (WHERE d."position" <= $3), '{}') AS kinds,
          EXISTS (SELECT FROM read.reviews r WHERE r.ledger_id = $1 AND r."position" <= $2) AS had_reviews,
          EXISTS (SELECT FROM read.reviews r WHERE r.ledger_id = $1 AND r."position" <= $3) AS has_reviews
     FROM read.definitions d WHERE d.ledger_id = $1`,
);

interface Ahead {
  readonly known: readonly number[] | null;
  readonly fresh: readonly number[] | null;
  readonly kinds: readonly string[];
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
    const [bases, measureKinds] = [ahead.has_reviews ? 'both' : 'all', ahead.kinds] as const;
    if (ahead.known !== null) {
      // by name: others may become known while this batch is computed
      const definitions = ahead.known;
      if (ahead.has_reviews && !ahead.had_reviews) {
        const before = { ...batch, after: 0n, upTo: batch.after };
        await backfillCases(connection, before, { definitions, measureKinds, bases: 'accepted' }, batch.upTo, progress);
      }
      await recompute(connection, batch, { definitions, measureKinds, bases }, batch.upTo, progress);
    }
    if (ahead.fresh !== null)
      await backfillCases(connection, batch, { definitions: ahead.fresh, measureKinds, bases }, batch.upTo, progress);
  },
};

/**
 * What is computed: of the definitions the cases of all facts, those by accepted facts and frames alone, or both.
 * Where nothing was ever reviewed, nothing is kept for the second.
 */
interface Extent {
  readonly definitions: readonly number[];
  /** The kinds of the definitions, and perhaps others: `ratio@1`. */
  readonly measureKinds: readonly string[];
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

/** Each lane computes its definitions while this connection does its own; then all is written here. */
async function recompute(
  connection: Connection,
  batch: Batch,
  extent: Extent,
  treeAt: bigint,
  progress: Progress,
): Promise<void> {
  const { ledger, after, upTo, lanes } = batch;
  const [own = [], ...others] = lanes?.share(ledger, extent.definitions, upTo - after) ?? [];
  // a move touches cases by their rows, which nobody else sees before they are committed
  if (lanes === undefined || others.length === 0 || (await hasMove(connection, batch))) {
    await recomputeHere(connection, batch, extent, treeAt, progress);
    return;
  }
  const computing = others.map((definitions) =>
    lanes.compute(extent.measureKinds, valuesOf(batch, { ...extent, definitions }, treeAt)),
  );
  // a lane that fails while this connection is at work is told of below
  for (const one of computing) one.catch(() => undefined);
  const weights = await recomputeHere(connection, batch, { ...extent, definitions: own }, treeAt, progress);
  for (const { touched, state, caseVersions, weights: found } of await Promise.all(computing)) {
    const { rows } = await connection.query<{ opened: number }>(writeStatement([ledger, treeAt, touched, state]));
    progress.caseRows += rows[0]?.opened ?? 0;
    progress.caseVersions += caseVersions;
    Object.assign(weights, found);
  }
  lanes.note(ledger, weights);
}

/** What each definition came to. */
async function recomputeHere(
  connection: Connection,
  batch: Batch,
  extent: Extent,
  treeAt: bigint,
  progress: Progress,
): Promise<Record<string, number>> {
  const { rows } = await connection.query<Recomputed>(
    recomputeStatement(extent.measureKinds)(valuesOf(batch, extent, treeAt)),
  );
  const [{ opened, computed, by_definition: weights } = { opened: 0, computed: 0, by_definition: null }] = rows;
  progress.caseRows += opened;
  progress.caseVersions += computed;
  return weights === null ? {} : (JSON.parse(weights) as Record<string, number>);
}

interface Recomputed {
  readonly opened: number;
  readonly computed: number;
  readonly by_definition: string | null;
}

function valuesOf({ ledger, after, upTo, kinds }: Batch, { definitions, bases }: Extent, treeAt: bigint): unknown[] {
  const frames = bases === 'all' ? null : frameKinds(kinds);
  return [ledger, after, upTo, definitions, treeAt, frames, bases !== 'accepted', looseMentions(kinds)];
}
