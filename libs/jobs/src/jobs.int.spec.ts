import { setTimeout as sleep } from 'node:timers/promises';
import { createTestQueueDatabase, testRedisUrl } from '@duibiao/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerDoorbells } from './answer.js';
import { openQueue, prepareQueues, type QueueBackend } from './backend.js';
import { openDoorbell } from './doorbell.js';
import { queueNames } from './queues.js';

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(2);
}

function laws(open: () => Promise<{ readonly backend: QueueBackend; drop(): Promise<void> }>): void {
  let backend: QueueBackend;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ backend, drop } = await open());
    await Promise.all([prepareQueues(backend), prepareQueues(backend)]);
  });
  afterAll(() => drop());

  test('a ring is answered; one that comes while it is at work is answered after it, however many', async () => {
    const answered: string[] = [];
    let release: () => void = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const worker = answerDoorbells(backend, {
      answer: async (ledger) => {
        answered.push(ledger);
        if (answered.length === 1) await gate;
      },
    });
    const doorbell = openDoorbell(backend);
    doorbell.ring('one');
    await until(() => answered.length === 1);
    for (let n = 0; n < 50; n += 1) {
      doorbell.ring('one');
      await sleep(1);
    }
    await sleep(50);
    expect(answered).toEqual(['one']);
    release();
    await until(() => answered.length === 2);
    doorbell.ring('two');
    await until(() => answered.includes('two'));
    await sleep(100);
    expect(answered).toEqual(['one', 'one', 'two']);
    await doorbell.close();
    await worker.close();
    const queue = openQueue(backend, queueNames.doorbells);
    const counts = await queue.getJobCounts();
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(0);
    await queue.close();
  });

  test('a job that names no ledger is not answered, and stands in nobody’s way', async () => {
    const queue = openQueue<unknown>(backend, queueNames.doorbells);
    for (const data of [{}, null, 'one', { ledger: 1 }, { ledger: 'one' }]) await queue.add('news', data);
    const answered: string[] = [];
    const worker = answerDoorbells(backend, { answer: async (ledger) => void answered.push(ledger) });
    await until(() => answered.length > 0);
    await sleep(100);
    expect(answered).toEqual(['one']);
    await worker.close();
    await queue.close();
  });

  test('rings while nobody answers become one job', async () => {
    const doorbell = openDoorbell(backend);
    for (let n = 0; n < 20; n += 1) {
      doorbell.ring('waiting');
      await sleep(5);
    }
    await doorbell.close();
    let answered = 0;
    const worker = answerDoorbells(backend, { answer: async () => void (answered += 1) });
    await until(() => answered > 0);
    await sleep(200);
    expect(answered).toBe(1);
    await worker.close();
  });
}

describe('doorbells on PostgreSQL', () => {
  laws(async () => {
    const { url, drop } = await createTestQueueDatabase();
    return { backend: { kind: 'postgres', url }, drop };
  });
});

const redisUrl = testRedisUrl();
describe.skipIf(redisUrl === undefined)('doorbells on Redis', () => {
  laws(async () => ({ backend: { kind: 'redis', url: redisUrl ?? '' }, drop: async () => {} }));
});

test('a doorbell without any queue behind it neither throws nor blocks, and says so once', async () => {
  const told: (Error | undefined)[] = [];
  for (const backend of [
    { kind: 'redis', url: 'redis://127.0.0.1:1' },
    { kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/nothing' },
  ] as const) {
    const doorbell = openDoorbell(backend, { onTrouble: (error) => told.push(error) });
    const began = performance.now();
    for (let n = 0; n < 1_000; n += 1) doorbell.ring('one');
    expect(performance.now() - began).toBeLessThan(100);
    await until(() => told.length > 0);
    await doorbell.close();
    expect(told.splice(0)).toEqual([expect.any(Error)]);
  }
});
