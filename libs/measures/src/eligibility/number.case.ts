import type { Happening, PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const admitted = (who: string, number: number | null): PlainFact => ({
  kind: 'member.admitted',
  refs: { person: `s-${who}`, unit: 'branch' },
  days: { occurredOn: '2020-06-01' },
  values: number === null ? {} : { number },
  source: { unit: 'branch' },
});
const on = (recordedOn: string, fact: PlainFact, type: Happening['type'] = 'fact-recorded'): Event => ({
  recordedOn,
  type,
  fact,
});

const allotment: PlainFact = {
  kind: 'quota.allocated',
  refs: { unit: 'branch' },
  days: { occurredOn: '2020-01-02' },
  values: { quota: 'member-numbers', firstNumber: 1, lastNumber: 5 },
  source: { unit: 'city' },
};

/** 一人一号: one holder for each number, and the number within the unit's allotment. */
export const oneNumber: WorkedCase['indicators'][string] = {
  kind: 'eligibility',
  parameters: {
    case: { fact: 'member.admitted', by: 'person', from: '2020-01-01', to: '2020-12-31' },
    conditions: [
      { name: 'one-holder', kind: 'unique', field: 'number' },
      {
        name: 'allotted',
        kind: 'allotted',
        selector: { fact: 'quota.allocated', by: 'unit', where: { quota: ['member-numbers'] } },
        field: 'number',
      },
    ],
  },
  target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
  due: '2020-12-31',
};

const at = { indicator: 'dg51-one-number', day: '2020-12-31', unit: 'city', verdict: 'not-attained' } as const;
const parts = (failures: Readonly<Record<string, number>>): NonNullable<WorkedResult['parts']> =>
  Object.fromEntries(Object.entries(failures).map(([name, n]) => [name, { value: `${n}/5` }]));

/**
 * Numbers 001–005 are allotted; both holders of 002 fail until one is corrected. Source: catalogue section 9, E1. A missing number fails
 * both conditions for want of evidence.
 */
export const numberCase: WorkedCase = {
  name: 'number',
  source: 'catalogue 9, E1',
  units: { city: null, branch: 'city' },
  indicators: { 'dg51-one-number': oneNumber },
  history: [
    on('2020-01-02', allotment),
    on('2020-06-01', admitted('p1', 1)),
    on('2020-06-02', admitted('p2', 2)),
    on('2020-06-03', admitted('p3', 2)),
    on('2020-06-04', admitted('p4', 9)),
    on('2020-06-04', admitted('p5', null)),
    on('2020-09-01', admitted('p3', 3), 'fact-corrected'),
  ],
  results: [
    // p2 passes until another holder is known
    { ...at, known: '2020-06-02', value: '2/2', verdict: 'attained', counts: { violations: 0 } },
    { ...at, known: '2020-06-03', value: '1/3', counts: { violations: 2 } },
    {
      ...at,
      known: '2020-08-31',
      value: '1/5',
      display: '20.00 %',
      counts: { pass: 1, cases: 5, violations: 4 },
      parts: parts({ 'one-holder': 3, 'one-holder:not-evidenced': 1, allotted: 2, 'allotted:not-evidenced': 1 }),
    },
    {
      ...at,
      known: '2020-12-31',
      value: '3/5',
      display: '60.00 %',
      counts: { pass: 3, cases: 5, violations: 2 },
      parts: parts({ 'one-holder': 1, 'one-holder:not-evidenced': 1, allotted: 2, 'allotted:not-evidenced': 1 }),
    },
  ],
};
