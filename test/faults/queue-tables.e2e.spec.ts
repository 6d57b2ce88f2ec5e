import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../harness/client.js';
import { mark } from '../harness/facts.js';
import { waitFor } from '../harness/wait.js';
import { indicator, plan } from '../harness/world.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('queue-tables');

let scene: Scene;
let queue: pg.Pool;
beforeAll(async () => {
  scene = await Scene.open('queue-tables');
  queue = new pg.Pool({ connectionString: scene.stack.queue.url, max: 1 });
});
afterAll(async () => {
  await queue.end();
  await scene.close();
});

/** Empties tables of the queues, all but the one that says how new they are; a statement that met another in a deadlock is repeated. */
async function empty(like = '%'): Promise<void> {
  const { rows } = await queue.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename LIKE $1 AND tablename <> 'migration'`,
    [like],
  );
  expect(rows.length).toBeGreaterThan(0);
  const truncate = `TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`;
  for (;;) {
    try {
      return void (await queue.query(truncate));
    } catch (error) {
      if ((error as { readonly code?: string }).code !== '40P01') throw error;
    }
  }
}

test.each([
  ['all tables of the queues', '%'],
  ['the jobs alone', 'job%'],
  ['the schedules alone', 'scheduler'],
])(`%s are emptied again and again (FAULT_SEED=${seed})`, async (what, like) => {
  const random = randomOf(what);
  await scene.under({ random: randomOf }, async () => {
    for (let n = 0; n < rounds(20); n += 1) {
      await empty(like);
      await sleep(random.between(0, 200));
    }
  });
});

/** The number of unit b once it is so. */
const untilShare = async (client: Client, expected: string): Promise<string> => {
  const share = async (): Promise<string> => {
    const { body } = await client.attainments({ plan, indicator, unit: 'b' });
    const value = body.attainments?.[0]?.value;
    return `${value?.numerator}/${value?.denominator}`;
  };
  return waitFor(share, (now) => now === expected);
};

test('they are emptied while no worker runs: the next one finds what is new', async () => {
  const { stack, world, client } = scene;
  await stack.stopWorker();
  const [member = ''] = await world.members(1);
  await client.submit({ unit: 'b', facts: [mark(member, 'b')] });
  await empty();
  await stack.startWorker();
  expect(await untilShare(client, '0/1')).toBe('0/1');
});

test('nothing rings, since no queue can be reached: the sweep finds what is new', async () => {
  const { stack, world, client } = scene;
  await Promise.all([stack.stopApi(), stack.stopWorker()]);
  const nobody = 'redis://127.0.0.1:1';
  await Promise.all([stack.startApi(nobody), stack.startWorker(nobody)]);
  const [member = ''] = await world.members(1);
  const { status } = await client.submit({ unit: 'b', facts: [mark(member, 'b')] });
  expect(status).toBe(201);
  expect(await untilShare(client, '0/2')).toBe('0/2');
});
