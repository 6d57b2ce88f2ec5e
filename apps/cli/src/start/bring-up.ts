import { once } from 'node:events';
import {
  commandLine,
  type Config,
  databaseUrl,
  isAlive,
  loadSecrets,
  queueDatabaseUrl,
  roleUrl,
  signal as send,
  waitForEnd,
} from '@duibiao/platform';
import { type Child, startChild } from './child.js';
import { startEmbeddedDatabase } from './embedded-database.js';
import { bringUpToDate, connected as withClient } from './external-database.js';
import { requestClosings } from './closings.js';
import { makeHome } from './home.js';
import { answersReady, refusePortInUse, urlOf } from './http-address.js';
import { awaitNumbers } from './numbers.js';
import { demoKeyFile, prepare } from './prepare.js';
import { refuseAbsentRedis } from './redis.js';
import { claimRun, type RunRecord } from './run-file.js';
import { say } from './say.js';

/** How one started thing is stopped again. The list is run backwards. */
export type Undo = { readonly what: string; readonly run: () => Promise<void> | void };

/**
 * Brings everything up in order: the claim on the home directory, the database, its migrations, plan and
 * demonstration, worker, API. Each step adds to `undo` what stops it, also when a later one fails.
 *
 * @returns worker and API, which serve
 */
export async function bringUp(config: Config, signal: AbortSignal, undo: Undo[]): Promise<readonly Child[]> {
  makeHome(config.home);
  const claim = claimRun(config.home, urlOf(config));
  undo.push({ what: 'the run record', run: () => claim.release() });
  if (claim.stale) await clearUp(claim.stale);
  await refusePortInUse(config);
  await refuseAbsentRedis(config);
  const secrets = loadSecrets(config, (file) => say(`Made ${file}: keep a copy, it holds the keys of the vault.`));

  let owner = databaseUrl(config, secrets, 'owner');
  if (owner === undefined) {
    say('Starting PostgreSQL …');
    const embedded = await startEmbeddedDatabase(config.home, secrets);
    undo.push({ what: 'PostgreSQL', run: () => embedded.stop() });
    claim.notePostgres(embedded.port);
    owner = embedded.url;
  }
  signal.throwIfAborted();
  const applied = await bringUpToDate({ url: owner, config, secrets });
  if (applied.length > 0) say(`Migrated the database (${applied.length} step${applied.length === 1 ? '' : 's'}).`);
  signal.throwIfAborted();
  const connected = { ...config, database: { url: owner } };
  const urls = {
    owner,
    api: roleUrl(owner, 'api', secrets),
    worker: roleUrl(owner, 'worker', secrets),
    queue: config.queue.redisUrl === undefined ? queueDatabaseUrl(connected, secrets) : undefined,
  };
  const interrupted = once(signal, 'abort').then(
    () => false,
    () => false,
  );
  const isLoaded = await Promise.race([prepare({ config: connected, secrets, urls, signal, say }), interrupted]);
  signal.throwIfAborted();

  say('Starting worker and API …');
  const begin = async (app: 'api' | 'worker', title: string, isReady: Parameters<typeof startChild>[0]['isReady']) => {
    const env = { ...process.env, ...environmentOf(config, urls[app], urls.queue) };
    const onPid = (pid: number): void => claim.noteChild(app, pid);
    const child = await startChild({ app, title, home: config.home, env, isReady, onPid, signal });
    undo.push({ what: title, run: () => child.stop() });
    return child;
  };
  // A worker that never says that it is ready is taken for one after 15 s: it lives, and the sweep repairs delays.
  const worker = await begin('worker', 'The worker', async ({ saidReady, ageMs }) => saidReady || ageMs > 15_000);
  const api = await begin('api', 'The API', () => answersReady(config));
  await awaitNumbers(urls.api, signal, say);
  // or the first questions about past days go by guesses, for the minute until PostgreSQL looks by itself: 30 to 50 s for one recomputation, not 4
  if (isLoaded) await withClient(owner, (client) => client.query('ANALYZE'));
  await requestClosings(urls.worker, say);
  return [worker, api];
}

function environmentOf(config: Config, url: string, queueUrl: string | undefined): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: url,
    ...(queueUrl === undefined ? {} : { QUEUE_DATABASE_URL: queueUrl }),
    DUIBIAO_HOME: config.home,
    DEMONSTRATION_KEYS: config.demonstration.keyFile ?? demoKeyFile(config.home),
    HOST: config.http.host,
    PORT: String(config.http.port),
    // beside the API's port, so that it can be guessed; a worker that finds it taken works without
    WORKER_PORT: String(config.metrics.workerPort ?? Math.min(config.http.port + 1, 65_535)),
  };
}

/** API and worker of a killed run end by themselves within seconds; who does not is killed. */
async function clearUp(stale: RunRecord): Promise<void> {
  say('The last run ended without stopping; clearing up.');
  for (const [app, pid] of Object.entries(stale.children)) {
    const isOurs = isAlive(pid) && commandLine(pid).includes(`apps/${app}/src/main.js`);
    if (!isOurs || (await waitForEnd(pid, 6_000))) continue;
    send(pid, 'SIGKILL');
    await waitForEnd(pid, 5_000);
  }
}
