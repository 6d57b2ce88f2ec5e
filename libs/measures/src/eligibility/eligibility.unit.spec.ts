import { describe, expect, test } from 'vitest';
import { defineMeasure } from '../definition.js';
import type { Question, SliceSums } from '../assessment.js';
import { eligibility } from './eligibility.js';
import { eligibilityParameters } from './eligibility.schema.js';

const admitted = { fact: 'member.admitted', by: 'person' } as const;
const conditions = [
  {
    name: 'cultivation',
    kind: 'elapsed',
    selector: { fact: 'applicant.enrolled', by: 'person' },
    atLeast: { months: 3 },
  },
  { name: 'one-holder', kind: 'unique', field: 'number' },
] as const;
const parameters = eligibilityParameters.parse({ case: admitted, conditions });

const slice = (...sums: bigint[]): SliceSums => ({ sums, first: null, peak: 0n });
const assess = (day: string, now: Record<string, SliceSums>, question: Partial<Question> = {}) =>
  eligibility.assess({
    parameters,
    target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
    due: '2020-12-31',
    day,
    now: new Map(Object.entries(now)),
    atDue: day < '2020-12-31' ? null : new Map(Object.entries(now)),
    ...(question as object),
  });

describe('the verdict on cases', () => {
  test.each([
    ['2020-12-30', [8n, 8n], 'pending'],
    ['2020-12-31', [8n, 8n], 'attained'],
    ['2020-12-30', [7n, 8n], 'not-attained'],
    ['2021-06-01', [7n, 8n], 'not-attained'],
    ['2020-12-30', [], 'not-applicable'],
    ['2020-12-31', [0n, 0n], 'not-applicable'],
  ] as const)('on %s with %s: %s', (day, sums, verdict) => {
    expect(assess(day, { '': slice(...sums) }).verdict).toBe(verdict);
  });

  test('is none without a target; violations are counted all the same', () => {
    const atDue = new Map([['', slice(6n, 8n)]]);
    expect(assess('2021-01-31', { '': slice(7n, 8n) }, { target: null, atDue })).toEqual({
      value: { n: 7n, d: 8n },
      as: 'share',
      verdict: 'report-only',
      reason: null,
      valueAtDue: { n: 6n, d: 8n },
      progress: null,
      counts: { pass: 7n, cases: 8n, violations: 1n },
      parts: [],
    });
    expect(assess('2020-12-30', { '': slice(8n, 8n) }).valueAtDue).toBeNull();
  });
});

test('the parts are the conditions that fail, and apart what lacks evidence', () => {
  const { parts } = assess('2020-12-31', { '': slice(6n, 8n), 'condition:cultivation': slice(0n, 0n, 3n, 1n, 2n) });
  expect(parts).toEqual([
    { name: 'cultivation', value: { n: 3n, d: 8n }, state: 'failed', day: null },
    { name: 'cultivation:not-evidenced', value: { n: 1n, d: 8n }, state: 'not-evidenced', day: null },
  ]);
});

describe('the parameters', () => {
  const allotted = { kind: 'allotted', selector: { fact: 'quota.allocated', by: 'unit' }, field: 'number' } as const;
  test('may ask for several conditions, two of them by the numbers of one holder', () => {
    const names = ['first', 'second'].map((name) => ({ ...allotted, name }));
    expect(
      eligibilityParameters.parse({ case: admitted, conditions: [...conditions, ...names] }).conditions,
    ).toHaveLength(4);
  });

  test.each([
    ['no condition', []],
    ['two of one name', [conditions[1], conditions[1]]],
    [
      'an amount that is no exact decimal',
      [{ name: 'h', kind: 'sum', any: [admitted], amount: 'hours', atLeast: 19.5 }],
    ],
    ['a condition of no kind', [{ name: 'h', kind: 'good' }]],
    ['numbers of two holders', ['unit', 'branch'].map((holder) => ({ ...allotted, name: holder, holder }))],
  ])('refuse %s', (_, wrong) => {
    expect(eligibilityParameters.safeParse({ case: admitted, conditions: wrong }).success).toBe(false);
  });

  test('say the reading in words', () => {
    expect(eligibility.words(parameters).en).toContain('have passed since the first applicant.enrolled');
  });

  test('name only fields that are there, and look up by what the decision is about', () => {
    const person = {
      fields: new Map([
        ['person', 'reference'],
        ['unit', 'reference'],
        ['occurredOn', 'day'],
      ] as const),
      about: ['person'],
    };
    const known = new Map([['member.admitted', person]]);
    const found = (change: object): readonly string[] =>
      eligibility.check({ ...parameters, ...change }, known).map(({ path, message }) => `${path.join('.')} ${message}`);
    expect(found({ owner: 'branch' })).toEqual([
      'owner is "branch": must be a reference of member.admitted: person, unit',
      'conditions.1.field is "number": must be one of what member.admitted is about: person',
    ]);
    const others = eligibilityParameters.parse({
      case: admitted,
      owner: null,
      conditions: [
        { name: 'hours', kind: 'sum', any: [admitted], amount: 'unit', atLeast: '1' },
        { name: 'passed', kind: 'exists', selector: admitted, passing: { result: ['passed'] } },
        { name: 'range', kind: 'allotted', selector: admitted, holder: 'branch', field: 'unit' },
      ],
    });
    expect(found(others)).toEqual([
      'conditions.0.amount is "unit": must be a number of member.admitted: it has none',
      'conditions.1.passing is "result": must be a field of member.admitted: person, unit, occurredOn',
      'conditions.2.holder is "branch": must be a field of member.admitted: person, unit, occurredOn',
      'conditions.2.field is "unit": must be a value of member.admitted: it has none',
      'conditions.2.first is "firstNumber": must be a number of member.admitted: it has none',
      'conditions.2.last is "lastNumber": must be a number of member.admitted: it has none',
    ]);
  });

  test('let a case be touched by whoever has the same number', () => {
    const { inputs } = defineMeasure({ kind: 'eligibility', parameters });
    expect(inputs).toContainEqual({
      via: 'member.admitted:number',
      mode: 'hop',
      others: ['member.admitted:number', 'member.admitted:person'],
    });
  });
});
