import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client } from './harness/client.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { World } from './harness/world.js';

let stack: Stack;
let world: World;
let owner: Client;
let town: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'me', { city: null, 'school-a': 'city', t1: 'city', 't1.b1': 't1', t2: 'city' });
  owner = await world.client();
  town = await world.client(['submitter', 't1'], ['reviewer', 't2']);
});
afterAll(() => stack.close());

describe('who a key is', () => {
  interface Me {
    readonly principal: string;
    readonly name: string;
    readonly mayOpen: boolean;
    readonly ledgers: readonly { readonly id: string; readonly now: string; readonly size: string }[];
  }

  test('its roles, each with the name of its unit, in the ledgers where it has any', async () => {
    await World.open(stack, 'not-mine', { city: null });
    const { status, body } = await town.get<Me>('/v1/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'key holder',
      mayOpen: false,
      principal: expect.stringMatching(/^p-/) as string,
    });
    expect(body.ledgers).toEqual([
      {
        id: 'me',
        name: 'me',
        purpose: 'live',
        isDemonstration: false,
        timeZone: 'Asia/Shanghai',
        root: 'city',
        size: String(await owner.size()),
        now: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        grants: [
          { role: 'reviewer', unit: 't2', unitName: 'unit t2' },
          { role: 'submitter', unit: 't1', unitName: 'unit t1' },
        ],
      },
    ]);
    expect((await owner.get<Me>('/v1/me')).body).toMatchObject({ name: 'me owner', mayOpen: true });
  });

  test('without a key it is nobody', async () => {
    expectProblem(await stack.client('me').get('/v1/me'), 401, 'not-authenticated');
  });
});

describe('the fact kinds in force', () => {
  interface Kinds {
    readonly sha256: string;
    readonly kinds: readonly { readonly kind: string; readonly values: readonly object[] }[];
  }
  const kind = async (name: string) =>
    (await town.get<Kinds>('fact-kinds')).body.kinds.find((one) => one.kind === name);

  test('have what a form needs: fields with names, types and ranges, what is required, who may report', async () => {
    expect(await kind('transfer.accepted')).toMatchObject({
      name: { zh: expect.stringMatching(/\S/) as string, en: expect.stringMatching(/\S/) as string },
      refs: [
        { field: 'member', type: 'subject', isRequired: true, most: 1 },
        { field: 'from', type: 'unit', most: 1 },
        { field: 'to', type: 'unit', most: 1 },
      ],
      days: [{ field: 'occurredOn', isRequired: true, to: 'today', notBefore: null }],
      submit: { role: 'submitter' },
    });
    expect((await kind('role.began'))?.values).toContainEqual({
      field: 'engagement',
      name: { zh: '任职形式', en: 'engagement' },
      isRequired: true,
      type: 'code',
      codes: [
        { code: 'full-time', name: { zh: '专职', en: 'full-time' } },
        { code: 'seconded', name: { zh: '挂职', en: 'seconded' } },
        { code: 'part-time', name: { zh: '兼职', en: 'part-time' } },
      ],
    });
    // what has a default may be left out
    expect((await kind('role.began'))?.values).toContainEqual({
      field: 'onPost',
      name: { zh: '在岗', en: 'at work on the post' },
      isRequired: false,
      type: 'boolean',
      default: true,
    });
    expect(await kind('unit.closed')).toMatchObject({
      refs: [{ field: 'unit' }, { field: 'successors', most: 50, isRequired: false }],
      submit: { role: 'planner', units: ['unit'], above: true },
      isVoidable: false,
    });
  });

  test('are sent once: whoever has them is told so', async () => {
    const { headers, body } = await town.get<Kinds>('fact-kinds');
    expect(body.sha256).toBe((await town.get<{ factKinds: string }>('/v1/ledgers/me')).body.factKinds);
    const again = await town.send('GET', 'fact-kinds', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});
