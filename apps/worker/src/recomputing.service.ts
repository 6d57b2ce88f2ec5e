import { randomUUID } from 'node:crypto';
import type { QueueBackend } from '@duibiao/jobs';
import type { Logger } from '@duibiao/platform';
import { type Recomputation, recompute, requestDue, takeRun } from '@duibiao/recomputation';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { Errands } from './errands.js';
import { tokens } from './tokens.js';
import type { WorkerMetrics } from './worker-metrics.js';

/** Does recomputations, one at a time: what was asked for and what schedules ask for. */
@Injectable()
export class RecomputingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #errands: Errands;

  constructor(
    @Inject(tokens.recomputingPool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.queues) queues: QueueBackend,
    @Inject(tokens.counts) private readonly counts: WorkerMetrics,
  ) {
    this.#errands = new Errands({
      queues,
      queue: 'recomputations',
      logger,
      next: (signal) => this.#next(signal),
      onBell: (ledger) => this.requestDue(ledger),
      brokenOff: 'a recomputation was broken off: it is taken up again',
    });
  }

  onApplicationBootstrap(): void {
    this.#errands.open();
  }

  /** Asks for what is due in a ledger. Never throws: what fails is logged and looked for again. */
  async requestDue(ledger: string): Promise<void> {
    try {
      for (const { id, plan, schedule, day, position } of await requestDue(this.pool, ledger)) {
        const about = { ledger, run: id, plan, ...schedule, day };
        this.logger.info(about, position === null ? 'a schedule asks for its numbers' : 'a missed tick is caught up');
      }
    } catch (error) {
      this.#errands.complain('what is due cannot be told', error as Error);
    }
  }

  /** See {@link Errands.work}. */
  work(): Promise<void> {
    return this.#errands.work();
  }

  async #next(signal: AbortSignal): Promise<boolean> {
    const taken = await takeRun(this.pool, randomUUID(), this.logger);
    if (taken === undefined) return false;
    const { run } = taken;
    this.logger.info({ ledger: run.ledger, run: run.id, plan: run.plan, day: run.day }, 'recomputing');
    this.#tell(await recompute(this.pool, taken, { logger: this.logger, signal }));
    return true;
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

  async beforeApplicationShutdown(): Promise<void> {
    await this.#errands.close();
    await this.pool.end();
  }
}
