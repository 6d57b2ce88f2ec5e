import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const admitted = (n: number, day: string, number?: number): PlainFact => ({
  kind: 'member.admitted',
  refs: { person: `s-p${String(n).padStart(25, '0')}`, unit: 'school' },
  days: { occurredOn: day },
  values: number === undefined ? {} : { number },
  source: { unit: 'school' },
});

const sixth = admitted(6, '2020-09-10');

const allotment: PlainFact = {
  kind: 'quota.allocated',
  refs: { unit: 'school' },
  days: { occurredOn: '2020-03-01' },
  values: { quota: 'member-numbers', firstNumber: 1, lastNumber: 5 },
  source: { unit: 'city' },
};

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const at = (known: string, day: string, total: number, verdict: WorkedResult['verdict']): WorkedResult => ({
  indicator: 'dg51-number-cap',
  known,
  day,
  unit: 'school',
  value: `${total}/1`,
  verdict,
  counts: { total, quota: 5 },
});

/**
 * 发展团员编号: admissions never above the allotted numbers. Source: catalogue section 9, case E1 (the cap; who holds which number is
 * `dg51-one-number`); the days are chosen. A cap is judged on every day: known before the void, the sixth admission breaks it from its
 * day on; known after it, there never was a sixth.
 */
export const numberCapCase: WorkedCase = {
  name: 'number-cap',
  source: 'catalogue 9, case E1',
  units: { city: null, school: 'city' },
  indicators: {
    'dg51-number-cap': {
      kind: 'cumulative-quota',
      parameters: {
        facts: [{ fact: 'member.admitted', by: 'person', from: '2020-01-01', to: '2020-12-31' }],
        quota: { name: 'member-numbers' },
        direction: 'cap',
      },
      target: null,
      due: '2020-12-31',
    },
  },
  history: [
    ...on('2020-03-01', [allotment]),
    ...on('2020-05-04', [
      admitted(1, '2020-05-04', 1),
      admitted(2, '2020-05-04', 2),
      admitted(3, '2020-05-04', 2),
      admitted(4, '2020-05-04', 9),
      admitted(5, '2020-05-04'),
    ]),
    ...on('2020-09-10', [sixth]),
    ...on('2020-11-01', [sixth], 'fact-voided'),
  ],
  results: [
    at('2020-03-01', '2020-03-01', 0, 'pending'),
    at('2020-05-04', '2020-05-04', 5, 'pending'),
    at('2020-05-04', '2020-12-31', 5, 'attained'),
    at('2020-09-10', '2020-09-09', 5, 'pending'),
    at('2020-09-10', '2020-09-10', 6, 'not-attained'),
    at('2020-10-31', '2020-12-31', 6, 'not-attained'),
    at('2020-11-01', '2020-11-01', 5, 'pending'),
    at('2020-12-31', '2020-12-31', 5, 'attained'),
    // the city has no allotment of its own
    {
      ...at('2020-10-31', '2020-10-31', 6, 'not-evaluable'),
      unit: 'city',
      reason: 'quota-not-loaded',
      counts: { total: 6 },
    },
  ],
};
