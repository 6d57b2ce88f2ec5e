import { openDoorbell, openJobCounts, queueBackend } from '@duibiao/jobs';
import {
  assertDurable,
  ClearError,
  createPool,
  databaseUrl,
  isDatabaseAway,
  loadSecrets,
  queueDatabaseUrl,
  type Config,
  type Logger,
} from '@duibiao/platform';
import { Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Core } from './core.js';

/** Opens what the API stands on, and closes it when the process ends. */
@Module({})
export class CoreModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(private readonly core: Core) {}

  static with(config: Config, logger: Logger): DynamicModule {
    const provider = { provide: Core, useFactory: () => openCore(config, logger) };
    return { module: CoreModule, global: true, providers: [provider], exports: [Core] };
  }

  /** A database that may lose what it acknowledged is refused; one that is away may come back. */
  async onApplicationBootstrap(): Promise<void> {
    await assertDurable(this.core.pool).catch((error: unknown) => {
      if (!isDatabaseAway(error)) throw error;
      this.core.logger.warn('the database does not answer yet');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.core.close();
  }
}

function openCore(config: Config, logger: Logger): Core {
  const secrets = loadSecrets(config);
  const url = databaseUrl(config, secrets, 'api');
  if (url === undefined) throw new ClearError('The API needs DATABASE_URL; `npm start` sets it by itself.');
  const onIdleError = (error: Error): void => logger.warn({ reason: error.message }, 'a database connection broke');
  const pool = createPool({ url, applicationName: 'duibiao-api', max: 12, statementTimeoutMs: 30_000, onIdleError });
  const appendPool = createPool({
    url,
    applicationName: 'duibiao-api append',
    max: 4,
    statementTimeoutMs: 30_000,
    onIdleError,
  });
  const backend = queueBackend({ redisUrl: config.queue.redisUrl, databaseUrl: queueDatabaseUrl(config, secrets) });
  const doorbell = openDoorbell(backend, {
    onTrouble: (error) => {
      if (error === undefined) logger.info('doorbells ring again');
      else logger.warn({ reason: error.message }, 'doorbells do not ring: workers find news by their sweep');
    },
  });
  const replayBell = openDoorbell(backend, {
    queue: 'replays',
    onTrouble: (error) => {
      if (error !== undefined) logger.warn({ reason: error.message }, 'bells of replays do not ring: workers look');
    },
  });
  const recomputeBell = openDoorbell(backend, { queue: 'recomputations' });
  const rebuildBell = openDoorbell(backend, { queue: 'rebuilds' });
  return new Core(
    config,
    secrets,
    logger,
    pool,
    appendPool,
    doorbell,
    recomputeBell,
    replayBell,
    rebuildBell,
    openJobCounts(backend),
    backend,
  );
}
