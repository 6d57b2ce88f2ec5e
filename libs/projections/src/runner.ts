import { inTransaction, statement } from '@duibiao/platform';
import type { Pool, PoolClient } from 'pg';
import { factsProjector, projector } from './cursor.js';
import { factKindFrames } from './fact-versions/fact-kinds.js';
import type { Lanes } from './cases/lanes.js';
import type { Progress, ReadModel } from './read-model.js';
import { factModels, numberModels } from './registry.js';
import { plannerSettings } from './planner.js';
import { beforeNextMove } from './reorganisations/moves.js';

/**
 * Events in one batch at most. On two cores 1, 10, 100, 500, 1,000, 2,000, 4,000 events a batch gave 530, 3,500, 11,600,
 * 16,900, 17,800, 19,200, 20,900 facts/s; beyond 2,000 (some 100 ms) a batch mostly delays what comes after it.
 */
export const batchSize = 2_000n;

/**
 * What one batch did. `busy`: another worker holds the cursor. Positions: the cursor's before (`after`) and behind it
 * (`position`), and the ledger's `head`. `caseVersions` counts cases computed, each once for every position that touches it; `caseRows` the
 * rows that this opened.
 */
export type Outcome =
  | { readonly state: 'busy' }
  | { readonly state: 'unknown-ledger' }
  | ({
      readonly state: 'projected';
      readonly after: bigint;
      readonly position: bigint;
      readonly head: bigint;
    } & Pick<Progress, 'facts' | 'caseVersions' | 'caseRows'>);

/** One of the projectors: whose cursor moves, how far it may go, and what it brings up to date. */
interface Stage {
  readonly cursor: string;
  readonly models: readonly ReadModel[];
  readonly lock: ReturnType<typeof statement>;
}

/**
 * The lock is the fence; a second worker passes by instead of waiting. What a crash takes from read models is projected again from where the cursor then stands, so nobody waits for their commit to reach the disk.
 */
const lockUpTo = (limit: string): string => `
SELECT c."position", h."position" AS head, ${limit} AS ready, h.fact_kinds,
       ARRAY(SELECT p.stream_id FROM operations.parked_streams p WHERE p.ledger_id = $1) AS parked,
       set_config('synchronous_commit', 'off', true), ${plannerSettings}
  FROM read.cursors c JOIN ledger.heads h ON h.ledger_id = c.ledger_id
 WHERE c.ledger_id = $1 AND c.projector = $2 FOR UPDATE OF c SKIP LOCKED`;

const facts: Stage = {
  cursor: factsProjector,
  models: factModels,
  lock: statement('project facts lock', lockUpTo('h."position"')),
};
const numbers: Stage = {
  cursor: projector,
  models: numberModels,
  lock: statement(
    'project numbers lock',
    lockUpTo(
      `coalesce((SELECT f."position" FROM read.cursors f WHERE f.ledger_id = $1 AND f.projector = '${factsProjector}'), 0)`,
    ),
  ),
};

const move = statement(
  'project move',
  `UPDATE read.cursors SET "position" = $4 WHERE ledger_id = $1 AND projector = $2 AND "position" = $3`,
);

/**
 * Rows opened by a batch after which the planner looks at the tables again: a plan's publication brings the cases of all facts so far. With the
 * picture of before, the next batch took 14 s, not 0.5 s.
 */
const manyRows = 10_000;

interface Fence {
  readonly position: string;
  readonly head: string;
  readonly ready: string;
  readonly fact_kinds: Buffer;
  readonly parked: readonly Buffer[];
}

/**
 * Takes the next events of a ledger apart, for {@link projectNumbers} to follow: in one transaction, lock the cursor, bring each read
 * model up to date, move the cursor. Doing it twice, or by several workers at once, is the same as once.
 *
 * Throws what the database throws, after rolling back; nothing of the batch is then visible.
 */
export const projectFacts = (pool: Pool, ledger: string, size = batchSize): Promise<Outcome> =>
  project(pool, ledger, facts, size);

/**
 * Computes what follows from the next events that were taken apart. Like {@link projectFacts}; at the same time, on another core, and with lanes on
 * as many more.
 */
export async function projectNumbers(
  pool: Pool,
  ledger: string,
  { size = batchSize, lanes }: { readonly size?: bigint; readonly lanes?: Lanes | undefined } = {},
): Promise<Outcome> {
  const outcome = await project(pool, ledger, numbers, size, lanes);
  if (outcome.state === 'projected' && (hasDoubled(outcome) || outcome.caseRows > manyRows)) {
    await pool.query('SELECT read.refresh_statistics()');
  }
  return outcome;
}

/** Both, one after the other: the next batch of a ledger with everything that follows from it. */
export async function projectBatch(pool: Pool, ledger: string, size = batchSize): Promise<Outcome> {
  const taken = await projectFacts(pool, ledger, size);
  if (taken.state === 'unknown-ledger') return taken;
  const outcome = await projectNumbers(pool, ledger, { size });
  return outcome.state === 'projected' && taken.state === 'projected' ? { ...outcome, facts: taken.facts } : outcome;
}

/** True once for each doubling from 256 on: the time to look at the tables again (see `read.refresh_statistics`). */
function hasDoubled({ after, position }: { readonly after: bigint; readonly position: bigint }): boolean {
  return position >= 256n && after.toString(2).length < position.toString(2).length;
}

const project = (pool: Pool, ledger: string, stage: Stage, size: bigint, lanes?: Lanes): Promise<Outcome> =>
  inTransaction(pool, (client) => projectLocked(client, ledger, stage, size, lanes));

async function projectLocked(
  client: PoolClient,
  ledger: string,
  stage: Stage,
  size: bigint,
  lanes?: Lanes,
): Promise<Outcome> {
  const { rows } = await client.query<Fence>(stage.lock([ledger, stage.cursor]));
  const [fence] = rows;
  if (fence === undefined) {
    const isMade = await makeCursor(client, ledger, stage.cursor);
    return isMade ? projectLocked(client, ledger, stage, size, lanes) : missing(client, ledger);
  }
  const [after, head, ready] = [BigInt(fence.position), BigInt(fence.head), BigInt(fence.ready)];
  const progress: Progress = { facts: 0, caseVersions: 0, caseRows: 0, systemEvents: [] };
  let upTo = after;
  if (ready > after) {
    upTo = await beforeNextMove(client, ledger, after, ready - after > size ? after + size : ready);
    const kinds = await factKindFrames(client, ledger, fence.fact_kinds);
    const batch = { ledger, after, upTo, kinds, parked: fence.parked, lanes };
    for (const model of stage.models) await model.apply(client, batch, progress);
    const { rowCount } = await client.query(move([ledger, stage.cursor, after, upTo]));
    if (rowCount !== 1)
      throw new Error(`the cursor ${stage.cursor} of ${ledger} moved from ${after} while it was locked`);
  }
  return { state: 'projected', after, position: upTo, head, ...progress };
}

/** True when the cursor was made now; it is locked by this transaction then. */
async function makeCursor(client: PoolClient, ledger: string, cursor: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO read.cursors (ledger_id, projector, "position")
     SELECT ledger_id, $2, 0 FROM ledger.heads WHERE ledger_id = $1 ON CONFLICT DO NOTHING`,
    [ledger, cursor],
  );
  return rowCount === 1;
}

async function missing(client: PoolClient, ledger: string): Promise<Outcome> {
  const { rowCount } = await client.query('SELECT FROM ledger.heads WHERE ledger_id = $1', [ledger]);
  return { state: rowCount === 1 ? 'busy' : 'unknown-ledger' };
}
