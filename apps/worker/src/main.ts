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
  app.enableShutdownHooks();
  exitWithParent(() => app.close());
  logger.info({ pid: process.pid }, 'the worker is at work');
  tellParentReady();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ClearError ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(error instanceof ClearError ? error.exitCode : 1);
});
