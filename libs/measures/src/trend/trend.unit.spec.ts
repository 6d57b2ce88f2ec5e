import { describe, expect, test } from 'vitest';
import type { Question, Slices } from '../assessment.js';
import { trend } from './trend.js';
import type { TrendParameters } from './trend.schema.js';

const due = '2020-12-31';
const parameters = (direction: TrendParameters['direction'], isShare = true): TrendParameters => ({
  of: { numerator: { metric: 'members' }, ...(isShare ? { denominator: 'base' as const } : {}) },
  baseline: { metric: 'members' },
  direction,
});

type Numbers = readonly [n: bigint, d: bigint];
/** Sums of a unit: its number, the baselines of its parts, the one frozen for itself. */
const slices = (value?: Numbers, baseline?: Numbers, own?: Numbers): Slices =>
  new Map(
    Object.entries({ '': value, baseline, own }).flatMap(([slice, numbers]) =>
      numbers === undefined ? [] : [[slice, { sums: [...numbers, 1n, 1n, 0n, 0n], first: null, peak: 0n }]],
    ),
  );
const ask = (
  direction: TrendParameters['direction'],
  day: string,
  now: Slices,
  atDue: Slices | null = day < due ? null : now,
): ReturnType<typeof trend.assess> => {
  const target = { comparator: 'at-least', value: { n: 1n, d: 1n } } as const;
  const question: Question<TrendParameters> = { parameters: parameters(direction), target, due, day, now, atDue };
  return trend.assess(question);
};

const half: Numbers = [5n, 10n];
const less: Numbers = [49n, 100n];
const more: Numbers = [51n, 100n];

describe('a direction against a baseline of 5/10', () => {
  test.each([
    ['down', less, 'attained'],
    ['down', [50n, 100n], 'not-attained'],
    ['down', more, 'not-attained'],
    ['up', more, 'attained'],
    ['up', [50n, 100n], 'not-attained'],
    ['up', less, 'not-attained'],
    ['not-below', more, 'attained'],
    ['not-below', [50n, 100n], 'attained'],
    ['not-below', less, 'not-attained'],
  ] as const)('%s, now %s: %s', (direction, value, verdict) =>
    expect(ask(direction, due, slices(value, half)).verdict).toBe(verdict),
  );

  test('shares that floating point cannot tell apart', () => {
    const big = 10n ** 20n;
    expect(ask('down', due, slices([big - 1n, big], [big, big + 1n])).verdict).toBe('attained');
  });
});

test('before the due day it is attained or pending; what fell late is said to be late; what held stays', () => {
  expect(ask('down', '2020-12-30', slices(less, half)).verdict).toBe('attained');
  expect(ask('down', '2020-12-30', slices(more, half)).verdict).toBe('pending');
  expect(ask('down', '2021-01-31', slices(less, half), slices(more, half)).verdict).toBe('attained-late');
  expect(ask('down', '2021-01-31', slices(more, half), slices(less, half)).verdict).toBe('attained');
  expect(ask('down', '2021-01-31', slices(less, half), slices(undefined, half)).verdict).toBe('attained-late');
  expect(ask('down', '2021-01-31', slices(more, half), slices(undefined, half)).verdict).toBe('not-attained');
});

test('what held on the due day stays, also when nothing is counted any more; before it there is nothing to judge', () => {
  const after = '2021-01-31';
  expect(ask('down', after, slices(undefined, half), slices(less, half))).toMatchObject({
    value: null,
    valueAtDue: { n: 49n, d: 100n },
    verdict: 'attained',
    reason: null,
  });
  expect(ask('down', after, slices(undefined, half), slices(more, half)).verdict).toBe('not-attained');
  expect(ask('down', after, slices(), slices(less, half)).verdict).toBe('attained');
  expect(ask('down', '2020-12-30', slices(undefined, half))).toMatchObject({ reason: 'no-data' });
  expect(ask('down', after, slices(undefined, half), slices(undefined, half))).toMatchObject({ reason: 'no-data' });
  expect(ask('down', after, slices(less), slices(less))).toMatchObject({ reason: 'no-baseline' });
});

