import type { Pool } from 'pg';
import type { Queryable } from '../ask/database.js';
import type { ModelComparison, Rebuild, RebuildProgress, RowDifference } from './rebuild.js';
import { columns, rebuildOf, type Row } from './rows.js';

/** So long a rebuild is held without a sign of life. */
export const leaseMs = 10_000;
/** A rebuild whose workers died so often is given up: it may be what they died of. */
export const maxAttempts = 3;

/** A rebuild that this worker holds. `holder`: the random id of this attempt. */
export interface Lease {
  readonly rebuild: Rebuild;
  readonly holder: string;
}

const isGivenUp = `r.attempts >= ${maxAttempts}`;
const leased = `clock_timestamp() + make_interval(secs => ${leaseMs / 1000})`;

/**
 * Takes the rebuild that has waited longest, or whose worker died; undefined where there is none. What no worker survived is marked failed and
 * answered in that state.
 */
export async function takeRebuild(db: Queryable, holder: string): Promise<Lease | undefined> {
  const { rows } = await db.query<Row>(
    `WITH next AS (
       SELECT o.ledger_id, o.rebuild_id FROM work.rebuilds o
        WHERE o.state IN ('waiting', 'running') AND (o.leased_until IS NULL OR o.leased_until < clock_timestamp())
        ORDER BY o.asked_at, o.rebuild_id LIMIT 1 FOR UPDATE SKIP LOCKED)
     UPDATE work.rebuilds r
        SET state = CASE WHEN ${isGivenUp} THEN 'failed' ELSE 'running' END,
            error = CASE WHEN ${isGivenUp} THEN 'the worker ended before the rebuild did, ' || r.attempts || ' times' END,
            finished_at = CASE WHEN ${isGivenUp} THEN clock_timestamp() END,
            attempts = r.attempts + CASE WHEN ${isGivenUp} THEN 0 ELSE 1 END,
            leased_by = $1, leased_until = ${leased}, started_at = clock_timestamp(), resumed_at = NULL
       FROM next WHERE r.ledger_id = next.ledger_id AND r.rebuild_id = next.rebuild_id RETURNING ${columns}`,
    [holder],
  );
  const [rebuild] = rows.map(rebuildOf);
  return rebuild && { rebuild, holder };
}

const isHeld = `ledger_id = $1 AND rebuild_id = $2 AND leased_by = $3 AND state = 'running'`;
const held = ({ rebuild, holder }: Lease): readonly string[] => [rebuild.ledger, rebuild.id, holder];

/** A sign of life, with how far it is. False where it was cancelled or taken over: stop. */
export async function keepLease(pool: Pool, lease: Lease, progress: RebuildProgress | null): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE work.rebuilds SET leased_until = ${leased}, progress = coalesce($4, progress) WHERE ${isHeld}`,
    [...held(lease), progress === null ? null : JSON.stringify(progress)],
  );
  return rowCount === 1;
}

/** Notes from where an attempt went on. */
export async function noteResumed(pool: Pool, lease: Lease, position: bigint): Promise<void> {
  await pool.query(`UPDATE work.rebuilds SET resumed_at = $4 WHERE ${isHeld}`, [...held(lease), position.toString()]);
}

/** Gives a rebuild back that could not be finished through no fault of its own; the attempt does not count, what it did stays. */
export async function giveBack(pool: Pool, lease: Lease): Promise<void> {
  await pool.query(
    `UPDATE work.rebuilds SET state = 'waiting', attempts = attempts - 1, leased_by = NULL, leased_until = NULL WHERE ${isHeld}`,
    [...held(lease)],
  );
}

/** How a rebuild ended. */
export type Ending =
  | {
      readonly state: 'equal' | 'repaired' | 'different';
      readonly position: bigint;
      readonly caseVersions: number;
      readonly pausedMs: number;
      readonly models: readonly ModelComparison[];
      readonly differences: readonly RowDifference[];
    }
  | { readonly state: 'failed'; readonly error: string };

/** Writes down how a rebuild ended; undefined where it was cancelled or taken over. */
export async function endRebuild(db: Queryable, lease: Lease, ending: Ending): Promise<Rebuild | undefined> {
  const done = ending.state === 'failed' ? undefined : ending;
  const { rows } = await db.query<Row>(
    `UPDATE work.rebuilds r SET state = $4, "position" = $5, case_versions = $6, paused_ms = $7, models = $8, differences = $9, error = $10,
            finished_at = clock_timestamp(), leased_by = NULL, leased_until = NULL WHERE ${isHeld} RETURNING ${columns}`,
    [
      ...held(lease),
      ending.state,
      done?.position.toString(),
      done?.caseVersions,
      done?.pausedMs,
      done && JSON.stringify(done.models),
      done && JSON.stringify(done.differences),
      ending.state === 'failed' ? ending.error : null,
    ],
  );
  return rows.map(rebuildOf)[0];
}
