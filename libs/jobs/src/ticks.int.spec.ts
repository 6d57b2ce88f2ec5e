import { setTimeout as sleep } from 'node:timers/promises';
import { createTestQueueDatabase, testRedisUrl } from '@duibiao/platform/testing';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerDoorbells } from './answer.js';
import { prepareQueues, type QueueBackend } from './backend.js';
import { keepTicks, openTicks, type Tick, type TickQueue } from './ticks.js';

const night: Tick = { id: 'one|plan|night', ledger: 'one', rings: { cron: '0 2 * * *', timeZone: 'Asia/Shanghai' } };
const often: Tick = { id: 'two|demonstration', ledger: 'two', rings: { everyMs: 300 } };

interface Opened {
  readonly backend: QueueBackend;
  /** Loses the jobs of the schedulers, or the schedulers of the jobs. */
  lose(what: 'jobs' | 'schedulers'): Promise<unknown>;
  drop(): Promise<void>;
}

function laws(open: () => Promise<Opened>): void {
  let backend: QueueBackend;
  let drop: () => Promise<void>;
  let lose: Opened['lose'];
  let queue: TickQueue;
  beforeAll(async () => {
    ({ backend, lose, drop } = await open());
    await prepareQueues(backend);
    queue = openTicks(backend);
  });
  afterAll(async () => {
    await keepTicks(queue, []);
    await queue.close();
    await drop();
  });

  test('what is wanted is set once, changed where it differs, removed where nobody wants it', async () => {
    expect(await keepTicks(queue, [night, often])).toEqual({ set: [night.id, often.id], removed: [] });
    expect(await keepTicks(queue, [night, often])).toEqual({ set: [], removed: [] });
    const there = (await queue.getJobSchedulers()).find(({ key }) => key === night.id);
    // 02:00 in Shanghai is 18:00 in UTC
    expect(new Date(there?.next ?? 0).toISOString()).toMatch(/T18:00:00/);
    const earlier: Tick = { ...night, rings: { cron: '30 1 * * *', timeZone: 'Asia/Shanghai' } };
    expect(await keepTicks(queue, [earlier])).toEqual({ set: [night.id], removed: [often.id] });
    const [moved] = await queue.getJobSchedulers();
    expect(new Date(moved?.next ?? 0).toISOString()).toMatch(/T17:30:00/);
  });

  const due = async (): Promise<readonly (string | undefined)[]> =>
    (await queue.getJobs(['delayed'])).map(({ repeatJobKey }) => repeatJobKey);

  test('a scheduler whose next job was lost is set again', async () => {
    await keepTicks(queue, [night]);
    await lose('jobs');
    expect(await due()).toEqual([]);
    expect(await keepTicks(queue, [night])).toEqual({ set: [night.id], removed: [] });
    expect(await due()).toEqual([night.id]);
    expect(await keepTicks(queue, [night])).toEqual({ set: [], removed: [] });
  });

  test('a job whose scheduler was lost rings, and makes room for a new one', async () => {
    await keepTicks(queue, [night]);
    await lose('schedulers');
    expect(await queue.getJobSchedulers()).toEqual([]);
    expect(await keepTicks(queue, [night])).toEqual({ set: [], removed: [] });
    const rung: string[] = [];
    const worker = answerDoorbells(backend, {
      queue: 'recomputations',
      answer: (ledger) => Promise.resolve(void rung.push(ledger)),
    });
    while (rung.length === 0) await sleep(10);
    await worker.close();
    expect(rung).toEqual([night.ledger]);
    expect(await keepTicks(queue, [night])).toEqual({ set: [night.id], removed: [] });
    expect(await due()).toEqual([night.id]);
  });

  test('it rings by itself, again and again, and says the ledger alone', async () => {
    const rung: string[] = [];
    const worker = answerDoorbells(backend, {
      queue: 'recomputations',
      answer: (ledger) => Promise.resolve(void rung.push(ledger)),
    });
    await keepTicks(queue, [often]);
    while (rung.length < 3) await sleep(10);
    expect(new Set(rung)).toEqual(new Set(['two']));
    await worker.close();
  });
}

describe('on PostgreSQL', () => {
  laws(async () => {
    const { url, drop } = await createTestQueueDatabase();
    const lose = async (what: 'jobs' | 'schedulers'): Promise<void> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`DELETE FROM bullmq.${what === 'jobs' ? 'job' : 'scheduler'}`);
      await client.end();
    };
    return { backend: { kind: 'postgres', url }, lose, drop };
  });
});

const redisUrl = testRedisUrl();
describe.skipIf(redisUrl === undefined)('on Redis', () => {
  const prefix = 'bull:recomputations';
  const lose = async (what: 'jobs' | 'schedulers'): Promise<void> => {
    const redis = new Redis(redisUrl ?? '');
    const found = await redis.keys(`${prefix}:repeat*`);
    const isJob = (key: string): boolean => /:\d+$/.test(key);
    await redis.del(...found.filter((key) => isJob(key) === (what === 'jobs')));
    if (what === 'jobs') await redis.del(`${prefix}:delayed`, `${prefix}:wait`);
    await redis.quit();
  };
  laws(() => Promise.resolve({ backend: { kind: 'redis', url: redisUrl ?? '' }, lose, drop: () => Promise.resolve() }));

  test('a queue that was flushed has its bells back when they are kept again', async () => {
    const queue = openTicks({ kind: 'redis', url: redisUrl ?? '' });
    await keepTicks(queue, [night]);
    const redis = new Redis(redisUrl ?? '');
    const keys = await redis.keys('bull:recomputations:*');
    if (keys.length > 0) await redis.del(...keys);
    await redis.quit();
    expect(await queue.getJobSchedulers()).toEqual([]);
    expect(await keepTicks(queue, [night])).toEqual({ set: [night.id], removed: [] });
    await keepTicks(queue, []);
    await queue.close();
  });
});
