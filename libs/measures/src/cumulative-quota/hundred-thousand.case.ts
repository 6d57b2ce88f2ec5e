import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

const aid = (county: string, beneficiary: number): PlainFact => ({
  kind: 'aid.delivered',
  refs: { unit: county, beneficiary: `s-${String(beneficiary).padStart(26, '0')}` },
  days: { occurredOn: '2020-05-20' },
  values: { programme: 'study-aid' },
  source: { unit: county },
});

const allotted = (unit: string, amount: number): PlainFact => ({
  kind: 'quota.allocated',
  refs: { unit },
  days: { occurredOn: '2020-07-01' },
  values: { quota: '100k-study', amount },
  source: { unit: 'region' },
});

/** P = D. */
const on = (
  day: string,
  unit: string,
  total: number,
  verdict: WorkedResult['verdict'],
  more: Partial<WorkedResult> = {},
): WorkedResult => ({
  indicator: 'nm05-100k-study',
  known: day,
  day,
  unit,
  value: `${total}/1`,
  display: String(total),
  verdict,
  counts: { total },
  ...more,
});
const notLoaded = { reason: 'quota-not-loaded' } as const;

/**
 * 三个“10万+”: distinct beneficiaries over counties, before and after the quota is loaded. Source: catalogue section 9, case E2; the
 * days are chosen.
 */
export const hundredThousandCase: WorkedCase = {
  name: 'hundred-thousand',
  source: 'catalogue 9, case E2',
  units: { region: null, 'county-1': 'region', 'county-2': 'region' },
  indicators: {
    'nm05-100k-study': {
      kind: 'cumulative-quota',
      parameters: {
        facts: [
          {
            fact: 'aid.delivered',
            by: 'beneficiary',
            where: { programme: ['study-aid'] },
            from: '2020-01-01',
            to: '2020-12-31',
          },
        ],
        distinct: true,
        quota: { name: '100k-study' },
        direction: 'floor',
      },
      target: null,
      due: '2020-12-31',
    },
  },
  history: [
    ...[1, 2, 3, 4].map((n) => aid('county-1', n)),
    ...[1, 5, 6].map((n) => aid('county-2', n)),
    allotted('region', 6),
  ].map((fact) => ({ recordedOn: fact.days['occurredOn'] ?? '', type: 'fact-recorded', fact })),
  results: [
    on('2020-06-30', 'county-1', 4, 'not-evaluable', notLoaded),
    on('2020-06-30', 'county-2', 3, 'not-evaluable', notLoaded),
    on('2020-06-30', 'region', 6, 'not-evaluable', notLoaded),
    on('2020-07-01', 'region', 6, 'attained', { counts: { total: 6, quota: 6 } }),
    on('2020-12-31', 'region', 6, 'attained', { counts: { total: 6, quota: 6 } }),
    // the allotment of the region is not one of its counties
    on('2020-12-31', 'county-1', 4, 'not-evaluable', notLoaded),
    on('2020-12-31', 'county-2', 3, 'not-evaluable', notLoaded),
  ],
};
