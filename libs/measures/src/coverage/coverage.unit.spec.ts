import { describe, expect, test } from 'vitest';
import type { Slices } from '../assessment.js';
import { coverage } from './coverage.js';
import { coverageParameters } from './coverage.schema.js';

const unit = { fact: 'unit.opened', by: 'unit', day: 'validFrom' };
const body = { fact: 'body.founded', by: 'serves' };
const one = coverageParameters.parse({ frame: [unit], predicate: { all: [{ any: [body] }] } });
const due = '2020-12-31';
const at70 = { comparator: 'at-least', value: { n: 70n, d: 100n } } as const;

const slices = (n: bigint, d: bigint, noData = 0n): Slices =>
  new Map([['', { sums: [n, d, noData, 0n, 0n, 0n], first: null, peak: 0n }]]);

describe('the verdict on a coverage', () => {
  test.each([
    ['enough before the due day', '2020-06-30', slices(7n, 10n), null, 'attained'],
    ['too little before', '2020-06-30', slices(6n, 9n), null, 'pending'],
    ['exactly the target on the day', due, slices(7n, 10n), slices(7n, 10n), 'attained'],
    ['too little on the day', due, slices(6n, 9n), slices(6n, 9n), 'not-attained'],
    ['made up late', '2021-01-31', slices(7n, 9n), slices(6n, 9n), 'attained-late'],
    ['fallen later', '2021-01-31', slices(6n, 9n), slices(7n, 9n), 'attained'],
    ['an empty frame', due, new Map(), new Map(), 'not-applicable'],
  ] as const)('%s', (_, day, now, atDue, verdict) => {
    expect(coverage.assess({ parameters: one, target: at70, due, day, now, atDue }).verdict).toBe(verdict);
  });

  test('without a target it is reported, with its counts and no pace', () => {
    const now = slices(3n, 9n, 2n);
    const assessment = coverage.assess({ parameters: one, target: null, due, day: due, now, atDue: now });
    expect(assessment).toMatchObject({ verdict: 'report-only', progress: null, parts: [] });
    expect(assessment.counts).toEqual({ satisfied: 3n, frame: 9n, noData: 2n, notSatisfied: 6n });
  });
});

test('several conditions are shown beside the whole, by name or number', () => {
  const parameters = coverageParameters.parse({
    frame: [unit],
    predicate: { all: [{ any: [body] }, { any: [body], name: 'renewed' }] },
  });
  const condition = (n: bigint) => ({ sums: [0n, 0n, 0n, n], first: null, peak: 0n });
  const now: Slices = new Map([
    ...slices(7n, 10n, 1n),
    ['condition:condition-1', condition(9n)],
    ['condition:renewed', condition(8n)],
  ]);
  const asked = { parameters, target: at70, due, day: '2021-01-31', now, atDue: slices(6n, 9n) };
  expect(coverage.assess(asked)).toEqual({
    value: { n: 7n, d: 10n },
    as: 'share',
    verdict: 'attained-late',
    reason: null,
    valueAtDue: { n: 6n, d: 9n },
    progress: { n: 700n, d: 700n },
    counts: { satisfied: 7n, frame: 10n, noData: 1n, notSatisfied: 3n },
    parts: [
      { name: 'condition-1', value: { n: 9n, d: 10n }, state: null, day: null },
      { name: 'renewed', value: { n: 8n, d: 10n }, state: null, day: null },
    ],
  });
  expect(coverage.assess({ ...asked, day: '2020-06-30', atDue: null }).valueAtDue).toBeNull();
});

test('while the norm that says how often is awaited, it counts and is not judged', () => {
  const parameters = coverageParameters.parse({ ...one, awaits: 'norm' });
  const now = slices(10n, 10n);
  const answer = coverage.assess({ parameters, target: null, due, day: due, now, atDue: now });
  const waiting = { verdict: 'not-evaluable', reason: 'norm-not-loaded', progress: null };
  expect(answer).toMatchObject({ ...waiting, value: { n: 10n, d: 10n }, counts: { satisfied: 10n } });
  expect(coverage.assess({ parameters, target: at70, due, day: due, now, atDue: now })).toMatchObject(waiting);
  expect(coverage.words(parameters).en).toContain('another document');
  expect(coverageParameters.safeParse({ ...one, awaits: 'quota' }).success).toBe(false);
});

describe('the parameters of a coverage', () => {
  test('count for the unit that a field names, unless told, and need one fact', () => {
    expect(one.frame[0]?.owner).toBe('unit');
    expect(one.predicate.all[0]?.atLeast).toBe(1);
    expect(coverage.compile(one)).toMatchObject({ ownCase: [], conditions: { 'condition-1': 1 }, shown: false });
  });

  test('take the days of a condition for its selectors, unless they have their own', () => {
    const within = { from: '2020-01-01', to: '2020-12-31' };
    const all = [{ any: [body, { ...body, from: '2019-07-01' }], within }];
    const { selectors } = coverage.compile(coverageParameters.parse({ frame: [unit], predicate: { all } }));
    expect(selectors.slice(1).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['condition-1/1', '2020-01-01', '2020-12-31'],
      ['condition-1/2', '2019-07-01', '2020-12-31'],
    ]);
  });

  test.each([
    ['no frame', { frame: [], predicate: { all: [{ any: [body] }] } }, 'must name at least one register'],
    ['a condition called frame', condition({ name: 'frame' }), 'must be none of frame, end'],
    ['none of many', condition({ atLeast: 0 }), 'must be at least 1'],
    ['two of one name', condition({ name: 'condition-2' }, {}), 'must have different names'],
  ])('refuse %s', (_, parameters, message) => {
    expect(coverageParameters.safeParse(parameters).error?.issues[0]?.message).toContain(message);
  });

  test('name an owner that the fact has', () => {
    const known = new Map([['unit.opened', { fields: new Map([['unit', 'reference' as const]]), about: ['unit'] }]]);
    expect(coverage.check(one, known)).toEqual([]);
    const strange = { ...one, frame: one.frame.map((frame) => ({ ...frame, owner: 'school' })) };
    expect(coverage.check(strange, known)).toEqual([
      { path: ['frame', 0, 'owner'], message: 'is "school": must be a reference of unit.opened: unit' },
    ]);
    const own = { ...one, frame: one.frame.map((frame) => ({ ...frame, owner: 'case' })) };
    expect(coverage.check(own, known)).toEqual([]);
  });

  test('say in both languages what is counted', () => {
    const { zh, en } = coverage.words(one);
    expect(en).toContain('frame on the day: each unit of unit.opened (dated by “validFrom”), counts for itself;');
    expect(zh).toContain('分子须满足：（1）至少1项body.founded，以serves对应；');
  });
});

function condition(...conditions: readonly object[]): unknown {
  return { frame: [unit], predicate: { all: conditions.map((named) => ({ any: [body], ...named })) } };
}
