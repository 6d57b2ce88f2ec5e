import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, ProblemBody, Submitted } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, World } from './harness/world.js';

interface Unit {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly closedOn: string | null;
  readonly successor: string | null;
}
interface View {
  readonly organisation: {
    readonly tree: string;
    readonly version: string;
    readonly changes: readonly {
      readonly unit: string;
      readonly what: string;
      readonly on: string;
      readonly to: readonly string[];
    }[];
  };
  readonly attainments: readonly {
    readonly unit: string;
    readonly value: { readonly numerator: string; readonly denominator: string };
  }[];
}

let stack: Stack;
let world: World;
let client: Client;
/** Position before anything was reorganised, and the newest. */
let before = '';
let last = '';

const at = (day: string): string => `${day}T03:00:00.000Z`;

/**
 * Two districts with schools: east (a, b), west (c, d). Graduates: a 4, b 3, c 2, d 1; one of each school is linked. On 2020-07-01 b moves to west;
 * on 2020-09-01 d is merged into c; on 2020-10-01 a is renamed.
 */
beforeAll(async () => {
  stack = await Stack.start();
  const tree = { city: null, east: 'city', west: 'city', t: 'city', a: 'east', b: 'east', c: 'west', d: 'west' };
  const types = { city: 'city', east: 'district', west: 'district' };
  world = await World.open(stack, 'organisation', tree, { recordedAt: '2020-01-02T01:00:00.000Z', types });
  for (const [school, graduates] of [
    ['a', 4],
    ['b', 3],
    ['c', 2],
    ['d', 1],
  ] as const) {
    const members = await world.members(graduates);
    await world.record(
      school,
      members.map((member) => mark(member, school)),
      at('2020-06-10'),
    );
    const { lastPosition } = await world.record(
      't',
      [transfer(members[0] ?? '', school, 't', '2020-06-20')],
      at('2020-06-20'),
    );
    before = lastPosition;
  }
  const record = (kind: string, refs: object, day: string, values: object) =>
    world.record('city', [{ kind, refs: refs as never, days: { occurredOn: day }, values: values as never }], at(day));
  await record('unit.changed', { unit: 'b', parent: 'west' }, '2020-07-01', {});
  await record('unit.closed', { unit: 'd', successors: ['c'] }, '2020-09-01', { how: 'merged' });
  await record('unit.changed', { unit: 'a' }, '2020-10-01', { name: 'A 中学' });
  for (const [unit, category] of [
    ['a', 'north'],
    ['b', 'south'],
    ['c', 'north'],
  ] as const) {
    const refs = { entry: unit, unit: 'city' };
    await record('register.entered', refs, '2020-10-02', { register: '片区', category });
  }
  ({ lastPosition: last } = await world.record(
    't',
    [transfer((await world.members(1))[0] ?? '', 'a', 't', '2020-12-31', 'initiated')],
    at('2020-12-31'),
  ));
  await world.releaseClock();
  client = await world.client();
  await client.attainments({ plan, indicator, waitFor: last });
});
afterAll(() => stack.close());

async function ask(question: Readonly<Record<string, string>>): Promise<View> {
  const { status, body } = await client.attainments({ plan, indicator, ...question });
  expect(status).toBe(200);
  return body as unknown as View;
}
const numbers = async (question: Readonly<Record<string, string>>): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await ask(question)).attainments.map(({ unit, value }) => [unit, `${value.numerator}/${value.denominator}`]),
  );
const districts = { level: 'district' } as const;

