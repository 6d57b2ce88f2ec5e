import { describe, expect, test } from 'vitest';
import type { Question, Slices } from '../assessment.js';
import { perPeriod } from './per-period.js';
import { type PerPeriodParameters, perPeriodParameters } from './per-period.schema.js';

const given = (change: object = {}): unknown => ({
  periods: { fact: 'period.opened', by: 'period', where: { scheme: ['study'] } },
  roster: { fact: 'role.began', by: 'person' },
  done: [{ fact: 'study.completed', by: 'person@period' }],
  ...change,
});
const parameters = perPeriodParameters.parse(given());

/** Period → done, roster, done so far, roster so far, left. */
const slices = (of: Readonly<Record<string, readonly number[]>>): Slices =>
  new Map(Object.entries(of).map(([name, sums]) => [name, { sums: sums.map(BigInt), first: null, peak: 0n }]));

const question = (day: string, now: Slices): Question<PerPeriodParameters> => ({
  parameters,
  target: { comparator: 'at-least', value: { n: 9n, d: 10n } },
  due: '2020-12-31',
  day,
  now,
  atDue: day < '2020-12-31' ? null : now,
});

const good = [9, 10, 0, 0, 0];
const bad = [8, 10, 0, 0, 0];
const open = [0, 0, 1, 10, 0];
const empty = [0, 0, 0, 0, 3];

describe('the assessment', () => {
  test.each([
    ['good so far', '2020-06-30', { a: good, b: open }, 'pending'],
    ['one that failed fails the year at once', '2020-06-30', { a: good, b: bad, c: open }, 'not-attained'],
    ['none closed yet', '2020-06-30', { a: open }, 'not-applicable'],
    ['all good on the day', '2020-12-31', { a: good, b: good, c: open }, 'attained'],
    ['never late', '2021-06-30', { a: bad, b: good }, 'not-attained'],
    ['nobody in any period', '2020-12-31', { a: empty }, 'not-applicable'],
    ['an empty one is left out', '2020-12-31', { a: good, b: empty }, 'attained'],
    ['nothing at all', '2020-12-31', {}, 'not-applicable'],
  ] as const)('%s', (_, day, of, verdict) => expect(perPeriod.assess(question(day, slices(of))).verdict).toBe(verdict));

  test('a surplus of one period pays for no other: 18 of 20 are not nine tenths twice', () => {
    const answer = perPeriod.assess(question('2020-12-31', slices({ b: [8, 10, 0, 0, 0], a: [10, 10, 0, 0, 0] })));
    expect(answer).toMatchObject({
      value: { n: 1n, d: 2n },
      verdict: 'not-attained',
      progress: { n: 1n, d: 2n },
      counts: { attained: 1n, closed: 2n, open: 0n, done: 18n, roster: 20n },
    });
    expect(answer.parts.map(({ name, state }) => `${name} ${state}`)).toEqual(['a attained', 'b not-attained']);
  });

  test('periods come in the order of their ids; before its opening day one is not there', () => {
    const { parts } = perPeriod.assess(
      question('2020-06-30', slices({ c: open, b: empty, d: [0, 0, 0, 0, 0], a: good })),
    );
    expect(parts.map(({ name, state }) => `${name} ${state}`)).toEqual(['a attained', 'b not-applicable', 'c open']);
  });

  test('without a target who took part of all is shown, period by period, and nothing judged', () => {
    const asked = { ...question('2020-12-31', slices({ a: good, b: bad })), target: null };
    const { parts, ...answer } = perPeriod.assess(asked);
    expect(answer).toMatchObject({ value: { n: 17n, d: 20n }, verdict: 'report-only', progress: null });
    expect(parts.map(({ state }) => state)).toEqual([null, null]);
  });
});

test('the whole answer, on the due day and now', () => {
  const asked = question('2021-01-31', slices({ a: good, b: bad, c: open }));
  expect(perPeriod.assess({ ...asked, atDue: slices({ a: good }) })).toEqual({
    value: { n: 1n, d: 2n },
    as: 'share',
    verdict: 'not-attained',
    reason: null,
    valueAtDue: { n: 1n, d: 1n },
    progress: { n: 1n, d: 2n },
    counts: { attained: 1n, closed: 2n, open: 1n, done: 17n, roster: 20n },
    parts: [
      { name: 'a', value: { n: 9n, d: 10n }, state: 'attained', day: null },
      { name: 'b', value: { n: 8n, d: 10n }, state: 'not-attained', day: null },
      { name: 'c', value: { n: 1n, d: 10n }, state: 'open', day: null },
    ],
  });
  expect(perPeriod.assess(question('2020-06-30', slices({ a: open })))).toMatchObject({
    value: { n: 0n, d: 0n },
    valueAtDue: null,
    progress: null,
  });
});

describe('the parameters', () => {
  test.each([
    ['what is done about the person alone', { done: [{ fact: 'study.completed', by: 'person' }] }, /person@period/],
    ['a roster by two fields', { roster: { fact: 'study.completed', by: 'person@period' } }, /must be one field/],
    ['a window that ends first', { window: { from: '2020-02-01', to: '2020-01-01' } }, /must not be before/],
  ])('%s is refused', (_, change, message) => {
    expect(() => perPeriodParameters.parse(given(change))).toThrow(message);
  });

  test('every fault is named at its place', () => {
    const wrong = given({
      periods: { fact: 'period.opened', by: 'period@unit' },
      roster: { fact: 'study.completed', by: 'person@period' },
      done: [
        { fact: 'study.completed', by: 'person@period' },
        { fact: 'study.completed', by: 'person' },
      ],
      window: { from: '2020-02-01', to: '2020-01-31' },
    });
    const { issues = [] } = perPeriodParameters.safeParse(wrong).error ?? {};
    expect(issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'done.1.by must be a subject and a period, like person@period',
      'periods.by must be one field, for one side of the cases: not period@unit',
      'roster.by must be one field, for one side of the cases: not person@period',
      'window.to must not be before 2020-02-01',
    ]);
    const days = [{ from: '2020-02-01', to: '2020-02-01' }, { from: '2020-02-01' }, { to: '2020-02-01' }];
    for (const window of days) expect(perPeriodParameters.safeParse(given({ window })).success).toBe(true);
  });

  test('fields that no selector names are looked up too', () => {
    const fields = new Map([['unit', 'reference'] as const, ['opensOn', 'day'] as const]);
    const known = new Map(
      ['role.began', 'period.opened'].map((kind) => [kind, { fields, about: ['person', 'period'] }] as const),
    );
    expect(perPeriod.check(parameters, known)).toEqual([
      { path: ['periods', 'closes'], message: 'is "closesOn": must be a day of period.opened: opensOn' },
    ]);
    const strange = perPeriodParameters.parse(
      given({
        roster: { fact: 'role.began', by: 'person', owner: 'opensOn' },
        periods: { fact: 'period.opened', by: 'period', closes: 'opensOn' },
      }),
    );
    expect(perPeriod.check(strange, known)).toEqual([
      { path: ['roster', 'owner'], message: 'is "opensOn": must be a reference of role.began: unit' },
    ]);
  });

  test('say in words what they measure', () => {
    const { zh, en } = perPeriod.words(parameters);
    expect(en).toContain('; there on the opening day and on the closing day');
    expect(zh).toContain('一期未达标即不可补救');
  });
});
