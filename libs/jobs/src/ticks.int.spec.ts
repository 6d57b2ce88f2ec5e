import { setTimeout as sleep } from 'node:timers/promises';
import { createTestQueueDatabase, testRedisUrl } from '@duibiao/platform/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerDoorbells } from './answer.js';
import { prepareQueues, type QueueBackend } from './backend.js';
import { keepTicks, openTicks, type Tick, type TickQueue } from './ticks.js';

const night: Tick = { id: 'one|plan|night', ledger: 'one', rings: { cron: '0 2 * * *', timeZone: 'Asia/Shanghai' } };
const often: Tick = { id: 'two|demonstration', ledger: 'two', rings: { everyMs: 300 } };

function laws(open: () => Promise<{ readonly backend: QueueBackend; drop(): Promise<void> }>): void {
  let backend: QueueBackend;
  let drop: () => Promise<void>;
  let queue: TickQueue;
  beforeAll(async () => {
    ({ backend, drop } = await open());
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
    return { backend: { kind: 'postgres', url }, drop };
  });
});

const redisUrl = testRedisUrl();
describe.skipIf(redisUrl === undefined)('on Redis', () => {
  laws(() => Promise.resolve({ backend: { kind: 'redis', url: redisUrl ?? '' }, drop: () => Promise.resolve() }));

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
