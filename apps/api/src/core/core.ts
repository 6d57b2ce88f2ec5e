import type { Doorbell } from '@duibiao/jobs';
import { createAppender } from '@duibiao/ledger';
import { createOrganisations, type Organisations } from '@duibiao/projections';
import type { Config, Logger, Secrets } from '@duibiao/platform';
import { openDesk, type Desk } from '@duibiao/submissions';
import type pg from 'pg';

/** What every route of the API stands on. */
export class Core {
  readonly desk: Desk;
  readonly organisations: Organisations;

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
  ) {
    const append = createAppender(appendPool, (ledger) => doorbell.ring(ledger));
    this.organisations = createOrganisations(pool);
    this.desk = openDesk(pool, append, secrets.idempotencyKey);
  }

  async close(): Promise<void> {
    await Promise.all([this.doorbell.close(), this.recomputeBell.close(), this.replayBell.close()]);
    await Promise.all([this.pool.end(), this.appendPool.end()]);
  }
}
