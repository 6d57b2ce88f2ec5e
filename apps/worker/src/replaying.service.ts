import { workOnReplay } from '@duibiao/audit';
import type { QueueBackend } from '@duibiao/jobs';
import type { Logger } from '@duibiao/platform';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { Errands } from './errands.js';
import { tokens } from './tokens.js';

/** Does replays, one at a time. */
@Injectable()
export class ReplayingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #errands: Errands;

  constructor(
    @Inject(tokens.replayingPool) private readonly pool: Pool,
    @Inject(tokens.logger) logger: Logger,
    @Inject(tokens.queues) queues: QueueBackend,
  ) {
    this.#errands = new Errands({
      queues,
      queue: 'replays',
      logger,
      next: (signal) => workOnReplay(pool, { logger, signal }),
      brokenOff: 'a replay was broken off: it is taken up again',
    });
  }

  onApplicationBootstrap(): void {
    this.#errands.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#errands.close();
    await this.pool.end();
  }
}
