import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@duibiao/platform';
import { ledgersBehind, ledgersToRelease } from '@duibiao/projections';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { ProjectingService } from './projecting.service.js';
import { tokens } from './tokens.js';

/** So much later at most is a fact seen when every doorbell is lost. */
export const sweepMs = 2_000;

/** Looks for ledgers whose head is ahead of their cursor, or in which a parked fact is to be released, in this process and without any queue. */
@Injectable()
export class SweepService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #sweeping: Promise<void> = Promise.resolve();
  #isAway = false;

  constructor(
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(ProjectingService) private readonly projecting: ProjectingService,
  ) {}

  onApplicationBootstrap(): void {
    this.#sweeping = this.#sweep();
  }

  async #sweep(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const due = new Set([...(await ledgersBehind(this.pool)), ...(await ledgersToRelease(this.pool))]);
        // Not awaited: a ledger with much to do must not keep the others waiting.
        for (const ledger of due) if (!this.projecting.isRunning(ledger)) void this.projecting.project(ledger);
        if (this.#isAway) this.logger.info('sweeping goes on');
        this.#isAway = false;
      } catch (error) {
        if (!this.#isAway) this.logger.warn({ error: (error as Error).message }, 'the sweep failed: it is tried again');
        this.#isAway = true;
      }
      await sleep(sweepMs, undefined, { signal: this.#stop.signal }).catch(() => {});
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#sweeping;
  }
}
