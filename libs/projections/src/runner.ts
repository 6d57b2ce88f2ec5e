import { inTransaction, statement } from '@duibiao/platform';
import type { Pool, PoolClient } from 'pg';
import { projector } from './cursor.js';
import { factKindFrames } from './fact-versions/fact-kinds.js';
import type { Progress } from './read-model.js';
import { readModels } from './registry.js';
import { beforeNextMove } from './reorganisations/moves.js';

/**
 * Events in one batch at most. On two cores 1, 10, 100, 500, 1,000, 2,000, 4,000 events a batch gave 530, 3,500, 11,600,
 * 16,900, 17,800, 19,200, 20,900 facts/s; beyond 2,000 (some 100 ms) a batch mostly delays what comes after it.
 */
const batchSize = 2_000n;

/**
 * What one batch did. `busy`: another worker holds the cursor. Positions: the cursor's before (`after`) and behind it
 * (`position`), and the ledger's `head`. `caseVersions` counts cases computed, each once for every position that touches it; `caseRows` the
 * rows that this opened.
 */
export type Outcome =
  | { readonly state: 'busy' }
  | { readonly state: 'unknown-ledger' }
  | {
      readonly state: 'projected';
      readonly after: bigint;
      readonly position: bigint;
      readonly head: bigint;
      readonly facts: number;
      readonly caseVersions: number;
      readonly caseRows: number;
    };

interface Fence {
  readonly position: string;
  readonly head: string;
  readonly fact_kinds: Buffer;
  readonly has_reviews: boolean;
}

/**
 * The lock is the fence; a second worker passes by instead of waiting. Planner settings hold for the transaction: every
 * statement here touches few rows by key, and an index look-up for each is right at any size of the tables.
 */
const lock = statement(
  'project lock',
  `SELECT c."position", h."position" AS head, h.fact_kinds, EXISTS (SELECT FROM read.reviews r WHERE r.ledger_id = $1) AS has_reviews,
          set_config('enable_seqscan', 'off', true),
          set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true),
          set_config('plan_cache_mode', 'force_generic_plan', true), set_config('work_mem', '32MB', true)
     FROM read.cursors c JOIN ledger.heads h ON h.ledger_id = c.ledger_id
    WHERE c.ledger_id = $1 AND c.projector = $2 FOR UPDATE OF c SKIP LOCKED`,
);
const move = statement(
  'project move',
  `UPDATE read.cursors SET "position" = $4 WHERE ledger_id = $1 AND projector = $2 AND "position" = $3`,
);

/**
 * Projects the next batch of a ledger in one transaction: lock the cursor, bring every read model up to date, move the
 * cursor. Doing it twice, or by several workers at once, is the same as once.
 *
 * Throws what the database throws, after rolling back; nothing of the batch is then visible.
 */
export async function projectBatch(pool: Pool, ledger: string, size = batchSize): Promise<Outcome> {
  const outcome = await inTransaction(pool, (client) => projectLocked(client, ledger, size));
  if (outcome.state === 'projected' && hasDoubled(outcome)) await pool.query('SELECT read.refresh_statistics()');
  return outcome;
}

/** True once for each doubling from 256 on: the time to look at the tables again (see `read.refresh_statistics`). */
function hasDoubled({ after, position }: { readonly after: bigint; readonly position: bigint }): boolean {
  return position >= 256n && after.toString(2).length < position.toString(2).length;
}

async function projectLocked(client: PoolClient, ledger: string, size: bigint): Promise<Outcome> {
  const { rows } = await client.query<Fence>(lock([ledger, projector]));
  const [fence] = rows;
  if (fence === undefined)
    return (await makeCursor(client, ledger)) ? projectLocked(client, ledger, size) : missing(client, ledger);
  const after = BigInt(fence.position);
  const head = BigInt(fence.head);
  if (head <= after) {
    return { state: 'projected', after, position: after, head, facts: 0, caseVersions: 0, caseRows: 0 };
  }

  const upTo = await beforeNextMove(client, ledger, after, head - after > size ? after + size : head);
  const kinds = await factKindFrames(client, ledger, fence.fact_kinds);
  const batch = { ledger, after, upTo, kinds };
  const hasReviews = fence.has_reviews;
  const progress: Progress = { facts: 0, caseVersions: 0, caseRows: 0, systemEvents: [], reviews: 0, hasReviews };
  for (const model of readModels) await model.apply(client, batch, progress);

  const { rowCount } = await client.query(move([ledger, projector, after, upTo]));
  if (rowCount !== 1) throw new Error(`the cursor of ${ledger} moved from ${after} while it was locked`);
  const { facts, caseVersions, caseRows } = progress;
  return { state: 'projected', after, position: upTo, head, facts, caseVersions, caseRows };
}

/** True when the cursor was made now; it is locked by this transaction then. */
async function makeCursor(client: PoolClient, ledger: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO read.cursors (ledger_id, projector, "position")
     SELECT ledger_id, $2, 0 FROM ledger.heads WHERE ledger_id = $1 ON CONFLICT DO NOTHING`,
    [ledger, projector],
  );
  return rowCount === 1;
}

async function missing(client: PoolClient, ledger: string): Promise<Outcome> {
  const { rowCount } = await client.query('SELECT FROM ledger.heads WHERE ledger_id = $1', [ledger]);
  return { state: rowCount === 1 ? 'busy' : 'unknown-ledger' };
}
