import { createHash } from 'node:crypto';
import { testRedisUrl } from '@duibiao/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duibiao } from './harness/cli.js';
import type { Client, ProblemBody } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem, faults } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { indicator, plan, World } from './harness/world.js';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly position: string;
  readonly day: string;
  readonly attempts: number;
  readonly schedule: { readonly id: string; readonly period: string } | null;
  readonly durationMs: number | null;
  readonly digests: Readonly<Record<'kept' | 'computed' | 'folded', string | null>>;
  readonly publishedPosition: string | null;
}
interface Schedules {
  readonly schedules: readonly {
    readonly id: string;
    readonly source: string;
    readonly last: Run | null;
    readonly next: { readonly period: string; readonly tick: string } | null;
  }[];
}

let stack: Stack;
let world: World;
let operator: Client;
let members: string[];

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'recomputed', { city: null, a: 'city', b: 'city' });
  operator = await world.client(['operator', 'city']);
  members = await world.members(3);
  await world.record(
    'a',
    members.map((member) => mark(member, 'a')),
  );
  await world.record('b', [transfer(members[0] ?? '', 'a', 'b', '2020-07-01')]);
});
afterAll(() => stack.close());

const finished = (client: Client, id: string): Promise<Run> =>
  waitFor(
    async () => (await client.get<Run>(`recomputations/${id}`)).body,
    ({ state }) => state !== 'waiting' && state !== 'running',
  );

async function recompute(body: object = {}, client = operator): Promise<Run> {
  const asked = await client.send<Run & ProblemBody>('POST', 'recomputations', { body: { plan, ...body } });
  expect([asked.status, asked.headers.get('location')]).toEqual([
    202,
    `/v1/ledgers/${client.ledger}/recomputations/${asked.body.id}`,
  ]);
  return finished(client, asked.body.id);
}

test('computed on both roads, published, and to be had as the bytes that the digest is of', async () => {
  const size = await operator.size();
  const run = await recompute();
  expect(run).toMatchObject({ state: 'published', position: String(size), publishedPosition: String(size + 1n) });
  expect(new Set(Object.values(run.digests)).size).toBe(1);
  const result = await operator.get(`recomputations/${run.id}/result`);
  expect(result.headers.get('content-type')).toContain('application/x-ndjson');
  expect(createHash('sha256').update(result.text).digest('hex')).toBe(run.digests.folded);
  const lines = result.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find((line) => line['indicator'] === indicator && line['unit'] === 'a')?.['value']).toBe('1/3');
  const { body } = await operator.get<{ readonly entry: { readonly body: Record<string, unknown> } }>(
    `events/${run.publishedPosition}`,
  );
  expect(JSON.stringify(body)).toContain(run.digests.folded);
});

test('what came between two published results is told number by number', async () => {
  const before = await recompute();
  await world.record('b', [transfer(members[1] ?? '', 'a', 'b', '2020-08-01')]);
  const after = await recompute();
  const compared = await operator.get<{ readonly differences: readonly Record<string, unknown>[] }>(
    `recomputations/${before.id}/comparison?with=${after.id}`,
  );
  expect(compared.body.differences).toMatchObject([
    { indicator, unit: 'a', first: { value: '1/3' }, second: { value: '2/3' } },
    { indicator, unit: 'city', first: { value: '1/3' }, second: { value: '2/3' } },
  ]);
  const told = await duibiao(
    ['recomputations', 'compare', before.id, after.id, '--causes', '--ledger', operator.ledger, '--url', stack.url],
    { env: { DUIBIAO_KEY: operator.key ?? '' } },
  );
  expect(told).toMatchObject({ code: 0 });
  expect(told.stdout).toMatch(/a .*1\/3.*2\/3/);
  // as known before that, it is what it was
  const again = await recompute({ at: before.position });
  expect(again.digests.folded).toBe(before.digests.folded);
  const listed = await operator.get<{ readonly recomputations: readonly Run[]; readonly next: string }>(
    'recomputations?limit=2',
  );
  expect(listed.body.recomputations.map(({ id }) => id)).toEqual([again.id, after.id]);
  const link = /<([^>]+)>; rel="next"/.exec(listed.headers.get('link') ?? '')?.[1] ?? '';
  const next = await operator.get<{ readonly recomputations: readonly Run[] }>(link);
  expect(next.body.recomputations[0]?.id).toBe(before.id);
});

test('a worker that is killed leaves no run "running" for ever', async () => {
  await stack.stopWorker();
  const { body } = await operator.send<Run>('POST', 'recomputations', { body: { plan } });
  // as if it had been killed in the middle: nobody gives the lease back
  await stack.superuser.query(
    `UPDATE work.recomputations SET state = 'running', attempts = 1, leased_by = gen_random_uuid(),
            leased_until = clock_timestamp() + interval '2 seconds' WHERE run_id = $1`,
    [body.id],
  );
  await stack.startWorker();
  expect(await finished(operator, body.id)).toMatchObject({ state: 'published', attempts: 2 });
});

