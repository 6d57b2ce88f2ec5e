import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from '@duibiao/platform';
import { testRedisUrl } from '@duibiao/platform/testing';
import { catchUp, emptyReadModels } from '@duibiao/projections';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Client, ProblemBody, Submitted } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { indicator, plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let client: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'faults', { city: null, a: 'city', b: 'city', t1: 'city' });
  client = await world.client();
});
afterAll(() => stack.close());

/** Submissions of one graduate each, or of their transfers, each with a key that stays. */
const submissions = (members: readonly string[], what: 'mark' | 'transfer') =>
  members.map((member) => ({
    key: { 'idempotency-key': randomUUID() },
    body: { unit: 'city', facts: [what === 'mark' ? mark(member, 'a') : transfer(member, 'a', 't1', '2020-07-15')] },
  }));
type Submission = ReturnType<typeof submissions>[number];

/** Asks until there is an answer, always with the same key, as a careful client does. What is refused is not asked again. */
async function insist({ key, body }: Submission): Promise<{ answer: Answer<Submitted & ProblemBody>; asked: number }> {
  for (let asked = 1; ; asked += 1) {
    const answer = await client.submit(body, key).catch(() => stack.api.mustRun());
    if (answer !== undefined && answer.status !== 503) return { answer, asked };
    if (answer !== undefined) {
      const isTold = /^\d+$/.test(answer.headers.get('retry-after') ?? '');
      if (!isTold || answer.body.type !== 'urn:duibiao:problem:unavailable') throw new Error(answer.text);
    }
    await sleep(20);
  }
}

/** So many at a time, in order. */
async function each<T, U>(items: readonly T[], width: number, work: (item: T) => Promise<U>): Promise<U[]> {
  const answers: U[] = [];
  const rest = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of rest) answers[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return answers;
}

/** That each was recorded exactly once, and that asking again gives the receipt that was given. */
async function expectOnce(
  asked: readonly Submission[],
  answers: readonly Answer<Submitted>[],
  before: bigint,
): Promise<void> {
  expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 201));
  const positions = answers.map(({ body }) => BigInt(body.firstPosition)).sort((a, b) => Number(a - b));
  expect(new Set(positions).size).toBe(asked.length);
  expect(positions[0]).toBe(before + 1n);
  expect(positions.at(-1)).toBe(before + BigInt(asked.length));
  expect(await client.size()).toBe(before + BigInt(asked.length));
  const again = await each(asked, 8, insist);
  expect(again.map(({ answer }) => answer.text)).toEqual(answers.map(({ text }) => text));
}

const share = async (question: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { body } = await client.attainments({ plan, indicator, unit: 'a', ...question });
  const value = body.attainments?.[0]?.value;
  return `${value?.numerator}/${value?.denominator}`;
};

/** The read models as text, independent of the order in which they were made. */
async function readModels(): Promise<string[]> {
  const tables = ['fact_versions', 'case_rows', 'cells', 'definitions', 'cursors'];
  const dumps = tables.map((table) =>
    stack.superuser.query<{ row: string }>(
      `SELECT t::text AS row FROM read.${table} t WHERE ledger_id = 'faults' ORDER BY 1`,
    ),
  );
  return (await Promise.all(dumps)).flatMap(({ rows }) => rows.map(({ row }) => row));
}

async function expectRebuiltEqual(): Promise<void> {
  const incremental = await readModels();
  expect(incremental.length).toBeGreaterThan(0);
  await stack.stopWorker();
  const worker = createPool({ url: stack.database.workerUrl, applicationName: 'e2e rebuild', max: 2 });
  await emptyReadModels(worker, 'faults');
  await catchUp(worker, 'faults');
  await worker.end();
  expect(await readModels()).toEqual(incremental);
  await stack.startWorker();
}