test('what is missing is named; nothing to count is not a fall', () => {
  expect(ask('down', due, slices(less))).toMatchObject({ verdict: 'not-evaluable', reason: 'no-baseline' });
  expect(ask('down', due, slices(less, [5n, 0n]))).toMatchObject({ reason: 'no-baseline' });
  expect(ask('down', due, slices(undefined, half))).toMatchObject({ value: null, reason: 'no-data' });
  expect(ask('down', due, slices([0n, 0n], half))).toMatchObject({ verdict: 'not-applicable', reason: null });
});

test('a baseline frozen for the unit itself goes before the sum of its parts', () => {
  const { verdict, counts, parts } = ask('down', due, slices(less, [4n, 10n], half));
  expect(verdict).toBe('attained');
  expect(counts).toMatchObject({ n: 49n, d: 100n, baselineN: 5n, baselineD: 10n, counted: 1n, baselines: 1n });
  expect(parts).toEqual([{ name: 'baseline', value: { n: 5n, d: 10n }, state: 'fell', day: null }]);
});

test('the whole answer on a share that rose late', () => {
  expect(ask('not-below', '2021-01-31', slices(more, half), slices(less, half))).toEqual({
    value: { n: 51n, d: 100n },
    as: 'share',
    verdict: 'attained-late',
    reason: null,
    valueAtDue: { n: 49n, d: 100n },
    progress: null,
    counts: { n: 51n, d: 100n, baselineN: 5n, baselineD: 10n, counted: 1n, baselines: 1n },
    parts: [{ name: 'baseline', value: { n: 5n, d: 10n }, state: 'rose', day: null }],
  });
  const before = ask('not-below', '2020-06-30', slices([50n, 100n], half));
  expect(before).toMatchObject({ valueAtDue: null, parts: [{ state: 'equal' }] });
  expect(ask('down', due, slices()).counts).toEqual({ counted: 0n, baselines: 0n });
  expect(ask('down', due, slices(undefined, half)).parts).toMatchObject([{ name: 'baseline', state: null }]);
});

test('a level is read as a count; without a target it is reported', () => {
  const question = { parameters: parameters('up', false), target: null, due, day: due };
  const now = slices([7n, 0n], [7n, 0n]);
  const answer = trend.assess({ ...question, now, atDue: now });
  expect(answer).toMatchObject({ as: 'count', value: { n: 7n, d: 1n }, verdict: 'report-only', progress: null });
});

test('a number of which the document states no direction needs no baseline; one needs the other', () => {
  const alone = trend.parameters.parse({ of: { numerator: { metric: 'dues' }, denominator: 'base' } });
  const now = slices([9n, 10n]);
  const answer = trend.assess({ parameters: alone, target: null, due, day: due, now, atDue: now });
  expect(answer).toMatchObject({ value: { n: 9n, d: 10n }, verdict: 'report-only', parts: [] });
  expect(trend.compile(alone).selectors.map(({ name }) => name)).not.toContain('baseline');
  expect(trend.words(alone).zh).toContain('没有规定方向');
  expect(trend.words(alone).zh).toMatch(/^dues ÷ 同一次统计的分母（/);
  expect(trend.words(alone).en).toMatch(/^dues ÷ the denominator of the same count, /);
  for (const half of [{ direction: 'up' }, { baseline: { metric: 'dues' } }]) {
    expect(trend.parameters.safeParse({ ...alone, ...half }).success).toBe(false);
  }
});

test('the words name every reading', () => {
  const { zh, en } = trend.words(
    trend.parameters.parse({
      of: { numerator: { metric: '团员数' }, denominator: { metric: '青年数' }, from: '2020-01-01' },
      baseline: { metric: '团青比', asOf: '2019-12-31' },
      direction: 'down',
      unitTypes: ['county'],
    }),
  );
  for (const word of ['团员数 ÷ 青年数', '2020-01-01', '团青比', '2019-12-31', 'county']) {
    expect(zh).toContain(word);
    expect(en).toContain(word);
  }
});
