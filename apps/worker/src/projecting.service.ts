import { isDatabaseAway, type Logger } from '@duibiao/platform';
import { type CaughtUp, catchUp, isOfAnEvent, type Lanes, parkCulprit, releaseAsked } from '@duibiao/projections';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { tokens } from './tokens.js';
import type { WorkerMetrics } from './worker-metrics.js';

interface Trouble {
  readonly failures: number;
  readonly notBefore: number;
}

/** Pauses after failures: doubling from the first to the longest. A database that is away is asked again sooner. */
const firstPauseMs = 250;
const longestPauseMs = 30_000;
const longestPauseAwayMs = 2_000;

/** So often a batch is tried before the event at which it fails is looked for and parked: what passes by itself shall not need an operator. */
const patience = 4;

/** Brings ledgers up to date, and leaves one alone for a while after it failed. */
@Injectable()
export class ProjectingService implements OnModuleDestroy, OnApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #running = new Map<Promise<void>, string>();
  readonly #trouble = new Map<string, Trouble>();

  constructor(
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(tokens.lanes) private readonly lanes: Lanes,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.counts) private readonly counts: WorkerMetrics,
  ) {}

  isRunning(ledger: string): boolean {
    return [...this.#running.values()].includes(ledger);
  }

  /**
   * Projects a ledger up to its head. Never throws: what fails is logged and tried again by a later sweep, at the earliest
   * after a pause that grows with each failure. A fact that cannot be applied is parked with its stream after some tries; what is no fault of
   * a fact stops its ledger, not the worker.
   */
  async project(ledger: string): Promise<void> {
    if (this.#stop.signal.aborted || performance.now() < (this.#trouble.get(ledger)?.notBefore ?? 0)) return;
    const run = this.#run(ledger);
    this.#running.set(run, ledger);
    await run.finally(() => this.#running.delete(run));
  }

  async #run(ledger: string): Promise<void> {
    try {
      const began = performance.now();
      await releaseAsked(this.pool, ledger, this.logger);
      const done = await this.#catchUp(ledger);
      this.counts.caughtUp(done, (performance.now() - began) / 1_000);
      if (this.#trouble.delete(ledger))
        this.logger.info({ ledger, position: String(done.position) }, 'projecting goes on');
      if (done.batches > 0) {
        const { after, position, ...did } = done;
        const ms = Math.round(performance.now() - began);
        this.logger.info({ ledger, after: String(after), position: String(position), ...did, ms }, 'projected');
      }
    } catch (error) {
      this.#note(ledger, error);
    }
  }

  /** Goes on once an event was parked: behind it there may be another. */
  async #catchUp(ledger: string): Promise<CaughtUp> {
    for (;;) {
      try {
        return await catchUp(this.pool, ledger, { signal: this.#stop.signal, lanes: this.lanes });
      } catch (error) {
        const failures = this.#trouble.get(ledger)?.failures ?? 0;
        if (failures + 1 < patience || !isOfAnEvent(error)) throw error;
        const parked = await parkCulprit(this.pool, ledger);
        if (parked === undefined) throw error;
        this.counts.parked();
        this.logger.error(
          { ledger, ...parked, position: String(parked.position) },
          'an event cannot be applied: it is parked with its stream, the others go on',
        );
      }
    }
  }

  #note(ledger: string, error: unknown): void {
    const failures = (this.#trouble.get(ledger)?.failures ?? 0) + 1;
    const isAway = isDatabaseAway(error);
    this.counts.failed(isAway ? 'away' : 'batch');
    const pauseMs = Math.min(
      firstPauseMs * 2 ** Math.min(failures - 1, 10),
      isAway ? longestPauseAwayMs : longestPauseMs,
    );
    this.#trouble.set(ledger, { failures, notBefore: performance.now() + pauseMs });
    const about = {
      ledger,
      failures,
      pauseMs,
      error: (error as Error).message,
      code: (error as { code?: string }).code,
    };
    if (isAway) this.logger.warn(about, 'the database is away: projecting is tried again');
    else
      this.logger.error({ ...about, stack: (error as Error).stack }, 'a batch cannot be projected: its ledger waits');
  }

  /** Nothing new is begun; the batch at work ends. So doorbells at work are done soon, and their worker can close. */
  onModuleDestroy(): void {
    this.#stop.abort();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#running.keys());
    await Promise.all([this.pool.end(), this.lanes.close()]);
  }
}
