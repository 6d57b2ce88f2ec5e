import { expect, test } from 'vitest';
import type { Question, Slices } from '../assessment.js';
import { rating } from './rating.js';
import type { RatingParameters } from './rating.schema.js';

const scheme = (version: number, levels: readonly string[]): object => ({
  version,
  aspects: [{ name: 'a', max: '100' }],
  levels: levels.map((name, index) => ({ name, atLeast: String(90 - index) })),
});
const parameters = (schemes: readonly object[]): RatingParameters =>
  rating.parameters.parse({
    frame: [{ fact: 'unit.opened', by: 'unit', day: 'validFrom' }],
    scores: { fact: 'rating.scored', by: 'unit' },
    schemes,
  });
const slices = (complete: bigint, frame: bigint, states: Readonly<Record<string, bigint>> = {}): Slices =>
  new Map(
    [['', complete, frame] as const, ...Object.entries(states).map(([name, n]) => [name, n, 0n] as const)].map(
      ([slice, n, d]) => [slice, { sums: [n, d, 0n, 0n, 0n, 0n], first: null, peak: 0n }],
    ),
  );
const ask = (rest: Partial<Question<RatingParameters>>): ReturnType<typeof rating.assess> =>
  rating.assess({
    parameters: parameters([scheme(1, ['good'])]),
    target: null,
    due: '2020-12-31',
    day: '2020-12-31',
    now: slices(3n, 4n),
    atDue: slices(3n, 4n),
    ...rest,
  });

test('without a target it is reported on every day, an empty frame too', () => {
  for (const [day, now] of [
    ['2020-12-30', slices(4n, 4n)],
    ['2020-12-31', slices(0n, 4n)],
    ['2021-12-31', new Map() as Slices],
  ] as const) {
    expect(ask({ day, now })).toMatchObject({ verdict: 'report-only', as: 'share', progress: null });
  }
});

test('with a target the coverage of complete ratings is judged; pace says nothing', () => {
  const target = { comparator: 'at-least', value: { n: 1n, d: 1n } } as const;
  expect(ask({ target, day: '2020-12-30', atDue: null })).toMatchObject({ verdict: 'pending', progress: null });
  expect(ask({ target })).toMatchObject({ verdict: 'not-attained', value: { n: 3n, d: 4n } });
  expect(ask({ target, day: '2021-01-31', now: slices(4n, 4n) }).verdict).toBe('attained-late');
  expect(ask({ target, now: slices(0n, 0n), atDue: slices(0n, 0n) }).verdict).toBe('not-applicable');
});

test('a late rating is shown with what was complete on the due day', () => {
  const target = { comparator: 'at-least', value: { n: 1n, d: 1n } } as const;
  const now = slices(4n, 4n, { 'level/good': 3n, below: 1n });
  expect(ask({ target, day: '2021-01-31', now })).toEqual({
    value: { n: 4n, d: 4n },
    as: 'share',
    verdict: 'attained-late',
    reason: null,
    valueAtDue: { n: 3n, d: 4n },
    progress: null,
    counts: { complete: 4n, frame: 4n, below: 1n, incomplete: 0n, unrated: 0n, 'scheme-missing': 0n },
    parts: [
      { name: 'good', value: { n: 3n, d: 4n }, state: null, day: null },
      { name: 'below', value: { n: 1n, d: 4n }, state: null, day: null },
      { name: 'incomplete', value: { n: 0n, d: 4n }, state: null, day: null },
      { name: 'unrated', value: { n: 0n, d: 4n }, state: null, day: null },
      { name: 'scheme-missing', value: { n: 0n, d: 4n }, state: null, day: null },
    ],
  });
  expect(ask({ day: '2020-12-30', atDue: null }).valueAtDue).toBeNull();
});

test('the distribution names every level of every version once, the newest first', () => {
  const { parts } = ask({
    parameters: parameters([scheme(1, ['good', 'fair']), scheme(2, ['best', 'good'])]),
    now: slices(2n, 4n, { 'level/good': 2n, incomplete: 1n, unrated: 1n }),
  });
  expect(parts.map(({ name, value }) => `${name} ${value.n}/${value.d}`)).toEqual([
    'best 0/4',
    'good 2/4',
    'fair 0/4',
    'below 0/4',
    'incomplete 1/4',
    'unrated 1/4',
    'scheme-missing 0/4',
  ]);
});

test('without its scheme nothing can be said, whatever the target', () => {
  const missing = { verdict: 'not-evaluable', reason: 'scheme-missing' };
  expect(ask({ parameters: parameters([]) })).toMatchObject(missing);
  expect(ask({ now: slices(3n, 4n, { 'scheme-missing': 1n }) })).toMatchObject(missing);
});

test('the words name versions, bounds and levels', () => {
  const { zh, en } = rating.words(parameters([{ ...scheme(7, ['good']), from: '2020-12-10' }]));
  for (const word of ['7', '2020-12-10', '0–100', 'good']) {
    expect(zh).toContain(word);
    expect(en).toContain(word);
  }
  expect(rating.words(parameters([])).en).toContain('No scheme');
});
