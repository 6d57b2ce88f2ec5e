import { setTimeout as sleep } from 'node:timers/promises';
import { keepTicks, openTicks, prepareQueues, type QueueBackend, type Tick, type TickQueue } from '@duibiao/jobs';
import { readHead } from '@duibiao/ledger';
import type { Logger } from '@duibiao/platform';
import { schedulesInForce } from '@duibiao/recomputation';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { RecomputingService } from './recomputing.service.js';
import { tokens } from './tokens.js';

/**
 * So often schedules are looked at: what a queue has lost is back by then, and what no bell announced is asked for. A tick that is found so late is
 * still in time (see `requestDue`).
 */
export const keepMs = 10_000;

/** How long a queue may take; one that is away must not keep what is due waiting. */
const patienceMs = 5_000;
const quietMs = 30_000;

/** A demonstration's clock is not that of the queue: its bell rings often, and what is due is told by its own. */
const demonstrationMs = 60_000;

/** Keeps the queue's job schedulers as the plans and operators have them, and asks for what is due, at start and again and again. */
@Injectable()
export class SchedulesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #queue: TickQueue | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #lastComplaint = -quietMs;

  constructor(
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.queues) private readonly queues: QueueBackend,
    @Inject(RecomputingService) private readonly recomputing: RecomputingService,
  ) {}

  onApplicationBootstrap(): void {
    this.#keeping = this.#keep();
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        const wanted = await this.#wanted();
        for (const ledger of new Set(wanted.map((one) => one.ledger))) await this.recomputing.requestDue(ledger);
        void this.recomputing.work();
        await this.#ring(wanted);
      } catch (error) {
        this.#complain(error as Error);
      }
      await sleep(keepMs, undefined, { signal }).catch(() => {});
    }
  }

  async #wanted(): Promise<readonly Tick[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      'SELECT ledger_id AS id FROM ledger.heads ORDER BY ledger_id',
    );
    const ticks: Tick[] = [];
    for (const { id: ledger } of rows) {
      const head = await readHead(this.pool, ledger);
      const schedules = head === undefined ? [] : await schedulesInForce(this.pool, head);
      if (head?.purpose === 'demonstration') {
        if (schedules.length > 0) ticks.push({ id: `${ledger}|clock`, ledger, rings: { everyMs: demonstrationMs } });
        continue;
      }
      for (const { plan, id, cron, timeZone } of schedules) {
        ticks.push({ id: `${ledger}|${plan}|${id}`, ledger, rings: { cron, timeZone } });
      }
    }
    return ticks;
  }

  async #ring(wanted: readonly Tick[]): Promise<void> {
    if (this.#queue === undefined) {
      await prepareQueues(this.queues);
      this.#queue = openTicks(this.queues);
    }
    const late = sleep(patienceMs, undefined, { ref: false }).then(() => {
      throw new Error(`the queue did not answer within ${patienceMs} ms`);
    });
    const { set, removed } = await Promise.race([keepTicks(this.#queue, wanted), late]);
    late.catch(() => {});
    if (set.length > 0 || removed.length > 0) this.logger.info({ set, removed }, 'bells of schedules are set');
  }

  #complain(error: Error): void {
    if (performance.now() - this.#lastComplaint < quietMs) return;
    this.#lastComplaint = performance.now();
    this.logger.warn({ error: error.message }, 'schedules cannot be kept: it is tried again');
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#keeping;
    const closed = this.#queue?.close() ?? Promise.resolve();
    await Promise.race([closed, sleep(2_000, undefined, { ref: false })]).catch(() => {});
  }
}
