import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './harness/client.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let client: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'several', { city: null, a: 'city', b: 'city', t1: 'city' });
  client = await world.client(['submitter', 'city']);
});
afterAll(() => stack.close());

interface History {
  readonly history: readonly { readonly refs: unknown; readonly values: unknown }[];
}

const activity = (organisers: readonly unknown[], days: object = {}) => ({
  plan,
  unit: 'a',
  facts: [
    {
      kind: 'activity.held',
      refs: { event: '五四/2020-1', unit: 'a', organisers },
      days: { occurredOn: '2020-05-04', until: '2020-05-05', ...days },
      values: { participants: 60, hours: '2' },
    },
  ],
});

test('every fault of a list has its place and what is legal', async () => {
  const { status, body } = await client.submit(activity(['b', 'lost', 'b'], { until: '2020-05-03' }));
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([
    { pointer: '/facts/0/refs/organisers/1', rule: 'unknown-unit', legal: 'the id of a unit of this ledger' },
    { pointer: '/facts/0/refs/organisers/2', rule: 'twice', legal: 'a list of 1 to 50 different ids' },
    {
      pointer: '/facts/0/days/until',
      rule: 'before-other-day',
      legal: expect.stringMatching(/^a day from 2020-05-04 \(days\.occurredOn\) to /) as string,
    },
  ]);
});

test('a list is stored in order, read by each unit in it, projected, and a value can be unset', async () => {
  const held = await client.submit(activity(['t1', 'b']));
  expect(held.status).toBe(201);
  const [{ fact } = { fact: '' }] = held.body.events;
  const corrected = await client.change('corrections', fact, 1, { reason: '时长未统计', values: { hours: null } });
  expect(corrected.status).toBe(201);

  const ofTown = await world.client(['submitter', 't1']);
  const { body } = await ofTown.get<History>(`facts/${fact}`);
  expect(body.history.map(({ refs, values }) => [refs, values])).toEqual([
    [
      { event: '五四/2020-1', unit: 'a', organisers: ['b', 't1'] },
      { participants: 60, hours: '2.0' },
    ],
    [{ event: '五四/2020-1', unit: 'a', organisers: ['b', 't1'] }, { participants: 60 }],
  ]);
  const waitFor = corrected.body.lastPosition;
  const asked = await client.attainments({ plan, indicator, unit: 'city', waitFor });
  expect([asked.status, BigInt(asked.body.position) >= BigInt(waitFor)]).toEqual([200, true]);
});

test('what is required cannot be unset', async () => {
  const held = await client.submit({ ...activity(['b']), unit: 'city' });
  const [{ fact } = { fact: '' }] = held.body.events;
  const { status, body } = await client.change('corrections', fact, 1, { reason: 'r', days: { occurredOn: null } });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ pointer: '/days/occurredOn', rule: 'missing', legal: 'required' }]);
});
