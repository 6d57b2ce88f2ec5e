import { setTimeout as sleep } from 'node:timers/promises';
import { readHead } from '@duibiao/ledger';
import { Beat, inTransaction, isDatabaseAway, type Logger } from '@duibiao/platform';
import { cursorPosition } from '@duibiao/projections';
import { countVerdicts, readResult } from '@duibiao/results';
import type pg from 'pg';
import { findDifferences } from './differences.js';
import { tellEnding } from './ending-alerts.js';
import { type Ending, endRun, type Lease, runLeases, settlePoint } from './lease.js';
import { publish } from './publish.js';
import type { Recomputation, RunProgress } from './recomputation.js';
import { CannotCompute, threeWays } from './three-ways.js';

/** How long a run waits for the projectors; a ledger with parked facts or a long backfill is tried again later by whoever asked. */
const patienceMs = 120_000;
const pollMs = 100;
/** So often a worker gives a sign of life and says how far it is. */
const beatMs = 1_000;

export interface RecomputeOptions {
  readonly logger: Logger;
  /** Ends the run early: it goes back and is taken up again. */
  readonly signal: AbortSignal;
}

/**
 * Does a run that this worker holds: three ways, compared; published where they agree. Answers the run as it ended; undefined where it was given
 * back, or another worker has taken it over.
 */
export async function recompute(
  pool: pg.Pool,
  lease: Lease,
  { logger, signal }: RecomputeOptions,
): Promise<Recomputation | undefined> {
  const beat = new Beat<RunProgress>({
    keep: (progress) => runLeases.keep(pool, lease, progress),
    everyMs: beatMs,
    signal,
  });
  try {
    const ending = await endingOf(pool, lease, beat);
    // with its alert, or not at all: nobody else would tell
    return await inTransaction(pool, async (client) => {
      const ended = await endRun(client, lease, ending);
      if (ended !== undefined) await tellEnding(client, ended, lease.run.position === null, logger);
      return ended;
    });
  } catch (error) {
    if (beat.isLost) return undefined;
    if (!signal.aborted && !isDatabaseAway(error)) throw error;
    const { ledger, id } = lease;
    if (!signal.aborted)
      logger.warn({ ledger, recomputation: id, error: (error as Error).message }, 'a recomputation was broken off');
    await runLeases.giveBack(pool, lease, signal);
    return undefined;
  }
}

/** @throws where the run was broken off: it is lost, the process ends, or the database is away */
async function endingOf(pool: pg.Pool, lease: Lease, beat: Beat<RunProgress>): Promise<Ending> {
  try {
    return await attempt(pool, lease, beat);
  } catch (error) {
    if (beat.signal.aborted || isDatabaseAway(error)) throw error;
    return { state: 'failed', error: (error as Error).message };
  } finally {
    await beat.end();
  }
}

async function attempt(pool: pg.Pool, lease: Lease, beat: Beat<RunProgress>): Promise<Ending> {
  const { run } = lease;
  const head = await readHead(pool, run.ledger);
  if (head === undefined) throw new CannotCompute(`there is no ledger ${run.ledger}`);
  await untilProjected(pool, run.ledger, run.position ?? head.position, beat.signal);
  const { ledger, plan, planVersion, position, day } = run;
  const ways = await threeWays(
    pool,
    { ledger, root: head.root, plan, planVersion, position, day },
    {
      onPoint: (found) => settlePoint(pool, lease, { position: found.position, planVersion: found.planVersion }),
      onProgress: (progress) => beat.tell(progress),
      signal: beat.signal,
    },
  );
  const { kept, computed, folded } = ways;
  if (kept.digest !== folded.digest || computed.digest !== folded.digest) {
    const digests = { kept: kept.digest, computed: computed.digest, folded: folded.digest };
    return { state: 'different', digests, ...findDifferences(ways) };
  }
  const verdicts = countVerdicts(readResult(folded.bytes));
  beat.signal.throwIfAborted();
  const published = await publish(pool, run, ways.head, folded, verdicts);
  return { state: 'published', digest: folded.digest, position: published, verdicts };
}

async function untilProjected(pool: pg.Pool, ledger: string, position: bigint, signal: AbortSignal): Promise<void> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const projected = await cursorPosition(pool, ledger);
    if (projected >= position) return;
    if (performance.now() > deadlineMs) {
      throw new CannotCompute(`the read models are at position ${projected}, and ${position} is to be compared`);
    }
    await sleep(pollMs, undefined, { signal });
  }
}