test('may be asked for before a worker has projected anything; numbers are not there yet, and that is not the asker’s fault', async () => {
  await stack.stopWorker();
  const young = await World.open(stack, 'young', { city: null, a: 'city' });
  const client = await young.client(['operator', 'city']);
  const asked = await client.send<Run>('POST', 'recomputations', { body: { plan } });
  expect(asked.status).toBe(202);
  expectProblem(await client.get('units'), 503, 'unavailable');
  await stack.startWorker();
  expect(await finished(client, asked.body.id)).toMatchObject({ state: 'published' });
});

describe('schedules', () => {
  const set = (schedules: unknown): Promise<{ readonly status: number; readonly body: Schedules & ProblemBody }> =>
    operator.send<Schedules & ProblemBody>('PUT', 'schedules', { body: { plan, schedules } });

  test('set, run now, run once for a period, with the last and the next run', async () => {
    const answer = await set([{ id: 'night', kind: 'nightly', cron: '30 2 * * *' }]);
    expect(answer.body.schedules).toMatchObject([{ id: 'night', source: 'operator', last: null }]);
    const [first, second] = [await runNow(), await runNow()];
    expect(second.id).toBe(first.id);
    const run = await finished(operator, first.id);
    expect(run).toMatchObject({ state: 'published', day: run.schedule?.period, schedule: { id: 'night' } });
    const { body } = await operator.get<Schedules>('schedules');
    expect(body.schedules[0]?.last).toMatchObject({ id: run.id, state: 'published', durationMs: run.durationMs });
    expect(body.schedules[0]?.next?.tick).toMatch(/T18:30:00Z$/);
    expect((await set(null)).body.schedules).toEqual([]);
  });

  async function runNow(): Promise<Run> {
    const asked = await operator.send<Run>('POST', `schedules/${plan}/night/runs`);
    expect(asked.status).toBe(202);
    return asked.body;
  }

  test.each([
    [[{ id: 'fast', kind: 'nightly', cron: '* * * * * *' }], '/schedules/0/cron custom'],
    [[{ id: 'late', kind: 'nightly', cron: '0 25 * * *' }], '/schedules/0/cron custom'],
    [[{ id: 'far', kind: 'nightly', cron: '0 2 * * *', timeZone: 'Mars/Olympus' }], '/schedules/0/timeZone custom'],
  ])('%j is refused with one clear problem', async (schedules, fault) => {
    const answer = await operator.send('PUT', 'schedules', { body: { plan, schedules } });
    expect(faults(expectProblem(answer, 400, 'invalid-request'))).toEqual([fault]);
  });

  test('one id for two schedules, and a plan that is not there', async () => {
    const night = { id: 'night', kind: 'nightly', cron: '0 2 * * *' };
    const twice = await operator.send('PUT', 'schedules', { body: { plan, schedules: [night, night] } });
    expect(faults(expectProblem(twice, 400))).toEqual(['/schedules/1/id custom']);
    const other = await operator.send('PUT', 'schedules', { body: { plan: 'other', schedules: [night] } });
    expect(faults(expectProblem(other, 400))).toEqual(['/plan unknown-plan']);
    expectProblem(await operator.send('POST', `schedules/${plan}/nothing/runs`), 404);
  });

  test.skipIf(testRedisUrl() === undefined)('a queue that forgot its schedules has them back', async () => {
    const redisUrl = testRedisUrl() ?? '';
    await stack.stopWorker();
    await stack.startWorker(redisUrl);
    await set([{ id: 'night', kind: 'nightly', cron: '30 2 * * *' }]);
    const { Redis } = await import('ioredis');
    const redis = new Redis(redisUrl);
    const bells = (): Promise<string[]> => redis.keys('bull:recomputations:repeat*');
    await waitFor(bells, (keys) => keys.length > 0);
    const keys = await redis.keys('bull:recomputations:*');
    await redis.del(...keys);
    expect(await bells()).toEqual([]);
    await waitFor(bells, (found) => found.length > 0);
    await set(null);
    await waitFor(bells, (found) => found.length === 0);
    await redis.quit();
    await stack.stopWorker();
    await stack.startWorker();
  });
});

test.each([
  [{ plan: 'other' }, '/plan unknown-plan'],
  [{ plan, planVersion: 7 }, '/planVersion unknown-version'],
  [{ plan, at: '999999' }, '/at out-of-range'],
  [{ plan, at: '1' }, '/at before-plan'],
  [{ plan, on: '2999-01-01' }, '/on future'],
])('%j is refused with one clear problem', async (body, fault) => {
  const answer = await operator.send('POST', 'recomputations', { body });
  expect(faults(expectProblem(answer, 400, 'invalid-request'))).toEqual([fault]);
});

test('auditors read, operators alone ask; to others it is absent', async () => {
  const auditor = await world.client(['auditor', 'city']);
  const submitter = await world.client(['submitter', 'a']);
  expect((await auditor.get('recomputations')).status).toBe(200);
  expect((await auditor.get('schedules')).status).toBe(200);
  expectProblem(await auditor.send('POST', 'recomputations', { body: { plan } }), 404);
  expectProblem(await auditor.send('PUT', 'schedules', { body: { plan, schedules: [] } }), 404);
  for (const path of ['recomputations', 'schedules', 'recomputations/run-aaaaaaaaaaaaaaaaaaaaaaaaaa']) {
    expectProblem(await submitter.get(path), 404);
  }
});
