import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@duibiao/platform';
import { lagLimits, watchLags } from '@duibiao/projections';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { tokens } from './tokens.js';

const everyMs = 5_000;

/** Raises and settles the alert that a ledger lags. A database that is away says so elsewhere: it is asked again. */
@Injectable()
export class LagService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #watching: Promise<void> = Promise.resolve();

  constructor(
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#watching = this.#watch();
  }

  async #watch(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(everyMs, undefined, { signal: this.#stop.signal }).catch(() => {});
      if (!this.#stop.signal.aborted) await watchLags(this.pool, lagLimits, this.logger).catch(() => {});
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }
}
