import { randomUUID } from 'node:crypto';
import { inTransaction, isDatabaseAway, type Logger, Stopped } from '@duibiao/platform';
import type { Pool } from 'pg';
import type { Lanes } from '../cases/lanes.js';
import { RebuildBeat } from './beat.js';
import { claim, forget, forgetLeftOvers } from './claim.js';
import { batchSize, derive } from './derive.js';
import { tellEnding } from './ending-alerts.js';
import { finish } from './finish.js';
import { readCursors } from './follow-live.js';
import { endRebuild, type Lease, noteResumed, rebuildLeases, takeRebuild } from './lease.js';
import { countDifferences, type Rebuild } from './rebuild.js';
import { findRebuild } from './requests.js';

export interface RebuildOptions {
  readonly logger: Logger;
  /** Aborted when the process ends: the rebuild at work is given back, and goes on from there. */
  readonly signal: AbortSignal;
  /** Made with `beside`; they MUST have a pool of their own. */
  readonly lanes?: Lanes | undefined;
  /** Events in one batch. */
  readonly size?: bigint;
}

/**
 * Does one rebuild that waits, or whose worker died, if there is one. Answers it as it ended; undefined where there was nothing to do; `stopped` where
 * it was given back or taken over. `pool` MUST have four connections.
 */
export async function workOnRebuild(pool: Pool, options: RebuildOptions): Promise<Rebuild | 'stopped' | undefined> {
  const { logger } = options;
  await forgetLeftOvers(pool);
  const lease = await inTransaction(pool, async (client) => {
    const taken = await takeRebuild(client, randomUUID());
    if (taken?.rebuild.state === 'failed') await tellEnding(client, taken.rebuild, logger);
    return taken;
  });
  if (lease === undefined) return undefined;
  const { ledger, id, state } = lease.rebuild;
  try {
    const ended = state === 'failed' ? lease.rebuild : await attempt(pool, lease, options);
    if (ended !== undefined) await forget(pool, ledger, id);
    return ended ?? 'stopped';
  } catch (failure) {
    if (!(failure instanceof Stopped)) throw failure;
    const found = await findRebuild(pool, ledger, id);
    if (found?.state !== 'cancelled') return 'stopped';
    logger.info({ ledger, rebuild: id }, 'a rebuild was cancelled');
    await forget(pool, ledger, id);
    return found;
  }
}

/** Undefined where it was given back. */
async function attempt(pool: Pool, lease: Lease, options: RebuildOptions): Promise<Rebuild | undefined> {
  const { logger, signal } = options;
  const { ledger, id } = lease.rebuild;
  try {
    return await derived(pool, lease, options);
  } catch (failure) {
    if (failure instanceof Stopped) throw failure;
    const about = { ledger, rebuild: id, error: (failure as Error).message };
    if (signal.aborted || isDatabaseAway(failure)) {
      if (!signal.aborted) logger.warn(about, 'a rebuild was broken off');
      await rebuildLeases.giveBack(pool, lease, signal);
      return undefined;
    }
    logger.error({ ...about, stack: (failure as Error).stack }, 'a rebuild failed');
    return fail(pool, lease, about.error, logger);
  }
}

/** Derives, compares, and puts right. */
async function derived(pool: Pool, lease: Lease, options: RebuildOptions): Promise<Rebuild> {
  const { logger, signal, lanes, size = batchSize } = options;
  const { ledger, id, isCheck, progress } = lease.rebuild;
  await claim(pool, lease);
  const { numbersBeside: from } = await readCursors(pool, ledger);
  const about = { ledger, rebuild: id, isCheck };
  await noteResumed(pool, lease, from);
  logger.info({ ...about, from: String(from) }, from > 0n ? 'a rebuild goes on' : 'rebuilding');
  const beat = new RebuildBeat(pool, lease, signal, from > 0n ? (progress?.caseVersions ?? 0) : 0);
  const deriving = { beat, lanes, size };
  const near = size / 5n + 1n;
  try {
    for (;;) {
      await derive(pool, lease, { ...deriving, near });
      const ended = await finish(pool, lease, { ...deriving, near, logger });
      if (ended === undefined) continue;
      const { state, position, caseVersions, pausedMs, models } = ended;
      const found = {
        state,
        position: String(position),
        caseVersions,
        pausedMs,
        differences: countDifferences(models),
      };
      if (state === 'equal') logger.info({ ...about, ...found }, 'rebuilt: nothing differs');
      else logger.error({ ...about, ...found }, 'rebuilt: the read models were not what the entries say');
      return ended;
    }
  } finally {
    await beat.end();
  }
}

/** @throws Stopped where it was cancelled or taken over */
const fail = (pool: Pool, lease: Lease, error: string, logger: Logger): Promise<Rebuild> =>
  inTransaction(pool, async (client) => {
    const ended = await endRebuild(client, lease, { state: 'failed', error });
    if (ended === undefined) throw new Stopped('cancelled while it failed');
    await tellEnding(client, ended, logger);
    return ended;
  });
