import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerDoorbells, type JobWorker, prepareQueues, type QueueBackend } from '@duibiao/jobs';
import { isDatabaseAway, type Logger } from '@duibiao/platform';
import { type Recomputation, recompute, requestDue, takeRun } from '@duibiao/recomputation';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { tokens } from './tokens.js';
import type { WorkerMetrics } from './worker-metrics.js';

/** How often this process looks for runs that wait or whose worker died: so much later at most one is taken up when its bell is lost. */
const lookMs = 2_000;
const quietMs = 10_000;
const retryMs = 1_000;

/**
 * Does recomputations, one at a time: what was asked for and what schedules ask for. Bells only make it look sooner; without any queue it looks by
 * itself.
 */
@Injectable()
export class RecomputingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #worker: JobWorker | undefined;
  #opening: Promise<void> = Promise.resolve();
  #looking: Promise<void> = Promise.resolve();
  #atWork: Promise<void> | undefined;
  #lastComplaint = -quietMs;

  constructor(
    @Inject(tokens.recomputingPool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.queues) private readonly queues: QueueBackend,
    @Inject(tokens.counts) private readonly counts: WorkerMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.#opening = this.#open();
    this.#looking = this.#look();
  }

  /** Asks for what is due in a ledger. Never throws: what fails is logged and looked for again. */
  async requestDue(ledger: string): Promise<void> {
    try {
      for (const { id, plan, schedule, day, position } of await requestDue(this.pool, ledger)) {
        const about = { ledger, run: id, plan, ...schedule, day };
        this.logger.info(about, position === null ? 'a schedule asks for its numbers' : 'a missed tick is caught up');
      }
    } catch (error) {
      this.#complain('what is due cannot be told', error as Error);
    }
  }

  /** Runs that wait, one after the other, until there is none; by whoever calls first. */
  work(): Promise<void> {
    this.#atWork ??= this.#work().finally(() => (this.#atWork = undefined));
    return this.#atWork;
  }

  async #work(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        const taken = await takeRun(this.pool, randomUUID(), this.logger);
        if (taken === undefined) return;
        const { run } = taken;
        this.logger.info({ ledger: run.ledger, run: run.id, plan: run.plan, day: run.day }, 'recomputing');
        this.#tell(await recompute(this.pool, taken, { logger: this.logger, signal }));
      } catch (error) {
        return this.#complain('a recomputation was broken off: it is taken up again', error as Error);
      }
    }
  }

  #tell(run: Recomputation | undefined): void {
    if (run === undefined) return;
    const { ledger, id, plan, day, position, state, digests, error, startedAt, finishedAt } = run;
    const durationMs = Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '');
    this.counts.recomputed(state, durationMs / 1000);
    const about = { ledger, run: id, plan, day, position: position?.toString(), state, durationMs };
    if (state === 'published') this.logger.info({ ...about, digest: digests.folded }, 'recomputed: the roads agree');
    else if (state === 'different') this.logger.error({ ...about, digests }, 'recomputed: the roads differ');
    else this.logger.error({ ...about, error }, 'a recomputation failed');
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
          queue: 'recomputations',
          // the bell is answered before the work is done: a run may take longer than a job may be held
          answer: async (ledger) => {
            await this.requestDue(ledger);
            void this.work();
          },
          onError: (error) => this.logger.debug({ error: error.message }, 'no bell: looking goes on'),
        });
        return;
      } catch (error) {
        // who answers the other doorbells says it of both
        this.logger.debug({ error: (error as Error).message }, 'no bell: looking goes on');
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

  /** The run at work goes back, for another worker or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#opening, this.#looking, this.#atWork]);
    const closed = this.#worker?.close() ?? Promise.resolve();
    await Promise.race([closed, sleep(3_000, undefined, { ref: false })]).catch(() => {});
    await this.pool.end();
  }
}
