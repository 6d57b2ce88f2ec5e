import { type Hold, inTransaction, Leases, type Logger } from '@duibiao/platform';
import type pg from 'pg';
import { tellEnding } from './ending-alerts.js';
import type { Recomputation, RunDifference } from './recomputation.js';
import { columns, type Row, runOf } from './rows.js';

/** So long a run is held without a sign of life. */
export const leaseMs = 20_000;

export const runLeases = new Leases({
  name: 'work.recomputations',
  id: 'run_id',
  what: 'run',
  leaseMs,
  noProgress: "'{}'",
});

/** A run that this worker holds. */
export interface Lease extends Hold {
  readonly run: Recomputation;
}

/**
 * Takes the run that has waited longest, or whose worker died; undefined where there is none. What no worker survived is marked failed on the way,
 * with its alert.
 */
export async function takeRun(pool: pg.Pool, holder: string, logger: Logger): Promise<Lease | undefined> {
  for (;;) {
    const run = await inTransaction(pool, async (client) => {
      const row = await runLeases.take<Row>(client, holder, columns);
      const found = row && runOf(row);
      if (found?.state === 'failed') await tellEnding(client, found, false, logger);
      return found;
    });
    if (run?.state !== 'failed') return run && { run, ledger: run.ledger, id: run.id, holder };
  }
}

/** Where the run stands, once that is settled: it stays so when another worker takes it over. */
export async function settlePoint(
  pool: pg.Pool,
  lease: Lease,
  point: { readonly position: bigint; readonly planVersion: number },
): Promise<void> {
  await pool.query(`UPDATE work.recomputations SET "position" = $4, plan_version = $5 WHERE ${runLeases.isHeld}`, [
    ...runLeases.values(lease),
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
      WHERE ${runLeases.isHeld} RETURNING ${columns}`,
    [
      ...runLeases.values(lease),
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
