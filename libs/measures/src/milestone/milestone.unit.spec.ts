import { describe, expect, test } from 'vitest';
import type { Slices } from '../assessment.js';
import { milestone } from './milestone.js';
import { milestoneParameters } from './milestone.schema.js';

const issued = { fact: 'document.issued', by: 'matter' };
const due = '2020-12-31';
const exists = { comparator: 'at-least', value: { n: 1n, d: 1n } } as const;
const two = milestoneParameters.parse({
  parts: [
    { name: 'rules', ...issued },
    { name: 'duties', ...issued },
  ],
  cancelledBy: issued,
  postponedBy: issued,
});

/** Slice → the day on which it was first reached. */
const slices = (days: Readonly<Record<string, string>>): Slices =>
  new Map(Object.entries(days).map(([name, first]) => [name, { sums: [1n, 0n, 0n, 0n, 0n, 0n], first, peak: 1n }]));

const none = slices({});
const half = slices({ rules: '2020-03-01' });
const whole = slices({ rules: '2020-03-01', duties: '2020-02-01' });
const late = slices({ rules: '2020-03-01', duties: '2021-01-15' });
const cancelled = slices({ rules: '2020-03-01', cancelled: '2020-09-01' });
const both = slices({ cancelled: '2020-09-01', postponed: '2020-10-01' });

describe('the verdict on a milestone', () => {
  test.each([
    ['nothing yet', '2020-06-30', none, null, 'pending'],
    ['a part before the due day', '2020-06-30', half, null, 'pending'],
    ['all parts before the due day', '2020-06-30', whole, null, 'attained'],
    ['a part on the due day', due, half, half, 'missed'],
    ['all parts on the due day', due, whole, whole, 'attained'],
    ['the last part late', '2021-01-31', late, half, 'attained-late'],
    ['never', '2021-01-31', none, none, 'missed'],
    ['cancelled before', '2020-09-30', cancelled, null, 'cancelled'],
    ['cancelled in time', '2021-01-31', cancelled, cancelled, 'cancelled'],
    ['cancelled when it was missed already', '2021-01-31', cancelled, half, 'missed'],
    ['cancelled and postponed', due, both, both, 'cancelled'],
  ] as const)('%s', (_, day, now, atDue, verdict) => {
    expect(milestone.assess({ parameters: two, target: exists, due, day, now, atDue }).verdict).toBe(verdict);
  });

  test.each([
    ['nothing yet', '2020-06-30', none, null, 'not-applicable'],
    ['never', '2021-01-31', none, none, 'not-applicable'],
    ['a part before the due day', '2020-06-30', half, null, 'pending'],
    ['a part on the due day', due, half, half, 'missed'],
    ['a part late', '2021-01-31', half, none, 'missed'],
    ['all parts', due, whole, whole, 'attained'],
    ['cancelled before', '2020-09-30', cancelled, null, 'cancelled'],
  ] as const)('of a unit that does not issue the plan: %s', (_, day, now, atDue, verdict) => {
    const question = { parameters: two, target: exists, due, day, now, atDue, isIssuer: false };
    expect(milestone.assess(question).verdict).toBe(verdict);
    expect(milestone.assess({ ...question, target: null }).verdict).toBe('report-only');
  });

  test('of a unit that does not owe it there is no number', () => {
    const question = { parameters: two, target: exists, due, day: due, now: none, atDue: none, isIssuer: false };
    expect(milestone.assess(question)).toMatchObject({ value: null, valueAtDue: null, progress: null, parts: [] });
  });

  test('cancelled, but there all the same: attained, and the document stays visible', () => {
    const now = new Map([...whole, ...slices({ cancelled: '2020-09-01' })]);
    const assessment = milestone.assess({ parameters: two, target: exists, due, day: due, now, atDue: now });
    expect(assessment.verdict).toBe('attained');
    expect(assessment.parts.map(({ name, state, day }) => [name, state, day])).toEqual([
      ['rules', 'reached', '2020-03-01'],
      ['duties', 'reached', '2020-02-01'],
      ['all', 'reached', '2020-03-01'],
      ['cancelled', 'cancelled', '2020-09-01'],
    ]);
  });

  test('what is cancelled has no pace; without a target there is no verdict', () => {
    const question = { parameters: two, due, day: '2020-09-30', now: cancelled, atDue: null };
    expect(milestone.assess({ ...question, target: exists }).progress).toBeNull();
    expect(milestone.assess({ ...question, target: exists, now: half }).progress).toEqual({ n: 1n, d: 2n });
    expect(milestone.assess({ ...question, target: null })).toMatchObject({ verdict: 'report-only', progress: null });
  });
});

