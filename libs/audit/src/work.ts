import { randomUUID } from 'node:crypto';
import { Beat, isDatabaseAway, type Logger, Stopped } from '@duibiao/platform';
import { type Progress, writeReport } from '@duibiao/replay';
import type pg from 'pg';
import { endReplay, type Lease, replayLeases, takeReplay } from './lease.js';
import { CannotReplay, makeReport } from './make-report.js';

/** So often a worker gives a sign of life, says how far it is, and hears that it was cancelled. */
const beatMs = 500;

export interface WorkOptions {
  readonly logger: Logger;
  /** Aborted when the process ends: the replay at work is given back. */
  readonly signal: AbortSignal;
}

/** Does one replay that waits, if there is one. Answers whether there was. Throws what the database throws when it is away. */
export async function workOnReplay(pool: pg.Pool, { logger, signal }: WorkOptions): Promise<boolean> {
  const lease = await takeReplay(pool, randomUUID());
  if (lease === undefined) return false;
  const { ledger, id, state, error } = lease.replay;
  const about = { ledger, replay: id };
  if (state === 'failed') {
    logger.error({ ...about, error }, 'a replay is given up');
    return true;
  }
  const beat = new Beat<Progress>({
    keep: (progress) => replayLeases.keep(pool, lease, progress),
    everyMs: beatMs,
    signal,
  });
  try {
    logger.info(about, 'replaying');
    const report = await makeReport(pool, ledger, lease.replay.question, (progress) => beat.tell(progress));
    await beat.end();
    const { text, digest } = writeReport(report);
    const isKept = await endReplay(pool, lease, { state: 'done', report: text, digest });
    logger.info({ ...about, digest, causes: report.causes }, isKept ? 'replayed' : 'replayed, and cancelled meanwhile');
  } catch (failure) {
    await beat.end();
    await endWith(pool, lease, failure, { logger, signal });
  }
  return true;
}

async function endWith(pool: pg.Pool, lease: Lease, failure: unknown, { logger, signal }: WorkOptions): Promise<void> {
  const about = { ledger: lease.replay.ledger, replay: lease.replay.id };
  if (failure instanceof Stopped) return logger.info(about, 'a replay was cancelled');
  const error = (failure as Error).message;
  if (signal.aborted || isDatabaseAway(failure)) {
    if (!signal.aborted) logger.warn({ ...about, error }, 'a replay was broken off');
    return replayLeases.giveBack(pool, lease, signal);
  }
  if (!(failure instanceof CannotReplay))
    logger.error({ ...about, error, stack: (failure as Error).stack }, 'a replay failed');
  await endReplay(pool, lease, { state: 'failed', error });
}