describe('numbers in the tree of the day and in that of today', () => {
  test.each([
    ['today: b is of the west', {}, { east: '1/4', west: '3/6' }],
    ['before the move b was of the east', { on: '2020-06-30' }, { east: '2/7', west: '2/3' }],
    ['from its day on b is of the west', { on: '2020-07-01' }, { east: '1/4', west: '3/6' }],
    ['the same day in today’s tree', { on: '2020-06-30', organisation: 'now' }, { east: '1/4', west: '3/6' }],
  ])('%s', async (_, question, expected) => {
    expect(await numbers({ ...districts, ...question })).toEqual(expected);
  });

  test('as known before the move nothing had moved; today’s tree can be asked for all the same', async () => {
    expect(await numbers({ ...districts, at: before })).toEqual({ east: '2/7', west: '2/3' });
    expect(await numbers({ ...districts, at: before, organisation: 'now' })).toEqual({ east: '1/4', west: '3/6' });
  });

  test('the top is the same in every tree', async () => {
    for (const organisation of ['then', 'now']) {
      for (const on of ['2020-06-30', '2020-08-01', '2020-12-31']) {
        expect(await numbers({ organisation, on })).toEqual({ city: '4/10' });
      }
    }
  });

  test('a unit that was merged counts for the one that carries on, from the day of the merger', async () => {
    expect(await numbers({ unit: 'c' })).toEqual({ c: '2/3' });
    expect(await numbers({ unit: 'c', on: '2020-08-31' })).toEqual({ c: '1/2' });
    expect(await numbers({ unit: 'c', on: '2020-08-31', organisation: 'now' })).toEqual({ c: '2/3' });
    expect(await numbers({ unit: 'west', level: 'school' })).toEqual({ b: '1/3', c: '2/3' });
  });

  test('every answer names its tree, and what makes it differ from today’s', async () => {
    const then = await ask({ on: '2020-06-30' });
    const now = await ask({});
    expect(then.organisation.tree).toBe('then');
    expect(then.organisation.version).not.toBe(now.organisation.version);
    expect(then.organisation.changes.map(({ unit, what, on, to }) => [unit, what, on, to])).toEqual([
      ['b', 'moved', '2020-07-01', ['west']],
      ['d', 'merged', '2020-09-01', ['c']],
      ['a', 'renamed', '2020-10-01', []],
    ]);
    expect(now.organisation.changes).toEqual([]);
    expect((await ask({ on: '2020-06-30', organisation: 'now' })).organisation.version).toBe(now.organisation.version);
  });

  test('a second grouping over the units: by the register of the day', async () => {
    expect(await numbers({ grouping: '片区' })).toEqual({ 'group:north': '3/7', 'group:south': '1/3' });
    const early = await client.attainments({ plan, indicator, grouping: '片区', on: '2020-09-30' });
    expect(early.body.errors?.[0]).toMatchObject({ pointer: 'grouping', rule: 'unknown-grouping' });
  });

  test('of a group a reader learns what stands below the unit asked for, and no more', async () => {
    const answer = async (top: string, question: Readonly<Record<string, string>> = {}) => {
      const reader = await world.client(['auditor', top]);
      const { body } = await reader.attainments({ plan, indicator, grouping: '片区', ...question });
      return [
        body.attainments.map(({ unit, value }) => `${unit} ${value.numerator}/${value.denominator}`),
        body.attainments.map(({ review }) => review.unreviewed),
      ];
    };
    expect(await answer('a')).toEqual([['group:north 1/4'], ['4']]);
    expect(await answer('east')).toEqual([['group:north 1/4'], ['4']]);
    expect(await answer('west')).toEqual([
      ['group:north 2/3', 'group:south 1/3'],
      ['3', '3'],
    ]);
    const t = await world.client(['auditor', 't']);
    expect((await t.attainments({ plan, indicator, grouping: '片区' })).status).toBe(400);
  });

  test('behind a number stand the cases of its own tree; what has left the reader’s scope is counted, not listed', async () => {
    interface Lineage {
      readonly counts: { readonly numerator: string; readonly denominator: string };
      readonly cases: readonly { readonly ownerUnit: string }[];
    }
    const behind = async (as: Client, question: Readonly<Record<string, string>>) => {
      const asked = new URLSearchParams({ plan, indicator, unit: 'east', ...question });
      const { counts, cases } = (await as.get<Lineage>(`attainments/lineage?${asked.toString()}`)).body;
      return [
        counts.numerator,
        counts.denominator,
        cases
          .map(({ ownerUnit }) => ownerUnit)
          .toSorted()
          .join(''),
      ];
    };
    const on = '2020-06-30';
    expect(await behind(client, {})).toEqual(['1', '4', 'aaaa']);
    expect(await behind(client, { on })).toEqual(['2', '7', 'aaaabbb']);
    expect(await behind(client, { on, organisation: 'now' })).toEqual(['1', '4', 'aaaa']);
    expect(await behind(client, { at: before })).toEqual(['2', '7', 'aaaabbb']);
    expect(await behind(client, { at: before, organisation: 'now' })).toEqual(['1', '4', 'aaaa']);
    expect(await behind(await world.client(['auditor', 'east']), { on })).toEqual(['2', '7', 'aaaa']);
  });

  test('read models emptied and projected again are the same', async () => {
    const dump = async (): Promise<unknown> =>
      (
        await stack.superuser.query(
          `SELECT definition, unit_id, slice, day::text, c1, c2 FROM read.cells WHERE ledger_id = 'organisation' AND (c1 <> 0 OR c2 <> 0) ORDER BY 1, 2, 3, 4`,
        )
      ).rows;
    const incremental = await dump();
    await stack.superuser.query(
      `DELETE FROM read.cells WHERE ledger_id = 'organisation'; DELETE FROM read.case_rows WHERE ledger_id = 'organisation';
       DELETE FROM read.inputs WHERE ledger_id = 'organisation'; DELETE FROM read.definitions WHERE ledger_id = 'organisation';
       DELETE FROM read.mentions WHERE ledger_id = 'organisation'; DELETE FROM read.fact_versions WHERE ledger_id = 'organisation';
       UPDATE read.cursors SET "position" = 0 WHERE ledger_id = 'organisation'`,
    );
    await client.attainments({ plan, indicator, waitFor: last });
    expect(await dump()).toEqual(incremental);
  });
});