test('the whole answer on what came late', () => {
  const asked = { parameters: two, target: exists, due, day: '2021-01-31', now: late, atDue: half };
  expect(milestone.assess(asked)).toEqual({
    value: { n: 2n, d: 2n },
    as: 'share',
    verdict: 'attained-late',
    reason: null,
    valueAtDue: { n: 1n, d: 2n },
    progress: { n: 2n, d: 2n },
    counts: { reached: 2n, parts: 2n },
    parts: [
      { name: 'rules', value: { n: 1n, d: 1n }, state: 'reached', day: '2020-03-01' },
      { name: 'duties', value: { n: 1n, d: 1n }, state: 'reached', day: '2021-01-15' },
      { name: 'all', value: { n: 2n, d: 2n }, state: 'reached', day: '2021-01-15' },
    ],
  });
  const before = milestone.assess({ ...asked, day: '2020-06-30', now: half, atDue: null });
  expect(before.valueAtDue).toBeNull();
  expect(before.parts.slice(1)).toEqual([
    { name: 'duties', value: { n: 0n, d: 1n }, state: 'missing', day: null },
    { name: 'all', value: { n: 1n, d: 2n }, state: 'missing', day: null },
  ]);
});

test('what is postponed has no pace, and says so', () => {
  const now = slices({ rules: '2020-03-01', postponed: '2020-10-01' });
  const answer = milestone.assess({ parameters: two, target: exists, due, day: due, now, atDue: now });
  expect(answer).toMatchObject({ verdict: 'postponed', progress: null });
  expect(answer.parts.at(-1)).toEqual({
    name: 'postponed',
    value: { n: 1n, d: 1n },
    state: 'postponed',
    day: '2020-10-01',
  });
});

describe('the parameters of a milestone', () => {
  test('count parts of one name once', () => {
    const parameters = milestoneParameters.parse({ parts: [two.parts?.[0], { name: 'rules', ...issued, by: 'unit' }] });
    const assessment = milestone.assess({ parameters, target: exists, due, day: due, now: half, atDue: half });
    expect(assessment).toMatchObject({ value: { n: 1n, d: 1n }, verdict: 'attained' });
    expect(milestone.compile(parameters).selectors.map(({ name }) => name)).toEqual(['rules/1', 'rules/2']);
  });

  test('ask for every co-issuer at once', () => {
    const part = { name: 'rules', ...issued, where: { type: ['issued', 'revised'] }, coIssuers: ['a', 'b'] };
    expect(milestone.compile(milestoneParameters.parse({ parts: [part] })).selectors[0]?.matches).toEqual([
      { type: 'issued', coIssuers: ['a', 'b'] },
      { type: 'revised', coIssuers: ['a', 'b'] },
    ]);
  });

  test.each([
    ['both parts and stages', { parts: [{ name: 'a', ...issued }], stages: [{ name: 'a', ...issued }] }, 'must have'],
    ['neither', {}, 'must have either parts or stages'],
    ['a part called all', { parts: [{ name: 'all', ...issued }] }, 'must be none of all, cancelled, postponed'],
    ['a part with a slash', { stages: [{ name: 'a/b', ...issued }] }, 'must be a name of 1 to 40 characters'],
  ])('refuse %s', (_, parameters, message) => {
    expect(milestoneParameters.safeParse(parameters).error?.issues[0]?.message).toContain(message);
  });

  test('name co-issuers only where a document has them', () => {
    const known = new Map([['document.issued', { fields: new Map(), about: ['matter'] }]]);
    const joint = { name: 'rules', ...issued, coIssuers: ['a'] };
    for (const list of ['parts', 'stages']) {
      const parameters = milestoneParameters.parse({ [list]: [{ name: 'duties', ...issued }, joint] });
      expect(milestone.check(parameters, known)).toEqual([
        {
          path: [list, 1, 'coIssuers'],
          message: 'is "coIssuers": must be a reference of document.issued: it has none',
        },
      ]);
    }
    expect(milestone.check(two, known)).toEqual([]);
  });

  test('say in both languages what is counted', () => {
    const { zh, en } = milestone.words(two);
    expect(en).toContain(
      'rules: document.issued;\nduties: document.issued;\ncancelled by document.issued up to the due day;',
    );
    expect(zh).toContain('不向上汇总');
  });

  test('say of parts of one name that one of them does', () => {
    const revised = { ...issued, where: { type: ['revised'] } };
    const { zh, en } = milestone.words(
      milestoneParameters.parse({
        parts: [
          { name: 'rules', ...issued },
          { name: 'rules', ...revised },
        ],
      }),
    );
    expect(zh).toContain('rules：document.issued或document.issued（type为revised）；');
    expect(en).toContain('rules: document.issued or document.issued (type: revised);');
  });
});