describe('the database goes away and comes back', () => {
  test('its connections cut under concurrent submissions: each is recorded exactly once', async () => {
    const asked = submissions(await world.members(400), 'mark');
    const before = await client.size();
    let isDone = false;
    const cutting = (async () => {
      let cut = 0;
      while (!isDone) {
        await sleep(40);
        const { rowCount } = await stack.superuser.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name LIKE 'duibiao-api%'`,
        );
        cut += rowCount ?? 0;
      }
      return cut;
    })();
    const answers = await each(asked, 16, insist);
    isDone = true;
    expect(await cutting).toBeGreaterThan(0);
    // the API may learn of the last cut only when it uses that connection again
    await waitFor(
      () => Promise.all(Array.from({ length: 12 }, () => client.get('units'))),
      (reads) => reads.every(({ status }) => status === 200),
    );
    await expectOnce(
      asked,
      answers.map(({ answer }) => answer),
      before,
    );
    await client.attainments({ plan, waitFor: String(await client.size()) });
    expect(await share()).toBe('0/400');
  });

  const away = {
    'its address answers nobody': {
      begin: () => stack.gate.shut(),
      end: () => stack.gate.open(),
    },
    'it is closed to connections': {
      begin: async () => {
        await asAdmin(`ALTER DATABASE ${stack.database.name} ALLOW_CONNECTIONS false`);
        await asAdmin(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${stack.database.name}'`,
        );
      },
      end: () => asAdmin(`ALTER DATABASE ${stack.database.name} ALLOW_CONNECTIONS true`),
    },
  };

  test.each(Object.entries(away))('%s for a while: 503 that says when to ask again', async (_, { begin, end }) => {
    const asked = submissions(await world.members(60), 'mark');
    const before = await client.size();
    await begin();
    const answering = each(asked, 16, insist);
    await waitFor(
      () => client.send('GET', '/health/ready'),
      ({ status }) => status === 503,
    );
    expect((await client.send('GET', '/health/live')).status).toBe(200);
    expectProblem(await client.get('units'), 503, 'unavailable');
    await sleep(1_500);
    await end();
    const answers = await answering;
    expect(answers.some(({ asked: times }) => times > 1)).toBe(true);
    await waitFor(
      () => client.send('GET', '/health/ready'),
      ({ status }) => status === 200,
    );
    await expectOnce(
      asked,
      answers.map(({ answer }) => answer),
      before,
    );
    const known = String(await client.size());
    await waitFor(
      () => client.attainments({ plan, waitFor: known }),
      ({ status }) => status === 200,
    );
  });
});

/** Runs a statement beside the ledger's database. */
async function asAdmin(statement: string): Promise<void> {
  const url = new URL(stack.database.superuserUrl);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

describe('doorbells are lost', () => {
  test('nothing rings, since no queue can be reached: the sweep finds what is new', async () => {
    await Promise.all([stack.stopApi(), stack.stopWorker()]);
    const nobody = 'redis://127.0.0.1:1';
    await Promise.all([stack.startApi(nobody), stack.startWorker(nobody)]);
    const [member = ''] = await world.members(1);
    const { status, body } = await client.submit({ unit: 'b', facts: [mark(member, 'b')] });
    expect(status).toBe(201);
    const visible = () => share({ unit: 'b' });
    expect(await waitFor(visible, (now) => now === '0/1')).toBe('0/1');
    expect(body.firstPosition).toBe(body.lastPosition);
    await Promise.all([stack.stopApi(), stack.stopWorker()]);
    await Promise.all([stack.startApi(), stack.startWorker()]);
  });

  test('the queue is emptied while no worker runs: the next one finds what is new', async () => {
    await stack.stopWorker();
    const [member = ''] = await world.members(1);
    await client.submit({ unit: 'b', facts: [mark(member, 'b')] });
    const queue = new pg.Client({ connectionString: stack.queue.url });
    await queue.connect();
    const { rows } = await queue.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename LIKE '%job%'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    await queue.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`);
    await queue.end();
    await stack.startWorker();
    expect(
      await waitFor(
        () => share({ unit: 'b' }),
        (now) => now === '0/2',
      ),
    ).toBe('0/2');
  });

  test.skipIf(testRedisUrl() === undefined)('Redis forgets everything under load: nothing is missed', async () => {
    const redisUrl = testRedisUrl() ?? '';
    await Promise.all([stack.stopApi(), stack.stopWorker()]);
    await Promise.all([stack.startApi(redisUrl), stack.startWorker(redisUrl)]);
    const { Redis } = await import('ioredis');
    const redis = new Redis(redisUrl);
    const asked = submissions(await world.members(100), 'mark');
    const answering = each(asked, 8, insist);
    for (let n = 0; n < 20; n += 1) {
      await redis.flushall();
      await sleep(20);
    }
    const answers = await answering;
    await redis.quit();
    expect(answers.every(({ answer }) => answer.status === 201)).toBe(true);
    expect(
      await waitFor(
        () => share(),
        (now) => now === '0/620',
      ),
    ).toBe('0/620');
    await Promise.all([stack.stopApi(), stack.stopWorker()]);
    await Promise.all([stack.startApi(), stack.startWorker()]);
  });
});

describe('a worker is killed', () => {
  test('again and again under load: the next one goes on, and a rebuild gives the same read models', async () => {
    const members = await world.members(300);
    const marks = submissions(members, 'mark');
    const transfers = submissions(members, 'transfer');
    let isDone = false;
    const killing = (async () => {
      let killed = 0;
      for (; !isDone; killed += 1) {
        await stack.killWorker();
        await stack.startWorker();
        await sleep(100);
      }
      return killed;
    })();
    const answers = await each([...marks, ...transfers], 4, async (one) => {
      await sleep(10);
      return insist(one);
    });
    isDone = true;
    expect(await killing).toBeGreaterThan(0);
    expect(answers.every(({ answer }) => answer.status === 201)).toBe(true);
    const voided = answers[300]?.answer.body.events[0]?.fact ?? '';
    expect((await client.change('voids', voided, 1, { reason: '接收单位未接收' })).status).toBe(201);
    expect(
      await waitFor(
        () => share(),
        (now) => now.startsWith('299/'),
      ),
    ).toMatch(/^299\/(920|820)$/);
    await expectRebuiltEqual();
  });

  test('the API is asked to end with requests under way: it ends soon, and what it acknowledged is recorded', async () => {
    const asked = submissions(await world.members(40), 'mark');
    const answering = each(asked, 8, ({ key, body }) => client.submit(body, key).catch(() => undefined));
    await sleep(30);
    const ended = await Promise.race([stack.api.stop().then(() => true), sleep(30_000, false)]);
    expect(ended).toBe(true);
    const first = await answering;
    await stack.startApi();
    const again = await each(asked, 8, ({ key, body }) => client.submit(body, key));
    expect(again.map(({ status }) => status)).toEqual(asked.map(() => 201));
    const acknowledged = first.map((answer, n) => (answer?.status === 201 ? [answer.text, again[n]?.text] : []));
    expect(acknowledged.map(([before]) => before)).toEqual(acknowledged.map(([, after]) => after));
  });
});
