import { inTransaction, type Logger } from '@duibiao/platform';
import type pg from 'pg';
import { tellEnding } from './ending-alerts.js';
import type { Recomputation, RunDifference, RunProgress } from './recomputation.js';
import { columns, type Row, runOf } from './rows.js';

/** So long a run is held without a sign of life; its holder gives one four times as often. */
export const leaseMs = 20_000;
/** A run whose workers died so often is given up. */
export const maxAttempts = 3;

/** A run that this worker holds. */
export interface Lease {
  readonly run: Recomputation;
  /** The random id of this attempt: what was taken over by another worker is no longer written by this one. */
  readonly holder: string;
}

/**
 * Takes the run that has waited longest, or whose worker died; undefined where there is none. What no worker survived is marked failed on the way,
 * with its alert.
 */
export async function takeRun(pool: pg.Pool, holder: string, logger: Logger): Promise<Lease | undefined> {
  for (;;) {
    const run = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<Row>(take, [holder]);
      const [found] = rows.map(runOf);
      if (found?.state === 'failed') await tellEnding(client, found, false, logger);
      return found;
    });
    if (run?.state !== 'failed') return run && { run, holder };
  }
}

const take = `
WITH next AS (
  SELECT o.ledger_id, o.run_id, o.attempts >= ${maxAttempts} AS is_hopeless FROM work.recomputations o
   WHERE o.state IN ('waiting', 'running') AND (o.leased_until IS NULL OR o.leased_until < clock_timestamp())
   ORDER BY o.asked_at, o.run_id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE work.recomputations r
   SET state = CASE WHEN is_hopeless THEN 'failed' ELSE 'running' END,
       error = CASE WHEN is_hopeless THEN 'the worker ended before the run did, ' || r.attempts || ' times' END,
       finished_at = CASE WHEN is_hopeless THEN clock_timestamp() END,
       attempts = CASE WHEN is_hopeless THEN r.attempts ELSE r.attempts + 1 END,
       leased_by = $1, leased_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}),
       started_at = clock_timestamp(), progress = '{}'
  FROM next WHERE r.ledger_id = next.ledger_id AND r.run_id = next.run_id RETURNING ${columns}`;

const isHeld = `ledger_id = $1 AND run_id = $2 AND leased_by = $3 AND state = 'running'`;
const held = ({ run, holder }: Lease): readonly string[] => [run.ledger, run.id, holder];

/** A sign of life, with how far the run is. False where another worker has taken it over: stop. */
export async function keepLease(pool: pg.Pool, lease: Lease, progress: RunProgress): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE work.recomputations SET leased_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}), progress = $4 WHERE ${isHeld}`,
    [...held(lease), JSON.stringify(progress)],
  );
  return rowCount === 1;
}

/** Gives a run back that could not be finished through no fault of its own: it is taken again after a pause, and that attempt does not count. */
export async function giveBack(pool: pg.Pool, lease: Lease, pauseMs: number): Promise<void> {
  await pool.query(
    `UPDATE work.recomputations SET state = 'waiting', attempts = attempts - 1, leased_by = NULL, progress = '{}',
            leased_until = clock_timestamp() + make_interval(secs => $4) WHERE ${isHeld}`,
    [...held(lease), pauseMs / 1000],
  );
}

/** Where the run stands, once that is settled: it stays so when another worker takes it over. */
export async function settlePoint(
  pool: pg.Pool,
  lease: Lease,
  point: { readonly position: bigint; readonly planVersion: number },
): Promise<void> {
  await pool.query(`UPDATE work.recomputations SET "position" = $4, plan_version = $5 WHERE ${isHeld}`, [
    ...held(lease),
    point.position.toString(),
    point.planVersion,
  ]);
}

/** How a run ended. */
export type Ending =
  | {
      readonly state: 'published';
      readonly digest: string;
      readonly position: bigint;
      readonly verdicts: Readonly<Record<string, number>>;
    }
  | {
      readonly state: 'different';
      readonly digests: { readonly kept: string; readonly computed: string; readonly folded: string };
      readonly differences: readonly RunDifference[];
      readonly count: number;
    }
  | { readonly state: 'failed'; readonly error: string };

/** Writes down how a run ended; undefined where another worker has taken it over. */
export async function endRun(
  db: pg.Pool | pg.ClientBase,
  lease: Lease,
  ending: Ending,
): Promise<Recomputation | undefined> {
  const digests =
    ending.state === 'published'
      ? { kept: ending.digest, computed: ending.digest, folded: ending.digest }
      : ending.state === 'different'
        ? ending.digests
        : undefined;
  const { rows } = await db.query<Row>(
    `UPDATE work.recomputations r
        SET state = $4, finished_at = clock_timestamp(), leased_by = NULL, leased_until = NULL, published_position = $5, verdicts = $6,
            kept_digest = decode($7, 'hex'), computed_digest = decode($8, 'hex'), folded_digest = decode($9, 'hex'), differences = $10,
            difference_count = $11, error = $12
      WHERE ${isHeld} RETURNING ${columns}`,
    [
      ...held(lease),
      ending.state,
      ending.state === 'published' ? ending.position.toString() : null,
      ending.state === 'published' ? JSON.stringify(ending.verdicts) : null,
      digests?.kept,
      digests?.computed,
      digests?.folded,
      ending.state === 'different' ? JSON.stringify(ending.differences) : null,
      ending.state === 'different' ? ending.count : null,
      ending.state === 'failed' ? ending.error : null,
    ],
  );
  return rows.map(runOf)[0];
}
