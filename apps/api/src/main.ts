import 'reflect-metadata';
import { ClearError, createLogger, exitWithParent, readConfig, tellParentReady } from '@duibiao/platform';
import { createApi } from './api.js';

/** The API process: reads the environment, listens, ends cleanly on SIGINT, SIGTERM or its parent's end. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('api', config);
  let created: Awaited<ReturnType<typeof createApi>> | undefined;
  // before anything is opened: who loses the parent while starting ends too
  exitWithParent(async () => created?.close());
  const app = (created = await createApi(config, logger));
  try {
    await app.listen(config.http.port, config.http.host);
  } catch (error) {
    await app.close();
    throw new ClearError(
      `The API cannot listen on ${config.http.host}:${config.http.port}: ${(error as Error).message}`,
    );
  }
  logger.info({ address: await app.getUrl(), pid: process.pid }, 'the API listens');
  tellParentReady();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ClearError ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(error instanceof ClearError ? error.exitCode : 1);
});
