import 'reflect-metadata';
import {
  ClearError,
  createLogger,
  exitWithParent,
  growHeapSlowly,
  readConfig,
  tellParentReady,
} from '@duibiao/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.js';

/** The worker process: reads the environment, answers doorbells, sweeps; ends cleanly on SIGINT, SIGTERM or its parent's end. */
async function main(): Promise<void> {
  growHeapSlowly();
  const config = readConfig();
  const logger = createLogger('worker', config);
  const opened: { app?: INestApplicationContext } = {};
  const close = async (): Promise<void> => opened.app?.close();
  const stop = async (signal: string): Promise<void> => {
    logger.info({ signal }, 'the worker ends: the batch at work is finished first');
    await close();
    process.exit(0);
  };
  // before anything is opened: who is told to end while starting, or loses the parent then, ends too
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(signal).catch(() => process.exit(1)));
  }
  exitWithParent(close);
  opened.app = await NestFactory.createApplicationContext(WorkerModule.with(config, logger), {
    logger: false,
    abortOnError: false,
  });
  logger.info('the worker is at work');
  tellParentReady();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ClearError ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(error instanceof ClearError ? error.exitCode : 1);
});
