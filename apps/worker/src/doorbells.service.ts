import { answerDoorbells, type JobWorker, prepareQueues, type QueueBackend } from '@duibiao/jobs';
import type { Logger } from '@duibiao/platform';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProjectingService } from './projecting.service.js';
import { tokens } from './tokens.js';

/** Trouble with the queues is logged once in so many milliseconds: a reconnecting client reports each try. */
const quietMs = 10_000;
const retryMs = 1_000;

/** Answers doorbells by projecting the ledger that rang. The queues may be away: the sweep does not need them. */
@Injectable()
export class DoorbellsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #worker: JobWorker | undefined;
  #opening: Promise<void> = Promise.resolve();
  #lastComplaint = -quietMs;

  constructor(
    @Inject(tokens.queues) private readonly queues: QueueBackend,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(ProjectingService) private readonly projecting: ProjectingService,
  ) {}

  onApplicationBootstrap(): void {
    this.#opening = this.#open();
  }

  async #open(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await prepareQueues(this.queues);
        this.#worker = answerDoorbells(this.queues, {
          answer: (ledger) => this.projecting.project(ledger),
          onError: (error) => this.#complain(error),
        });
        this.logger.info({ queues: this.queues.kind }, 'doorbells are answered');
        return;
      } catch (error) {
        this.#complain(error as Error);
        await sleep(retryMs, undefined, { signal: this.#stop.signal }).catch(() => {});
      }
    }
  }

  #complain(error: Error): void {
    if (performance.now() - this.#lastComplaint < quietMs) return;
    this.#lastComplaint = performance.now();
    this.logger.warn({ queues: this.queues.kind, error: error.message }, 'trouble with the queues: sweeping goes on');
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#opening;
    const closed = this.#worker?.close() ?? Promise.resolve();
    await Promise.race([closed, sleep(3_000, undefined, { ref: false })]).catch(() => {});
  }
}
