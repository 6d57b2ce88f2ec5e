import { setTimeout as sleep } from 'node:timers/promises';
import { workOnReplay } from '@duibiao/audit';
import { answerDoorbells, type JobWorker, prepareQueues, type QueueBackend } from '@duibiao/jobs';
import { isDatabaseAway, type Logger } from '@duibiao/platform';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { tokens } from './tokens.js';

/** How often this process looks for replays that wait or whose worker died: so much later at most one is taken up when its bell is lost. */
const lookMs = 2_000;
const quietMs = 10_000;
const retryMs = 1_000;

/** Does replays, one at a time. Bells only make it look sooner; without any queue it looks by itself. */
@Injectable()
export class ReplayingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #worker: JobWorker | undefined;
  #opening: Promise<void> = Promise.resolve();
  #looking: Promise<void> = Promise.resolve();
  #atWork: Promise<void> | undefined;
  #lastComplaint = -quietMs;

  constructor(
    @Inject(tokens.replayingPool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.queues) private readonly queues: QueueBackend,
  ) {}

  onApplicationBootstrap(): void {
    this.#opening = this.#open();
    this.#looking = this.#look();
  }

  /** Replays that wait, one after the other, until there is none; by whoever calls first. Never throws. */
  work(): Promise<void> {
    this.#atWork ??= this.#work().finally(() => (this.#atWork = undefined));
    return this.#atWork;
  }

  async #work(): Promise<void> {
    const { signal } = this.#stop;
    try {
      while (!signal.aborted && (await workOnReplay(this.pool, { logger: this.logger, signal })));
    } catch (error) {
      this.#complain('a replay was broken off: it is taken up again', error as Error);
    }
  }

  async #look(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.work();
      await sleep(lookMs, undefined, { signal: this.#stop.signal }).catch(() => {});
    }
  }

  async #open(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await prepareQueues(this.queues);
        this.#worker = answerDoorbells(this.queues, {
          queue: 'replays',
          // a bell is answered at once: a replay may keep this process busy for longer than a job may be held
          answer: () => Promise.resolve(void this.work()),
          onError: (error) => this.#complain('trouble with the queues: looking goes on', error),
        });
        return;
      } catch (error) {
        this.#complain('trouble with the queues: looking goes on', error as Error);
        await sleep(retryMs, undefined, { signal: this.#stop.signal }).catch(() => {});
      }
    }
  }

  #complain(message: string, error: Error): void {
    if (performance.now() - this.#lastComplaint < quietMs) return;
    this.#lastComplaint = performance.now();
    const about = { error: error.message, ...(isDatabaseAway(error) ? {} : { stack: error.stack }) };
    this.logger.warn(about, message);
  }

  /** The replay at work goes back, for another worker or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#opening, this.#looking, this.#atWork]);
    const closed = this.#worker?.close() ?? Promise.resolve();
    await Promise.race([closed, sleep(3_000, undefined, { ref: false })]).catch(() => {});
    await this.pool.end();
  }
}
