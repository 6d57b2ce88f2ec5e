import { setTimeout as sleep } from 'node:timers/promises';
import { answerDoorbells, type JobWorker, prepareQueues, type QueueBackend, type queueNames } from '@duibiao/jobs';
import { isDatabaseAway, type Logger } from '@duibiao/platform';

/** How often is looked for what waits or whose worker died: so much later at most it is taken up when its bell is lost. */
const lookMs = 2_000;
const quietMs = 10_000;
const retryMs = 1_000;

export interface ErrandsOptions {
  readonly queues: QueueBackend;
  readonly queue: keyof typeof queueNames;
  readonly logger: Logger;
  /** Does the next thing that waits; false where nothing does. What it throws is logged, and it is called again by the next look. */
  readonly next: (signal: AbortSignal) => Promise<boolean>;
  /** Before the work, when a bell rings for a ledger. MUST NOT throw. */
  readonly onBell?: (ledger: string) => Promise<void>;
  /** What is said when `next` throws. */
  readonly brokenOff: string;
}

/**
 * Long work that is asked for in the database, one thing at a time in this process. Bells only make it look sooner; without any queue it looks by
 * itself.
 */
export class Errands {
  readonly #options: ErrandsOptions;
  readonly #stop = new AbortController();
  #worker: JobWorker | undefined;
  #opening: Promise<void> = Promise.resolve();
  #looking: Promise<void> = Promise.resolve();
  #atWork: Promise<void> | undefined;
  #lastComplaint = -quietMs;

  constructor(options: ErrandsOptions) {
    this.#options = options;
  }

  open(): void {
    this.#opening = this.#open();
    this.#looking = this.#look();
  }

  /** What waits, one after the other, until there is nothing; by whoever calls first. Never throws. */
  work(): Promise<void> {
    this.#atWork ??= this.#work().finally(() => (this.#atWork = undefined));
    return this.#atWork;
  }

  /** Logs trouble, but not more than once in some seconds. */
  complain(message: string, error: Error): void {
    if (performance.now() - this.#lastComplaint < quietMs) return;
    this.#lastComplaint = performance.now();
    const about = { error: error.message, ...(isDatabaseAway(error) ? {} : { stack: error.stack }) };
    this.#options.logger.warn(about, message);
  }

  /** What is at work goes back, for another worker or the next start. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#opening, this.#looking, this.#atWork]);
    const closed = this.#worker?.close() ?? Promise.resolve();
    await Promise.race([closed, sleep(3_000, undefined, { ref: false })]).catch(() => {});
  }

  async #work(): Promise<void> {
    const { next, brokenOff } = this.#options;
    const { signal } = this.#stop;
    try {
      while (!signal.aborted && (await next(signal)));
    } catch (error) {
      this.complain(brokenOff, error as Error);
    }
  }

  async #look(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.work();
      await sleep(lookMs, undefined, { signal: this.#stop.signal }).catch(() => {});
    }
  }

  async #open(): Promise<void> {
    const { queues, queue, onBell } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        await prepareQueues(queues);
        this.#worker = answerDoorbells(queues, {
          queue,
          // a bell is answered before the work is done: that may take longer than a job may be held
          answer: async (ledger) => {
            await onBell?.(ledger);
            void this.work();
          },
          onError: (error) => this.#noBell(error),
        });
        return;
      } catch (error) {
        this.#noBell(error as Error);
        await sleep(retryMs, undefined, { signal: this.#stop.signal }).catch(() => {});
      }
    }
  }

  /** Who answers the doorbells says it of all queues, once in a while. */
  #noBell(error: Error): void {
    this.#options.logger.debug({ queue: this.#options.queue, error: error.message }, 'no bell: looking goes on');
  }
}
