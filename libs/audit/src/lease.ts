import { type Hold, Leases } from '@duibiao/platform';
import type pg from 'pg';
import type { Replay } from './replay.js';
import { columns, replayOf, type Row } from './rows.js';

export const replayLeases = new Leases({
  name: 'work.replays',
  id: 'replay_id',
  what: 'replay',
  leaseMs: 10_000,
  noProgress: 'NULL',
});

/** A replay that this worker holds. */
export interface Lease extends Hold {
  readonly replay: Replay;
}

/** See `Leases.take`. */
export async function takeReplay(pool: pg.Pool, holder: string): Promise<Lease | undefined> {
  const row = await replayLeases.take<Row>(pool, holder, columns);
  if (row === undefined) return undefined;
  const replay = replayOf(row);
  return { replay, ledger: replay.ledger, id: replay.id, holder };
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
            leased_by = NULL, leased_until = NULL WHERE ${replayLeases.isHeld}`,
    [
      ...replayLeases.values(lease),
      ending.state,
      done?.report,
      done?.digest,
      ending.state === 'failed' ? ending.error : null,
    ],
  );
  return rowCount === 1;
}
