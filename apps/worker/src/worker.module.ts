import { queueBackend } from '@duibiao/jobs';
import {
  ClearError,
  type Config,
  createPool,
  databaseUrl,
  type Logger,
  loadSecrets,
  queueDatabaseUrl,
} from '@duibiao/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { DoorbellsService } from './doorbells.service.js';
import { ProjectingService } from './projecting.service.js';
import { SweepService } from './sweep.service.js';
import { tokens } from './tokens.js';

/** What the worker is made of. */
@Module({})
export class WorkerModule {
  /** @throws ClearError when no database is configured */
  static with(config: Config, logger: Logger): DynamicModule {
    const secrets = loadSecrets(config);
    const url = databaseUrl(config, secrets, 'worker');
    if (url === undefined)
      throw new ClearError('DATABASE_URL is not set: `npm start` sets it for the processes it starts.');
    const onIdleError = (error: Error): void =>
      logger.warn({ error: error.message }, 'an idle database connection broke');
    const pool = createPool({ url, applicationName: 'duibiao worker', max: 8, onIdleError });
    const queues = queueBackend({ redisUrl: config.queue.redisUrl, databaseUrl: queueDatabaseUrl(config, secrets) });
    return {
      module: WorkerModule,
      providers: [
        { provide: tokens.pool, useValue: pool },
        { provide: tokens.logger, useValue: logger },
        { provide: tokens.queues, useValue: queues },
        ProjectingService,
        DoorbellsService,
        SweepService,
      ],
    };
  }
}