describe('the organisation itself', () => {
  const units = async (question: string): Promise<Map<string, Unit>> => {
    const { body } = await client.get<{ units: Unit[] }>(`units${question}`);
    return new Map(body.units.map((unit) => [unit.id, unit]));
  };

  test('can be read as it stood on any day', async () => {
    const then = await units('?on=2020-06-30');
    const now = await units('');
    expect([then.get('b')?.parent, now.get('b')?.parent]).toEqual(['east', 'west']);
    expect([then.get('a')?.name, now.get('a')?.name]).toEqual(['unit a', 'A 中学']);
    expect(then.get('d')).toMatchObject({ parent: 'west', closedOn: null, successor: null });
    expect(now.get('d')).toMatchObject({ parent: 'c', closedOn: '2020-09-01', successor: 'c' });
    expect((await units(`?at=${before}`)).get('b')?.parent).toBe('east');
  });

  test('rights follow the tree of today: the west now answers for b', async () => {
    const west = await world.client(['submitter', 'west']);
    const east = await world.client(['submitter', 'east']);
    const [member = ''] = await world.members(1);
    const body = { unit: 'b', facts: [mark(member, 'b')] };
    expect((await east.submit(body)).status).toBe(400);
    expect((await west.submit(body)).status).toBe(201);
  });
});

