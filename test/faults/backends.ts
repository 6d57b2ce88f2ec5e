import { testRedisUrl } from '@duibiao/platform/testing';
import { OwnRedis } from './own-redis.js';

/** False where the machine has no `redis-server`. */
export const hasRedis = testRedisUrl() !== undefined;
if (!hasRedis) process.stderr.write('SKIPPED: redis-server not found: this fault run leaves out Redis.\n');

/** Where queues can be, each with whether this machine has it. */
export const backends = [
  { name: 'PostgreSQL', isHere: true },
  { name: 'Redis', isHere: hasRedis },
] as const;
export type Backend = (typeof backends)[number]['name'];

/** A Redis of its own where queues are to be there. MUST be closed. */
export const ownRedis = (backend: Backend): Promise<OwnRedis | undefined> =>
  backend === 'Redis' ? OwnRedis.start() : Promise.resolve(undefined);
