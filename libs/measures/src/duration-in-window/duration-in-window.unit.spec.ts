import { describe, expect, test } from 'vitest';
import type { Slices } from '../assessment.js';
import type { KnownFacts } from '../fields.js';
import type { Goal } from '../target.js';
import { durationInWindow } from './duration-in-window.js';
import { durationParameters } from './duration-in-window.schema.js';

const raw = {
  term: { fact: 'role.began', by: 'person', ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] } },
  placement: { fact: 'placement.started', by: 'person', ended: { fact: 'placement.ended', by: 'person' } },
  window: { years: 1 },
  length: { months: 3 },
};
const parameters = durationParameters.parse(raw);
const all: Goal = { comparator: 'at-least', value: { n: 1n, d: 1n } };
const most: Goal = { comparator: 'at-least', value: { n: 9n, d: 10n } };

const of = (met: number, missed: number, open = 0, left = 0): Slices =>
  new Map([['', { sums: [met, missed, open, left, 0, 0].map(BigInt), first: null, peak: 0n }]]);

const assess = (now: Slices, day: string, target: Goal | null = all): ReturnType<typeof durationInWindow.assess> =>
  durationInWindow.assess({ parameters, target, due: '2020-12-31', day, now, atDue: day < '2020-12-31' ? null : now });

describe('the verdict on durations', () => {
  test.each([
    ['some met, none missed', of(3, 0, 1), '2020-12-30', 'pending'],
    ['some met, none missed', of(3, 0, 1), '2020-12-31', 'attained'],
    ['one missed: cannot be repaired', of(9, 1, 1), '2020-06-01', 'not-attained'],
    ['one missed', of(9, 1), '2021-03-01', 'not-attained'],
    ['all open', of(0, 0, 4), '2020-06-01', 'not-applicable'],
    ['all open or left', of(0, 0, 4, 2), '2020-12-31', 'not-applicable'],
    ['nobody in office', new Map(), '2020-12-31', 'not-applicable'],
  ] as const)('%s: %j on %s', (_, now, day, verdict) => expect(assess(now, day).verdict).toBe(verdict));

  test('is never late: what failed on the due day and holds now is attained now', () => {
    const answer = durationInWindow.assess({
      parameters,
      target: most,
      due: '2020-12-31',
      day: '2021-06-30',
      now: of(9, 1),
      atDue: of(8, 1),
    });
    expect(answer).toMatchObject({ verdict: 'attained', valueAtDue: { n: 8n, d: 9n } });
  });

  test('a target that leaves room for misses can still be met', () => {
    expect(assess(of(1, 1, 20), '2020-06-01', most).verdict).toBe('pending');
  });

  test('without a target it is reported', () => {
    expect(assess(of(1, 1, 2, 3), '2020-12-31', null)).toEqual({
      value: { n: 1n, d: 2n },
      as: 'share',
      verdict: 'report-only',
      reason: null,
      valueAtDue: { n: 1n, d: 2n },
      progress: null,
      counts: { met: 1n, missed: 1n, open: 2n, left: 3n },
      parts: [],
    });
    expect(assess(of(1, 1), '2020-12-30').valueAtDue).toBeNull();
  });
});

describe('the parameters of a duration', () => {
  test('name the readings taken', () => {
    expect(parameters).toMatchObject({ daysPerMonth: 30, counting: 'inside-window' });
    expect(durationInWindow.compile(parameters)).toMatchObject({ window: 12, months: 3, days: 90 });
    expect(durationInWindow.words(parameters).en).toContain('90 days in sum');
    const ofMonths = durationParameters.parse({ ...raw, window: { months: 18 } });
    expect(durationInWindow.words(ofMonths).en).toContain('18 months from the day of taking office');
  });

  test('names fields that are not there', () => {
    const kinds: KnownFacts = new Map([
      ['role.began', { fields: new Map([['role', 'value']]), about: ['person'] }],
      ['placement.started', { fields: new Map([['host', 'reference']]), about: ['person'] }],
      ['placement.ended', { fields: new Map([['occurredOn', 'day']]), about: ['person'] }],
    ]);
    const found = (change: object): readonly string[] =>
      durationInWindow
        .check(durationParameters.parse({ ...raw, ...change }), kinds)
        .map(({ path, message }) => `${path.join('.')} ${message}`);
    expect(found({})).toEqual([
      'term.ended.match.0 is "unit": must be a field of role.began: role',
      'placement.ended.started is "startedOn": must be a day of placement.ended: occurredOn',
    ]);
    const stay = {
      ...raw.placement,
      ended: { ...raw.placement.ended, started: 'occurredOn', match: ['host', 'unit'] },
    };
    expect(found({ placement: stay }).slice(1)).toEqual([
      'placement.ended.match.1 is "unit": must be a field of placement.started: host',
    ]);
  });

  test.each([
    ['a term that nothing ends', { ...raw, term: { fact: 'role.began', by: 'person' } }, 'must say what ends it'],
    ['a length of no months', { ...raw, length: { months: 0 } }, 'must be a whole number of months'],
    ['a window of days', { ...raw, window: { days: 365 } }, 'must be {years: n} or {months: n}'],
    ['another reading', { ...raw, counting: 'any' }, 'must be inside-window or begun-in-window'],
  ])('%s is refused', (_, bad, message) => {
    expect(durationParameters.safeParse(bad).error?.issues[0]?.message).toContain(message);
  });
});
