import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.js';
import { Stack } from './harness/stack.js';
import { World } from './harness/world.js';

let stack: Stack;
let world: World;
let city: Client;
let east: Client;
const day = '2020-05-01';

beforeAll(async () => {
  stack = await Stack.start();
  const tree = { city: null, east: 'city', west: 'city', a: 'east', b: 'east', c: 'west' };
  world = await World.open(stack, 'reorganisation-rights', tree);
  city = await world.client();
  east = await world.client(['planner', 'east']);
});
afterAll(() => stack.close());

const change = (as: Client, ...changes: readonly object[]) => as.post('units/changes', { changes });
const path = async (unit: string): Promise<readonly string[]> =>
  (
    await stack.superuser.query<{ path: string[] }>(
      `SELECT path FROM ledger.units WHERE ledger_id = $1 AND unit_id = $2`,
      [world.ledger, unit],
    )
  ).rows[0]?.path ?? [];

describe('who may reorganise what', () => {
  test.each([
    ['merge a unit into one of somebody else', { change: 'merge', unit: 'a', into: 'c', on: day }, 'not-yours'],
    ['give a unit away', { change: 'move', unit: 'a', parent: 'west', on: day }, 'not-yours'],
    ['close itself: that is for a unit above', { change: 'close', unit: 'east', on: day }, 'not-yours'],
  ])('a planner of the east cannot %s', async (_, asked, rule) => {
    const { status, body } = await change(east, asked);
    expect([status, body.errors?.[0]?.rule]).toEqual([400, rule]);
  });

  test('nor allot to itself what is set from above', async () => {
    const facts = [
      {
        kind: 'quota.allocated',
        refs: { unit: 'east' },
        days: { occurredOn: day },
        values: { quota: 'aid', amount: 1 },
      },
    ];
    const { status, body } = await east.submit({ unit: 'east', facts });
    expect([status, body.errors?.[0]?.rule]).toEqual([400, 'not-yours']);
  });
});

describe('changes in one request', () => {
  test('happen in their order: what is legal only after the first is legal', async () => {
    const steps = [
      { change: 'move', unit: 'a', parent: 'west', on: day },
      { change: 'move', unit: 'c', parent: 'a', on: day },
    ];
    expect((await change(city, ...steps)).status).toBe(201);
    expect(await path('c')).toEqual(['city', 'west', 'a', 'c']);
  });

  test('cannot make a circle together', async () => {
    const steps = [
      { change: 'move', unit: 'b', parent: 'c', on: day },
      { change: 'move', unit: 'c', parent: 'b', on: '2020-05-02' },
    ];
    const { status, body } = await change(city, ...steps);
    expect([status, body.errors?.[0]]).toMatchObject([400, { pointer: '/changes/1/parent', rule: 'circle' }]);
  });
});

describe('corrections of what made the tree', () => {
  test('a unit is closed once: what another source knows better is a correction', async () => {
    await change(city, { change: 'register', unit: 'e', parent: 'east', type: 'school', name: 'e', on: day });
    const closing = { change: 'close', unit: 'e', on: '2020-05-03' };
    const { body } = await change(east, closing);
    expect((await change(east, closing)).status).toBe(409);
    const merging = { change: 'merge', unit: 'e', into: 'west', on: '2020-05-04' };
    const second = await change(city, merging);
    expect([second.status, second.body.errors?.[0]]).toMatchObject([
      400,
      { pointer: '/changes/0/unit', rule: 'closed' },
    ]);
    expect(await path('e')).toEqual(['city', 'east', 'e']);
    const corrected = await city.change('corrections', body.events[0]?.fact ?? '', 1, {
      reason: '补正',
      days: { occurredOn: '2020-05-04' },
    });
    expect(corrected.status).toBe(201);
  });

  test('a move can be corrected to another place, and not unset', async () => {
    const { body } = await change(city, { change: 'move', unit: 'b', parent: 'west', on: day });
    const fact = body.events[0]?.fact ?? '';
    const unset = await city.change('corrections', fact, 1, { reason: '填错', refs: { parent: null } });
    expect(unset.status).toBe(400);
    expect(unset.body.errors?.map(({ rule }) => rule)).toContain('not-unset');
    expect(await path('b')).toEqual(['city', 'west', 'b']);
    expect((await city.change('corrections', fact, 1, { reason: '填错', refs: { parent: 'east' } })).status).toBe(201);
    expect(await path('b')).toEqual(['city', 'east', 'b']);
  });

  test('a corrected opening does not undo a later name, and who no longer stands above a unit cannot correct it', async () => {
    const { body } = await change(city, {
      change: 'register',
      unit: 'd',
      parent: 'east',
      type: 'school',
      name: 'd',
      on: day,
    });
    const fact = body.events[0]?.fact ?? '';
    await change(
      city,
      { change: 'rename', unit: 'd', name: '新名', on: day },
      { change: 'move', unit: 'd', parent: 'west', on: '2020-05-02' },
    );
    expect((await east.change('corrections', fact, 1, { reason: '填错', values: { name: 'x' } })).status).toBe(404);
    expect(
      (await city.change('corrections', fact, 1, { reason: '填错', days: { validFrom: '2020-04-01' } })).status,
    ).toBe(201);
    const { rows } = await stack.superuser.query(
      `SELECT name FROM ledger.units WHERE ledger_id = $1 AND unit_id = 'd'`,
      [world.ledger],
    );
    expect(rows).toEqual([{ name: '新名' }]);
  });
});
