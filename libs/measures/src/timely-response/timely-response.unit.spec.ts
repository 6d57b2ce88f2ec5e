import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question, SliceSums } from '../assessment.js';
import type { Goal } from '../target.js';
import { timelyResponse } from './timely-response.js';
import { timelyResponseParameters } from './timely-response.schema.js';

const facts = {
  trigger: { fact: 'matter.arisen', by: 'matter' },
  response: { fact: 'matter.reported', by: 'matter' },
} as const;
const month = timelyResponseParameters.parse({ ...facts, limit: { months: 1 } });
const unlimited = timelyResponseParameters.parse(facts);
const all: Goal = { comparator: 'at-least', value: { n: 1n, d: 1n } };
const most: Goal = { comparator: 'at-least', value: { n: 9n, d: 10n } };

const slice = (...sums: bigint[]): SliceSums => ({ sums, first: null, peak: 0n });
const assess = (question: Partial<Question<typeof month>>, day: string, ...sums: bigint[]) =>
  timelyResponse.assess({
    parameters: month,
    target: all,
    due: '2020-12-31',
    day,
    now: new Map([['', slice(...sums)]]),
    atDue: day < '2020-12-31' ? null : new Map([['', slice(...sums)]]),
    ...question,
  });

describe('the verdict on responses within a limit', () => {
  test.each([
    ['2020-12-30', [5n, 6n, 0n, 0n, 1n], 'pending'],
    ['2020-12-31', [5n, 6n, 0n, 0n, 1n], 'attained'],
    ['2020-12-30', [5n, 6n, 1n, 0n, 0n], 'not-attained'],
    ['2020-12-30', [5n, 6n, 0n, 1n, 0n], 'not-attained'],
    ['2021-03-01', [5n, 6n, 1n, 0n, 0n], 'not-attained'],
    ['2020-12-31', [0n, 6n, 0n, 0n, 6n], 'not-applicable'],
    ['2020-12-31', [], 'not-applicable'],
  ] as const)('on %s with %s: %s', (day, sums, verdict) => {
    expect(assess({}, day, ...sums).verdict).toBe(verdict);
  });

  test('a target below 100 % can still be reached after a failure', () => {
    expect(assess({ target: most }, '2020-12-30', 8n, 9n, 1n).verdict).toBe('pending');
    expect(assess({ target: most }, '2020-12-31', 8n, 9n, 1n).verdict).toBe('not-attained');
    expect(assess({ target: most }, '2020-12-31', 9n, 10n, 0n, 1n).verdict).toBe('attained');
  });

  test('is none without a target, and pace says nothing', () => {
    const atDue = new Map([['', slice(4n, 6n, 0n, 1n, 1n)]]);
    expect(assess({ target: null, atDue }, '2021-01-31', 5n, 9n, 1n, 2n, 1n)).toEqual({
      value: { n: 5n, d: 8n },
      as: 'share',
      verdict: 'report-only',
      reason: null,
      valueAtDue: { n: 4n, d: 5n },
      progress: null,
      counts: { onTime: 5n, late: 1n, overdue: 2n, open: 1n },
      parts: [],
    });
    expect(assess({}, '2020-12-30', 5n, 6n).valueAtDue).toBeNull();
  });

  test('a share that must not be exceeded can be kept again', () => {
    const few: Goal = { comparator: 'at-most', value: { n: 1n, d: 1n } };
    expect(assess({ target: few }, '2020-12-30', 1n, 2n, 1n).verdict).toBe('pending');
  });
});

describe('without a limit', () => {
  const parameters = unlimited;
  test('what is missing can be repaired until it is judged, and after', () => {
    expect(assess({ parameters }, '2020-12-30', 5n, 6n, 0n, 0n, 1n, 5n).verdict).toBe('pending');
    expect(assess({ parameters }, '2020-12-31', 5n, 6n, 0n, 0n, 1n, 5n).verdict).toBe('not-attained');
    expect(assess({ parameters }, '2021-01-31', 6n, 6n, 0n, 0n, 0n, 6n).verdict).toBe('attained');
  });

  test('responses are shown ÷ triggers, with those still open', () => {
    const now = new Map([
      ['', slice(0n, 6n, 0n, 0n, 2n, 4n)],
      ['days:3', slice(0n, 0n, 0n, 0n, 0n, 4n)],
    ]);
    expect(assess({ parameters, now }, '2020-12-30')).toMatchObject({
      value: { n: 4n, d: 6n },
      counts: { responded: 4n, triggers: 6n, open: 2n, medianDays: 3n },
    });
  });

  test('the median is the lower one of all days taken, and absent beyond 366', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }), (taken) => {
        const now = new Map<string, SliceSums>();
        for (const days of taken) {
          const name = `days:${days > 366 ? '366+' : days}`;
          now.set(name, slice(0n, 0n, 0n, 0n, 0n, (now.get(name)?.sums[5] ?? 0n) + 1n));
        }
        const expected = [...taken].sort((a, b) => a - b)[Math.ceil(taken.length / 2) - 1];
        const { medianDays } = assess({ parameters, now }, '2020-06-30').counts;
        expect(medianDays).toBe(expected === undefined || expected > 366 ? undefined : BigInt(expected));
      }),
    );
  });
});

describe('the parameters', () => {
  test('refuse limits that are none, and what nobody reads', () => {
    for (const limit of [{ months: 0 }, { days: -1 }, { months: 1, days: 1 }, 30]) {
      expect(timelyResponseParameters.safeParse({ ...facts, limit }).success).toBe(false);
    }
    const trigger = { ...facts.trigger, ended: { fact: 'matter.closed', by: 'matter' } };
    expect(timelyResponseParameters.safeParse({ ...facts, trigger }).success).toBe(false);
  });

  test('name only fields that are there', () => {
    const fields = new Map([
      ['matter', 'reference'],
      ['unit', 'reference'],
      ['class', 'value'],
    ] as const);
    const known = new Map(['matter.arisen', 'matter.reported'].map((fact) => [fact, { fields, about: ['matter'] }]));
    expect(timelyResponse.check(month, known)).toEqual([]);
    const wrong = timelyResponse.check({ ...month, owner: 'class', match: ['unit', 'addressee'] }, known);
    expect(wrong.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'owner is "class": must be a reference of matter.arisen: matter, unit',
      'match.1 is "addressee": must be a field of matter.arisen: matter, unit, class',
      'match.1 is "addressee": must be a field of matter.reported: matter, unit, class',
    ]);
    const either = timelyResponseParameters.parse({
      ...facts,
      owner: null,
      match: ['addressee'],
      response: [facts.response, { fact: 'matter.refused', by: 'matter' }],
    });
    expect(timelyResponse.check(either, known)).toHaveLength(2);
  });

  test('say the reading in words', () => {
    expect(timelyResponse.words(month)).toMatchObject({ en: expect.stringContaining('1 calendar month,') as string });
    expect(timelyResponse.words(unlimited).zh).toContain('未规定时限');
  });
});
