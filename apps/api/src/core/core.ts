import type { Doorbell, JobCounts, QueueBackend } from '@duibiao/jobs';
import { createAppender } from '@duibiao/ledger';
import { createOrganisations, type Organisations } from '@duibiao/projections';
import { type Config, createMetrics, type Logger, type Metrics, type Secrets } from '@duibiao/platform';
import { openDesk, type Desk } from '@duibiao/submissions';
import type pg from 'pg';
import { createLedgerMetrics } from '../metrics/ledger-metrics.js';
import { createAppendMetrics } from '../metrics/process-metrics.js';

/** What every route of the API stands on. */
export class Core {
  readonly desk: Desk;
  readonly organisations: Organisations;
  readonly metrics: Metrics = createMetrics();
  /** Brings the gauges up to date that are asked of database and queues; never rejects. */
  readonly askLedgers: () => Promise<void>;

  constructor(
    readonly config: Config,
    readonly secrets: Secrets,
    readonly logger: Logger,
    /** Reads and short writes. */
    readonly pool: pg.Pool,
    /** Appends only, so that no read can keep an append waiting for a connection. */
    readonly appendPool: pg.Pool,
    readonly doorbell: Doorbell,
    /** Tells the workers that something is to be computed anew. */
    readonly recomputeBell: Doorbell,
    /** Tells the workers that a replay was asked for. */
    readonly replayBell: Doorbell,
    /** Tells the workers that read models are to be rebuilt. */
    readonly rebuildBell: Doorbell,
    readonly jobs: JobCounts,
    /** Where the queues live. */
    readonly queueBackend: QueueBackend,
  ) {
    const append = createAppender(appendPool, (ledger) => doorbell.ring(ledger), createAppendMetrics(this.metrics));
    this.askLedgers = createLedgerMetrics(this.metrics, pool, jobs);
    this.organisations = createOrganisations(pool);
    this.desk = openDesk(pool, append, secrets.idempotencyKey);
  }

  async close(): Promise<void> {
    const { doorbell, recomputeBell, replayBell, rebuildBell, jobs } = this;
    await Promise.all([doorbell, recomputeBell, replayBell, rebuildBell, jobs].map((one) => one.close()));
    await Promise.all([this.pool.end(), this.appendPool.end()]);
  }
}
