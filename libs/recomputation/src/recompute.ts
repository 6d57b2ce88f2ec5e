import { setTimeout as sleep } from 'node:timers/promises';
import { readHead } from '@duibiao/ledger';
import { inTransaction, isDatabaseAway, type Logger } from '@duibiao/platform';
import { cursorPosition } from '@duibiao/projections';
import { countVerdicts, readResult } from '@duibiao/results';
import type pg from 'pg';
import { findDifferences } from './differences.js';
import { tellEnding } from './ending-alerts.js';
import { type Ending, endRun, giveBack, keepLease, type Lease, leaseMs, settlePoint } from './lease.js';
import { publish } from './publish.js';
import type { Recomputation, RunProgress } from './recomputation.js';
import { CannotCompute, threeWays } from './three-ways.js';

/** How long a run waits for the projectors; a ledger with parked facts or a long backfill is tried again later by whoever asked. */
const patienceMs = 120_000;
const pollMs = 100;
/** How long a run rests that the database broke off. */
const restMs = 5_000;

export interface RecomputeOptions {
  readonly logger: Logger;
  /** Ends the run early: it goes back and is taken up again. */
  readonly signal: AbortSignal;
}

/**
 * Does a run that this worker holds: three ways, compared; published where they agree. Answers the run as it ended; undefined where it was given
 * back, or another worker has taken it over. Throws nothing but what the database throws while it is told how the run ended.
 */
export async function recompute(
  pool: pg.Pool,
  lease: Lease,
  { logger, signal }: RecomputeOptions,
): Promise<Recomputation | undefined> {
  const life = new Life(pool, lease, signal);
  let ending: Ending;
  try {
    ending = await attempt(pool, lease, life);
  } catch (error) {
    if (life.signal.aborted || isDatabaseAway(error)) {
      if (!life.isLost) await giveBack(pool, lease, signal.aborted ? 0 : restMs);
      return undefined;
    }
    ending = { state: 'failed', error: (error as Error).message };
  } finally {
    await life.end();
  }
  // with its alert, or not at all: nobody else would tell
  return inTransaction(pool, async (client) => {
    const ended = await endRun(client, lease, ending);
    if (ended !== undefined) await tellEnding(client, ended, lease.run.position === null, logger);
    return ended;
  });
}

async function attempt(pool: pg.Pool, lease: Lease, life: Life): Promise<Ending> {
  const { run } = lease;
  const head = await readHead(pool, run.ledger);
  if (head === undefined) throw new CannotCompute(`there is no ledger ${run.ledger}`);
  await untilProjected(pool, run.ledger, run.position ?? head.position, life.signal);
  const { ledger, plan, planVersion, position, day } = run;
  const ways = await threeWays(
    pool,
    { ledger, root: head.root, plan, planVersion, position, day },
    {
      onPoint: (found) => settlePoint(pool, lease, { position: found.position, planVersion: found.planVersion }),
      onProgress: (progress) => life.report(progress),
      signal: life.signal,
    },
  );
  const { kept, computed, folded } = ways;
  if (kept.digest !== folded.digest || computed.digest !== folded.digest) {
    const digests = { kept: kept.digest, computed: computed.digest, folded: folded.digest };
    return { state: 'different', digests, ...findDifferences(ways) };
  }
  const verdicts = countVerdicts(readResult(folded.bytes));
  life.signal.throwIfAborted();
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

/** Gives signs of life as long as the run is at work; ends it where it was taken over or the process stops. */
class Life {
  readonly #ended = new AbortController();
  readonly #lost = new AbortController();
  readonly #beating: Promise<void>;
  readonly signal: AbortSignal;
  #progress: RunProgress = {};

  constructor(
    private readonly pool: pg.Pool,
    private readonly lease: Lease,
    stop: AbortSignal,
  ) {
    this.signal = AbortSignal.any([this.#lost.signal, stop]);
    this.#beating = this.#beat();
  }

  get isLost(): boolean {
    return this.#lost.signal.aborted;
  }

  report(progress: RunProgress): void {
    this.#progress = progress;
  }

  async end(): Promise<void> {
    this.#ended.abort();
    await this.#beating;
  }

  /** Often enough for people who watch the progress; a beat that fails costs one of many. */
  async #beat(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      await sleep(Math.min(1_000, leaseMs / 4), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const isHeld = await keepLease(this.pool, this.lease, this.#progress).catch(() => true);
      if (!isHeld) return this.#lost.abort();
    }
  }
}
