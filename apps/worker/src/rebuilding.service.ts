import type { QueueBackend } from '@duibiao/jobs';
import type { Logger } from '@duibiao/platform';
import { type Lanes, type Rebuild, workOnRebuild } from '@duibiao/projections';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { Errands } from './errands.js';
import { tokens } from './tokens.js';
import type { WorkerMetrics } from './worker-metrics.js';

/** Does rebuilds, one at a time: those that were asked for, and those whose worker died. */
@Injectable()
export class RebuildingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #errands: Errands;

  constructor(
    @Inject(tokens.rebuildingPool) private readonly pool: Pool,
    @Inject(tokens.rebuildingLanes) private readonly lanes: Lanes,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.queues) queues: QueueBackend,
    @Inject(tokens.counts) private readonly counts: WorkerMetrics,
  ) {
    this.#errands = new Errands({
      queues,
      queue: 'rebuilds',
      logger,
      next: (signal) => this.#next(signal),
      brokenOff: 'a rebuild was broken off: it is taken up again',
    });
  }

  onApplicationBootstrap(): void {
    this.#errands.open();
  }

  async #next(signal: AbortSignal): Promise<boolean> {
    const ended = await workOnRebuild(this.pool, { logger: this.logger, signal, lanes: this.lanes });
    if (ended === undefined) return false;
    if (ended !== 'stopped') this.counts.ran({ kind: 'rebuild', outcome: ended.state, seconds: secondsOf(ended) });
    return true;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#errands.close();
    await Promise.all([this.pool.end(), this.lanes.close()]);
  }
}

/** Since it was last taken up. */
const secondsOf = ({ startedAt, finishedAt }: Rebuild): number =>
  (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')) / 1_000;
