import type { TestProject } from 'vitest/node';
import { startTestCluster } from './cluster.js';
import { startTestRedis } from './redis.js';

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

let running: Promise<{ services: TestServices; stop(): Promise<void> }> | undefined;
let users = 0;

/** vitest calls this once for each project: they share one PostgreSQL and one Redis, stopped by the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  running ??= start();
  const { services, stop } = await running;
  project.provide('duibiao', services);
  return async () => {
    users -= 1;
    if (users > 0) return;
    running = undefined;
    await stop();
  };
}

async function start(): Promise<{ services: TestServices; stop(): Promise<void> }> {
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
