import { inTransaction, statement } from '@duibiao/platform';
import type { Pool } from 'pg';
import { factsProjector, projector } from './cursor.js';
import { factKindFrames } from './fact-versions/fact-kinds.js';
import type { Lanes } from './cases/lanes.js';
import type { Connection, Progress, ReadModel } from './read-model.js';
import { factModels, numberModels } from './registry.js';
import { plannerSettings } from './planner.js';
import { beforeNextMove } from './reorganisations/moves.js';

/**
 * Events in one batch at most; fewer where they take long (`Pace`). On two cores 1, 10, 100, 500, 1,000, 2,000, 4,000 events a batch gave 530, 3,500, 11,600,
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

/** One of the projectors: whose cursor moves, how far it may go, and what it brings up to date, in which tables. */
export interface Stage {
  readonly cursor: string;
  readonly models: readonly ReadModel[];
  readonly lock: ReturnType<typeof statement>;
  /** The connection as the models use it: they name the tables of the schema `read`, whichever those are. */
  readonly tables: (connection: Connection) => Connection;
}

/** Where a stage finds its cursors, and which streams are parked for it. */
interface Places {
  readonly cursors: string;
  readonly parked: string;
}

/**
 * The lock is the fence; a second worker passes by instead of waiting. What a crash takes from read models is projected again from where the cursor then stands, so nobody waits for their commit to reach the disk.
 *
 * `limit` is SQL of the position that the stage may go up to.
 */
export const lockUpTo = (
  limit: string,
  { cursors, parked }: Places = { cursors: 'read.cursors', parked: 'operations.parked_streams' },
): string => `
SELECT c."position", h."position" AS head, ${limit} AS ready, h.fact_kinds,
       ARRAY(SELECT p.stream_id FROM ${parked} p WHERE p.ledger_id = $1 ORDER BY p."position", p.stream_id) AS parked,
       ARRAY(SELECT p."position"::text FROM ${parked} p WHERE p.ledger_id = $1 ORDER BY p."position", p.stream_id) AS parked_from,
       set_config('synchronous_commit', 'off', true), ${plannerSettings}
  FROM ${cursors} c JOIN ledger.heads h ON h.ledger_id = c.ledger_id
 WHERE c.ledger_id = $1 AND c.projector = $2 FOR UPDATE OF c SKIP LOCKED`;

const asNamed = (connection: Connection): Connection => connection;

const facts: Stage = {
  cursor: factsProjector,
  models: factModels,
  tables: asNamed,
  lock: statement('project facts lock', lockUpTo('h."position"')),
};
const numbers: Stage = {
  cursor: projector,
  models: numberModels,
  tables: asNamed,
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
  readonly parked_from: readonly string[];
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
  if (outcome.state === 'projected' && hasGrown(outcome)) {
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

/** True once for each doubling from 256 on, and after a batch of many rows: the time to look at the tables again (see `read.refresh_statistics`). */
export function hasGrown({ after, position, caseRows }: Extract<Outcome, { state: 'projected' }>): boolean {
  return caseRows > manyRows || (position >= 256n && after.toString(2).length < position.toString(2).length);
}

const project = (pool: Pool, ledger: string, stage: Stage, size: bigint, lanes?: Lanes): Promise<Outcome> =>
  inTransaction(pool, (client) => projectLocked(client, ledger, stage, size, lanes));

/** The next batch of a stage, inside a transaction. */
export async function projectLocked(
  client: Connection,
  ledger: string,
  stage: Stage,
  size: bigint,
  lanes?: Lanes,
): Promise<Outcome> {
  const tables = stage.tables(client);
  const { rows } = await client.query<Fence>(stage.lock([ledger, stage.cursor]));
  const [fence] = rows;
  if (fence === undefined) {
    const isMade = await makeCursor(tables, ledger, stage.cursor);
    return isMade ? projectLocked(client, ledger, stage, size, lanes) : missing(client, ledger);
  }
  const [after, head, ready] = [BigInt(fence.position), BigInt(fence.head), BigInt(fence.ready)];
  const progress: Progress = { facts: 0, caseVersions: 0, caseRows: 0, systemEvents: [] };
  let upTo = after;
  if (ready > after) {
    const end = ready - after > size ? after + size : ready;
    upTo = beforeNextParked(fence, after, await beforeNextMove(tables, ledger, after, end));
    const kinds = await factKindFrames(tables, ledger, fence.fact_kinds);
    const batch = { ledger, after, upTo, kinds, parked: parkedBy(fence, upTo), lanes };
    for (const model of stage.models) await model.apply(tables, batch, progress);
    const { rowCount } = await tables.query(move([ledger, stage.cursor, after, upTo]));
    if (rowCount !== 1)
      throw new Error(`the cursor ${stage.cursor} of ${ledger} moved from ${after} while it was locked`);
  }
  return { state: 'projected', after, position: upTo, head, ...progress };
}

/** A stream is left out from the event on at which it was parked: what it said before stands, so a batch ends before that event. */
function beforeNextParked({ parked_from }: Fence, after: bigint, upTo: bigint): bigint {
  const next = parked_from.map(BigInt).find((position) => position > after + 1n);
  return next === undefined || next > upTo ? upTo : next - 1n;
}

/** The streams that are parked by a position. */
const parkedBy = ({ parked, parked_from }: Fence, position: bigint): readonly Buffer[] =>
  parked.filter((_, n) => BigInt(parked_from[n] ?? 0) <= position);

/** True when the cursor was made now; it is locked by this transaction then. */
export async function makeCursor(client: Connection, ledger: string, cursor: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO read.cursors (ledger_id, projector, "position")
     SELECT ledger_id, $2, 0 FROM ledger.heads WHERE ledger_id = $1 ON CONFLICT DO NOTHING`,
    [ledger, cursor],
  );
  return rowCount === 1;
}

async function missing(client: Connection, ledger: string): Promise<Outcome> {
  const { rowCount } = await client.query('SELECT FROM ledger.heads WHERE ledger_id = $1', [ledger]);
  return { state: rowCount === 1 ? 'busy' : 'unknown-ledger' };
}
