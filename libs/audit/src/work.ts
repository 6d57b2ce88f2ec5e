import { randomUUID } from 'node:crypto';
import { isDatabaseAway, type Logger } from '@duibiao/platform';
import { type Progress, writeReport } from '@duibiao/replay';
import type pg from 'pg';
import { endReplay, giveBack, keepLease, type Lease, takeReplay } from './lease.js';
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
  const beat = new Beat(pool, lease, signal);
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
  if (signal.aborted) return giveBack(pool, lease);
  // its lease runs out, and it is taken up again
  if (isDatabaseAway(failure)) throw failure;
  const error = (failure as Error).message;
  if (!(failure instanceof CannotReplay))
    logger.error({ ...about, error, stack: (failure as Error).stack }, 'a replay failed');
  await endReplay(pool, lease, { state: 'failed', error });
}

/** It was cancelled, or taken over by another worker. */
class Stopped extends Error {}

/** Signs of life while a replay works. */
class Beat {
  readonly #timer: NodeJS.Timeout;
  #progress: Progress | null = null;
  #beating: Promise<void> = Promise.resolve();
  #isLost = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly lease: Lease,
    private readonly signal: AbortSignal,
  ) {
    this.#timer = setInterval(() => {
      this.#beating = this.#beat();
    }, beatMs);
  }

  /** Throws where the work should end. */
  tell(progress: Progress): void {
    this.#progress = progress;
    if (this.#isLost) throw new Stopped('cancelled');
    this.signal.throwIfAborted();
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
  }

  async #beat(): Promise<void> {
    try {
      if (!(await keepLease(this.pool, this.lease, this.#progress))) this.#isLost = true;
    } catch {
      // the lease may run out: then the next beat finds that it was taken over
    }
  }
}
