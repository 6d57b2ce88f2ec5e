import type { Progress } from '@duibiao/replay';
import type pg from 'pg';
import type { Replay } from './replay.js';
import { columns, replayOf, type Row } from './rows.js';

/** So long a replay is held without a sign of life. */
export const leaseMs = 10_000;
/** A replay whose workers died so often is given up: it may be what they died of. */
export const maxAttempts = 3;

/** A replay that this worker holds. `holder`: the random id of this attempt. */
export interface Lease {
  readonly replay: Replay;
  readonly holder: string;
}

const isGivenUp = `r.attempts >= ${maxAttempts}`;

/**
 * Takes the replay that has waited longest, or whose worker died; undefined where there is none. What no worker survived is marked failed and
 * answered in that state.
 */
export async function takeReplay(pool: pg.Pool, holder: string): Promise<Lease | undefined> {
  const { rows } = await pool.query<Row>(
    `WITH next AS (
       SELECT o.ledger_id, o.replay_id FROM work.replays o
        WHERE o.state IN ('waiting', 'running') AND (o.leased_until IS NULL OR o.leased_until < clock_timestamp())
        ORDER BY o.asked_at, o.replay_id LIMIT 1 FOR UPDATE SKIP LOCKED)
     UPDATE work.replays r
        SET state = CASE WHEN ${isGivenUp} THEN 'failed' ELSE 'running' END,
            error = CASE WHEN ${isGivenUp} THEN 'the worker ended before the replay did, ' || r.attempts || ' times' END,
            finished_at = CASE WHEN ${isGivenUp} THEN clock_timestamp() END,
            attempts = r.attempts + CASE WHEN ${isGivenUp} THEN 0 ELSE 1 END,
            leased_by = $1, leased_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}),
            started_at = clock_timestamp(), progress = NULL
       FROM next WHERE r.ledger_id = next.ledger_id AND r.replay_id = next.replay_id RETURNING ${columns}`,
    [holder],
  );
  const [replay] = rows.map(replayOf);
  return replay && { replay, holder };
}

const isHeld = `ledger_id = $1 AND replay_id = $2 AND leased_by = $3 AND state = 'running'`;
const held = ({ replay, holder }: Lease): readonly string[] => [replay.ledger, replay.id, holder];

/** A sign of life, with how far it is. False where it was cancelled or taken over: stop. */
export async function keepLease(pool: pg.Pool, lease: Lease, progress: Progress | null): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE work.replays SET leased_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}), progress = $4 WHERE ${isHeld}`,
    [...held(lease), progress === null ? null : JSON.stringify(progress)],
  );
  return rowCount === 1;
}

/** Gives a replay back that could not be finished through no fault of its own; the attempt does not count. */
export async function giveBack(pool: pg.Pool, lease: Lease): Promise<void> {
  await pool.query(
    `UPDATE work.replays SET state = 'waiting', attempts = attempts - 1, leased_by = NULL, leased_until = NULL, progress = NULL WHERE ${isHeld}`,
    [...held(lease)],
  );
}

/** How a replay ended. */
export type Ending =
  | { readonly state: 'done'; readonly report: string; readonly digest: string }
  | { readonly state: 'failed'; readonly error: string };

/** Writes down how a replay ended; false where it was cancelled or taken over. */
export async function endReplay(pool: pg.Pool, lease: Lease, ending: Ending): Promise<boolean> {
  const done = ending.state === 'done' ? ending : undefined;
  const { rowCount } = await pool.query(
    `UPDATE work.replays SET state = $4, report = $5, digest = decode($6, 'hex'), error = $7, finished_at = clock_timestamp(),
            leased_by = NULL, leased_until = NULL WHERE ${isHeld}`,
    [...held(lease), ending.state, done?.report, done?.digest, ending.state === 'failed' ? ending.error : null],
  );
  return rowCount === 1;
}
