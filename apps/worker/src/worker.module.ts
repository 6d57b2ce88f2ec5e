import { queueBackend } from '@duibiao/jobs';
import {
  assertDurable,
  ClearError,
  type Config,
  createMetrics,
  createPool,
  databaseUrl,
  isDatabaseAway,
  type Logger,
  loadSecrets,
  queueDatabaseUrl,
} from '@duibiao/platform';
import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { beside, Lanes, lanesHere } from '@duibiao/projections';
import type { Pool } from 'pg';
import { DoorbellsService } from './doorbells.service.js';
import { LagService } from './lag.service.js';
import { OutsideService } from './outside.service.js';
import { ProjectingService } from './projecting.service.js';
import { RebuildingService } from './rebuilding.service.js';
import { RecomputingService } from './recomputing.service.js';
import { ReplayingService } from './replaying.service.js';
import { SchedulesService } from './schedules.service.js';
import { SealingService } from './sealing.service.js';
import { SweepService } from './sweep.service.js';
import { tokens } from './tokens.js';
import { VerifyingService } from './verifying.service.js';
import { createWorkerMetrics } from './worker-metrics.js';

/** What the worker is made of. */
@Module({})
export class WorkerModule implements OnModuleInit {
  constructor(
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
  ) {}

  /** Before anything is projected: a database that may lose what it acknowledged is refused; one that is away may come back. */
  async onModuleInit(): Promise<void> {
    await assertDurable(this.pool).catch((error: unknown) => {
      if (!isDatabaseAway(error)) throw error;
      this.logger.warn('the database does not answer yet');
    });
  }

  /** @throws ClearError when no database is configured */
  static with(config: Config, logger: Logger): DynamicModule {
    const secrets = loadSecrets(config);
    const url = databaseUrl(config, secrets, 'worker');
    if (url === undefined)
      throw new ClearError('DATABASE_URL is not set: `npm start` sets it for the processes it starts.');
    const onIdleError = (error: Error): void =>
      logger.warn({ error: error.message }, 'an idle database connection broke');
    const pool = createPool({ url, applicationName: 'duibiao worker', max: 8, onIdleError });
    const recomputingPool = createPool({ url, applicationName: 'duibiao worker recomputing', max: 8, onIdleError });
    const replayingPool = createPool({ url, applicationName: 'duibiao worker replaying', max: 4, onIdleError });
    const rebuildingPool = createPool({ url, applicationName: 'duibiao worker rebuilding', max: 4, onIdleError });
    const sealingPool = createPool({ url, applicationName: 'duibiao worker sealing', max: 2, onIdleError });
    const lanes = lanesHere();
    const lanePool = (name: string): Pool =>
      createPool({ url, applicationName: `duibiao worker ${name}`, max: Math.max(1, lanes), onIdleError });
    const rebuildingLanes = new Lanes(lanePool('rebuilding lane'), lanes, { tables: beside });
    const queues = queueBackend({ redisUrl: config.queue.redisUrl, databaseUrl: queueDatabaseUrl(config, secrets) });
    const metrics = createMetrics();
    return {
      module: WorkerModule,
      providers: [
        { provide: tokens.pool, useValue: pool },
        { provide: tokens.recomputingPool, useValue: recomputingPool },
        { provide: tokens.replayingPool, useValue: replayingPool },
        { provide: tokens.rebuildingPool, useValue: rebuildingPool },
        { provide: tokens.sealingPool, useValue: sealingPool },
        { provide: tokens.rebuildingLanes, useValue: rebuildingLanes },
        { provide: tokens.lanes, useValue: new Lanes(lanePool('lane'), lanes) },
        { provide: tokens.logger, useValue: logger },
        { provide: tokens.queues, useValue: queues },
        { provide: tokens.config, useValue: config },
        { provide: tokens.metrics, useValue: metrics },
        { provide: tokens.counts, useValue: createWorkerMetrics(metrics) },
        ProjectingService,
        DoorbellsService,
        SweepService,
        RecomputingService,
        SchedulesService,
        SealingService,
        ReplayingService,
        RebuildingService,
        VerifyingService,
        LagService,
        OutsideService,
      ],
    };
  }
}
