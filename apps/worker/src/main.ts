import 'reflect-metadata';
import { ClearError, createLogger, exitWithParent, readConfig, tellParentReady } from '@duibiao/platform';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.js';

/** The worker process: reads the environment, answers doorbells, sweeps; ends cleanly on SIGINT, SIGTERM or its parent's end. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('worker', config);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config, logger), {
    logger: false,
    abortOnError: false,
  });
  const stop = async (signal: string): Promise<void> => {
    logger.info({ signal }, 'the worker ends: the batch at work is finished first');
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(signal).catch(() => process.exit(1)));
  }
  exitWithParent(() => app.close());
  logger.info('the worker is at work');
  tellParentReady();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ClearError ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(error instanceof ClearError ? error.exitCode : 1);
});