describe('a listing', () => {
  const children = { level: 'children' } as const;
  const openAs = async (id: string): Promise<{ readonly home: World; readonly top: Client }> => {
    const below = { city: null, east: 'city', west: 'city', a: 'east', b: 'east', c: 'west' };
    const home = await World.open(stack, id, below, { types: { east: 'district', west: 'district' } });
    return { home, top: await home.client() };
  };
  const listed = async (as: Client, question: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    (await as.attainments({ plan, indicator, ...question })).body.attainments.map(({ unit }) => unit);
  const change = async (as: Client, ...changes: readonly object[]): Promise<string> => {
    const { status, body } = await as.post<Submitted>('units/changes', { changes });
    expect(status).toBe(201);
    await as.attainments({ plan, waitFor: body.lastPosition });
    return body.lastPosition;
  };

  test('of a past day leaves out what has left the reader’s scope', async () => {
    const { home, top } = await openAs('listing-scope');
    await change(top, { change: 'move', unit: 'b', parent: 'west', on: '2020-07-01' });
    const east = await home.client(['auditor', 'east']);
    const then = { ...children, unit: 'east', on: '2020-06-30' };
    expect(await listed(top, then)).toEqual(['a', 'b']);
    expect(await listed(east, then)).toEqual(['a']);
    expect(await listed(east, { ...then, level: 'school' })).toEqual(['a']);
  });

  test('is of (P, D): what is recorded later changes nothing', async () => {
    const { top } = await openAs('listing-point');
    const at = await change(top, { change: 'close', unit: 'a', on: '2020-08-01' });
    const asked = { ...children, unit: 'east', at, on: '2020-09-30' };
    expect(await listed(top, asked)).toEqual(['b']);
    expect(await listed(top, { ...asked, on: '2020-07-31' })).toEqual(['a', 'b']);
    await change(
      top,
      { change: 'rename', unit: 'c', name: 'C', on: '2020-10-01' },
      { change: 'register', unit: 'z', parent: 'east', type: 'school', name: 'Z', on: '2020-01-01' },
      { change: 'register', unit: 'y', parent: 'east', type: 'school', name: 'Y', on: '2020-10-01' },
      { change: 'move', unit: 'b', parent: 'west', on: '2020-10-01' },
    );
    expect(await listed(top, asked)).toEqual(['b']);
    expect(await listed(top, { ...children, unit: 'east', on: '2020-09-30' })).toEqual(['b', 'z']);
    expect(await listed(top, { ...children, unit: 'east' })).toEqual(['y', 'z']);
    expect(await listed(top, { ...asked, organisation: 'now' })).toEqual(['y', 'z']);
  });

  test('shows a unit that was merged by the one that carries on', async () => {
    const { top } = await openAs('listing-merged');
    await change(top, { change: 'merge', unit: 'b', into: 'a', on: '2020-07-01' });
    for (const level of ['children', 'school']) expect(await listed(top, { unit: 'east', level })).toEqual(['a']);
    expect(await listed(top, { ...children, unit: 'a' })).toEqual([]);
    expect(await listed(top, { ...children, unit: 'east', on: '2020-06-30' })).toEqual(['a', 'b']);
  });
});

describe('a second grouping of units that move', () => {
  test('is in the tree asked for, without what has left the reader’s scope', async () => {
    const tree = { city: null, east: 'city', west: 'city', t: 'city', a: 'east', b: 'east', c: 'west' };
    const home = await World.open(stack, 'grouping', tree);
    for (const school of ['a', 'b', 'c'])
      await home.record(
        school,
        (await home.members(1)).map((member) => mark(member, school)),
      );
    for (const [entry, category] of [
      ['east', 'g1'],
      ['west', 'g2'],
    ] as const) {
      const refs = { entry, unit: 'city' };
      const values = { register: 'P', category };
      await home.record('city', [{ kind: 'register.entered', refs, days: { occurredOn: '2020-02-01' }, values }]);
    }
    const { lastPosition: waitFor } = await home.record('city', [
      { kind: 'unit.changed', refs: { unit: 'b', parent: 'west' }, days: { occurredOn: '2020-12-30' }, values: {} },
    ]);
    const top = await home.client();
    const east = await home.client(['auditor', 'east']);
    const groups = async (as: Client, question: Readonly<Record<string, string>>) => {
      const asked = { plan, indicator, grouping: 'P', on: '2020-12-29', waitFor, ...question };
      const { body } = await as.attainments(asked);
      return body.attainments.map(({ unit, value }) => `${unit} ${value.denominator}`);
    };
    expect(await groups(top, {})).toEqual(['group:g1 2', 'group:g2 1']);
    expect(await groups(top, { organisation: 'now' })).toEqual(['group:g1 1', 'group:g2 2']);
    expect(await groups(east, {})).toEqual(['group:g1 1']);
  });
});

describe('changes by the convenient door', () => {
  const day = '2020-12-30';
  const change = (changes: readonly unknown[], as = client) => as.post<ProblemBody>('units/changes', { changes });

  test('a register, a move and a split happen together', async () => {
    const { status } = await change([
      { change: 'register', unit: 'e1', parent: 'east', type: 'school', name: 'e1', on: day },
      { change: 'register', unit: 'e2', parent: 'east', type: 'school', name: 'e2', on: day },
      { change: 'split', unit: 'a', into: ['e1', 'e2'], on: day },
      { change: 'move', unit: 'e2', parent: 'west', on: '2020-12-31' },
    ]);
    expect(status).toBe(201);
  });

  test.each([
    ['a unit below itself', { change: 'move', unit: 'west', parent: 'c', on: day }, '/changes/0/parent', 'circle'],
    [
      'a unit that is not there',
      { change: 'move', unit: 'nowhere', parent: 'east', on: day },
      '/changes/0/unit',
      'unknown-unit',
    ],
    ['a day to come', { change: 'rename', unit: 'c', name: 'x', on: '2029-01-01' }, '/changes/0/on', 'out-of-range'],
    ['a split into one', { change: 'split', unit: 'c', into: ['b'], on: day }, '/changes/0/into', 'successors'],
    ['a merger into itself', { change: 'merge', unit: 'c', into: 'c', on: day }, '/changes/0/into', 'circle'],
    ['the top', { change: 'close', unit: 'city', on: day }, '/changes/0/unit', 'root'],
  ])('%s is refused with place and legal range', async (_, asked, pointer, rule) => {
    const size = await client.size();
    const { status, body } = await change([asked]);
    expect(status).toBe(400);
    expect(body.errors?.[0]).toMatchObject({ pointer, rule });
    expect(body.errors?.[0]?.legal ?? '').not.toBe('');
    expect(await client.size()).toBe(size);
  });

  test('a planner of the east cannot take a unit of the west', async () => {
    const east = await world.client(['planner', 'east']);
    const { status, body } = await change([{ change: 'move', unit: 'c', parent: 'east', on: day }], east);
    expect([status, body.errors?.[0]?.rule]).toEqual([400, 'not-yours']);
  });
});
