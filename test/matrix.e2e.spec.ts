import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, query } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem, faults } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let city: Client;
let last: string;

const text = readFileSync(path.join(projectRoot, 'seeds/dongguan-2020/plan.yaml'), 'utf8');

beforeAll(async () => {
  stack = await Stack.start();
  const tree = { city: null, 'school-a': 'city', t1: 'city', t2: 'city', 't1.b1': 't1', 't1.b2': 't1' };
  world = await World.open(stack, 'matrix', tree, { plan: { id: plan, text } });
  city = await world.client();
  const [one = '', two = '', three = ''] = await world.members(3);
  const facts = [
    ...[one, two, three].map((member) => mark(member, 'school-a')),
    transfer(one, 'school-a', 't1', '2020-07-15'),
  ];
  last = (await city.submit({ unit: 'city', facts })).body.lastPosition;
});
afterAll(() => stack.close());

interface Matrix {
  readonly position: string;
  readonly on: string;
  readonly unit: string;
  readonly verdicts: readonly string[];
  readonly units: readonly { readonly unit: string }[];
  readonly indicators: readonly { readonly indicator: string; readonly provisional: boolean }[];
  readonly rows: readonly {
    readonly verdicts: readonly number[];
    readonly values: readonly (string | null)[];
    readonly behind: readonly number[];
  }[];
}
/** A cell, as attainments answer it. */
interface Cell {
  readonly indicator: string;
  readonly unit: string;
  readonly verdict: string;
  readonly value: { readonly text: string | null } | null;
  readonly pace: { readonly behind: boolean } | null;
  readonly provisional: boolean;
}

const matrix = (client: Client, asked: Readonly<Record<string, string>> = {}) =>
  client.get<Matrix>(`attainments/matrix?${query({ plan, waitFor: last, on: '2020-12-31', ...asked })}`);

/** The matrix taken apart again: one line a cell. */
const cells = ({ verdicts, units, indicators, rows }: Matrix) =>
  indicators.flatMap(({ indicator, provisional }, column) =>
    units.map(({ unit }, index) => {
      const row = rows[index];
      const verdict = verdicts[row?.verdicts[column] ?? -1];
      return {
        indicator,
        unit,
        verdict,
        value: row?.values[column],
        isBehind: row?.behind.includes(column),
        provisional,
      };
    }),
  );

describe('units by indicators', () => {
  test.each(['self', 'children', 'town'])('the same numbers as attainments, for %s', async (level) => {
    const { body, text: answer } = await matrix(city, { level });
    const asked = query({ plan, at: body.position, on: body.on, level });
    const { body: whole, text: long } = await city.get<{ attainments: readonly Cell[] }>(`attainments?${asked}`);
    const expected = whole.attainments.map(({ indicator, unit, verdict, value, pace, provisional }) => {
      return { indicator, unit, verdict, value: value?.text ?? null, isBehind: pace?.behind ?? false, provisional };
    });
    expect(cells(body)).toEqual(expected);
    expect(new Set(expected.map(({ verdict }) => verdict)).size).toBeGreaterThan(2);
    expect(answer.length).toBeLessThan(long.length);
  });

  test('rows say where their unit stands, and whether there is more below it', async () => {
    expect((await matrix(city)).body).toMatchObject({
      unit: 'city',
      units: [
        { unit: 'school-a', name: 'unit school-a', type: 'school', parent: 'city', hasChildren: false },
        { unit: 't1', name: 'unit t1', type: 'town', parent: 'city', hasChildren: true },
        { unit: 't2', name: 'unit t2', type: 'town', parent: 'city', hasChildren: false },
      ],
    });
    expect((await matrix(city, { unit: 't1' })).body.units).toMatchObject([{ unit: 't1.b1' }, { unit: 't1.b2' }]);
  });

  test('columns say once what holds for every unit', async () => {
    const { indicators } = (await matrix(city)).body;
    expect(indicators.find(({ indicator }) => indicator === 'dg34-linkage')).toEqual({
      indicator: 'dg34-linkage',
      item: 34,
      name: { zh: '学社衔接率', en: expect.stringMatching(/\S/) as string },
      kind: 'ratio',
      provisional: false,
      target: { comparator: 'at-least', value: '85/100', stated: expect.stringMatching(/85/) as string },
      due: { on: '2020-12-31', stated: expect.anything() as unknown },
      incomplete: null,
    });
  });

  test('nobody sees more than attainments show', async () => {
    const town = await world.client(['submitter', 't1']);
    expect((await matrix(town)).body).toMatchObject({ unit: 't1', units: [{ unit: 't1.b1' }, { unit: 't1.b2' }] });
    expectProblem(await matrix(town, { unit: 't2' }), 404, 'not-found');
    const wrong = expectProblem(await matrix(city, { level: 'village' }), 400, 'invalid-request');
    expect(faults(wrong)).toEqual(['level unknown-level']);
  });
});
