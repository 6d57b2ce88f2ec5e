import type { TestProject } from 'vitest/node';
import { startTestCluster } from './cluster.js';
import { startTestRedis } from './redis.js';
import { clearKilledRuns } from './run-directory.js';

/** What the test run provides to every test file (see `testing/index.ts`). */
export interface TestServices {
  readonly superuserUrl: string;
  /** Base64, the secret from which the roles' passwords are derived. */
  readonly secret: string;
  readonly redisUrl: string | undefined;
}

declare module 'vitest' {
  export interface ProvidedContext {
    duibiao: TestServices;
  }
}

type Running = { readonly services: TestServices; stop(this: void): Promise<void> };

/** Each vitest project loads this file for itself; what they share hangs on the one global object of the run. */
const shared = globalThis as { duibiaoTestRun?: { users: number; readonly running: Promise<Running> } | undefined };

/** vitest calls this once for each project: they share one PostgreSQL and one Redis, stopped by the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (shared.duibiaoTestRun ??= { users: 0, running: start() });
  run.users += 1;
  const { services, stop } = await run.running;
  project.provide('duibiao', services);
  return async () => {
    run.users -= 1;
    if (run.users > 0) return;
    shared.duibiaoTestRun = undefined;
    await stop();
  };
}

async function start(): Promise<Running> {
  await clearKilledRuns();
  const cluster = await startTestCluster();
  const redis = await startTestRedis();
  if (!redis) {
    process.stderr.write('\nSKIPPED: redis-server not found: queues are tested on PostgreSQL only, not on Redis.\n\n');
  }
  const services: TestServices = {
    superuserUrl: cluster.postgres.superuserUrl(),
    secret: cluster.secret.toString('base64'),
    redisUrl: redis?.url,
  };
  return { services, stop: async () => void (await Promise.all([cluster.stop(), redis?.stop()])) };
}
