import { type Hold, Leases } from '@duibiao/platform';
import type { ClientBase, Pool } from 'pg';
import type { Queryable } from '../ask/database.js';
import type { ModelComparison, Rebuild, RowDifference } from './rebuild.js';
import { columns, rebuildOf, type Row } from './rows.js';

/** What an attempt has derived stays for the next one. */
export const rebuildLeases = new Leases({ name: 'work.rebuilds', id: 'rebuild_id', what: 'rebuild', leaseMs: 10_000 });

/** A rebuild that this worker holds. */
export interface Lease extends Hold {
  readonly rebuild: Rebuild;
}

/** See `Leases.take`. */
export async function takeRebuild(db: Pool | ClientBase, holder: string): Promise<Lease | undefined> {
  const row = await rebuildLeases.take<Row>(db, holder, columns);
  if (row === undefined) return undefined;
  const rebuild = rebuildOf(row);
  return { rebuild, ledger: rebuild.ledger, id: rebuild.id, holder };
}

/** Notes from where an attempt goes on; 0: from the beginning. */
export async function noteResumed(pool: Pool, lease: Lease, position: bigint): Promise<void> {
  await pool.query(`UPDATE work.rebuilds SET resumed_at = nullif($4::bigint, 0) WHERE ${rebuildLeases.isHeld}`, [
    ...rebuildLeases.values(lease),
    position.toString(),
  ]);
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
            finished_at = clock_timestamp(), leased_by = NULL, leased_until = NULL WHERE ${rebuildLeases.isHeld} RETURNING ${columns}`,
    [
      ...rebuildLeases.values(lease),
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
