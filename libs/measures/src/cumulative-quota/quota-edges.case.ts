import type { PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const aid = (unit: string, who: string, day: string, amount?: string): PlainFact => ({
  kind: 'aid.delivered',
  refs: { unit, beneficiary: `s-${who.padStart(26, '0')}` },
  days: { occurredOn: day },
  values: { programme: 'aid', ...(amount === undefined ? {} : { amount }) },
  source: { unit },
});

const allotted = (unit: string, day: string, amount: number, quota = 'aid'): PlainFact => ({
  kind: 'quota.allocated',
  refs: { unit },
  days: { occurredOn: day },
  values: { quota, amount },
  source: { unit: 'region' },
});

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const none = 'not-evaluable';

/** Several units on one (P, D), each with its total and its verdict. */
const at = (
  indicator: string,
  known: string,
  day: string,
  units: Readonly<Record<string, readonly [total: number, verdict: WorkedResult['verdict'], quota?: number]>>,
): WorkedResult[] =>
  Object.entries(units).map(([unit, [total, verdict, quota]]) => ({
    indicator,
    known,
    day,
    unit,
    value: `${total}/1`,
    verdict,
    counts: { total, ...(quota === undefined ? {} : { quota }) },
  }));

/** Totals of units without a quota. */
const totals = (known: string, day: string, units: Readonly<Record<string, number>>): WorkedResult[] =>
  at('floor', known, day, Object.fromEntries(Object.entries(units).map(([unit, total]) => [unit, [total, none]])));

const quotaOf = (direction: 'floor' | 'cap', more: object = {}): WorkedIndicator => ({
  kind: 'cumulative-quota',
  parameters: {
    facts: [{ fact: 'aid.delivered', by: 'beneficiary', where: { programme: ['aid'] } }],
    distinct: true,
    quota: { name: 'aid' },
    direction,
    ...more,
  },
  target: null,
  due: '2020-12-31',
});

/**
 * What may go wrong with totals against a quota, apart from the catalogue's cases: one beneficiary at several units of three levels in any
 * order of recording, voids, quotas that come late, rise or fall, amounts with decimals.
 */
export const quotaEdgesCase: WorkedCase = {
  name: 'quota-edges',
  source: 'edges of catalogue 1.9',
  units: {
    region: null,
    'league-1': 'region',
    'league-2': 'region',
    c1: 'league-1',
    c2: 'league-1',
    c3: 'league-2',
    // each with a quota of its own, but for the last
    raised: 'region',
    'same-day': 'region',
    before: 'region',
    lowered: 'region',
    late: 'region',
    none: 'region',
  },
  indicators: {
    floor: quotaOf('floor'),
    cap: quotaOf('cap'),
    adding: quotaOf('cap', { quota: { name: 'aid', again: 'adds' } }),
    yuan: {
      ...quotaOf('floor', {
        facts: [{ fact: 'aid.delivered', by: 'unit' }],
        distinct: false,
        amount: 'amount',
        scale: 2,
        quota: undefined,
      }),
      target: { comparator: 'at-least', value: { n: 3n, d: 10n } },
    },
  },
  history: [
    ...on('2020-05-20', [aid('c1', 'b1', '2020-05-10'), aid('c3', 'b1', '2020-05-20')]),
    // helped by the region and by a county of it on one day, and by the county again
    ...on('2020-05-20', [aid('region', 'b2', '2020-05-20'), aid('c1', 'b2', '2020-05-20')]),
    ...on('2020-05-21', [aid('c1', 'b2', '2020-05-21')]),
    // earlier in the world, later in the ledger
    ...on('2020-06-01', [aid('c2', 'b1', '2020-04-01')]),
    ...on('2020-07-01', [aid('c2', 'b1', '2020-04-01')], 'fact-voided'),
    ...on('2020-08-01', [aid('c1', 'b1', '2020-05-10')], 'fact-voided'),
    // a quota of the unit under another name is another quota
    ...on('2020-08-01', [allotted('none', '2020-03-01', 1, 'other'), aid('none', 'n1', '2020-04-01', '0.1')]),
    ...on('2020-08-01', [
      ...['r1', 'r2', 'r3'].map((who) => aid('raised', who, '2020-05-01')),
      ...['s1', 's2', 's3'].map((who) => aid('same-day', who, '2020-05-01')),
      ...['e1', 'e2'].map((who) => aid('before', who, '2020-02-01')),
      ...['l1', 'l2'].map((who) => aid('lowered', who, '2020-05-01')),
      aid('late', 't1', '2020-05-01', '0.2'),
      allotted('raised', '2020-03-01', 2),
      allotted('raised', '2020-06-01', 5),
      allotted('same-day', '2020-03-01', 2),
      allotted('same-day', '2020-05-01', 5),
      allotted('before', '2020-03-01', 2),
      allotted('lowered', '2020-03-01', 2),
      allotted('lowered', '2020-07-01', 0),
      allotted('late', '2020-03-01', 2),
    ]),
    ...on('2020-09-01', [aid('c1', 'y1', '2020-09-01', '0.1'), aid('c1', 'y2', '2020-09-01', '0.2')]),
    ...on('2020-09-02', [aid('c2', 'y1', '2020-09-02', '0.29')]),
    ...on('2020-10-01', [aid('c2', 'y1', '2020-09-02', '0.3')], 'fact-corrected'),
    ...on('2021-01-10', [aid('late', 't2', '2021-01-10')]),
  ],
  results: [
    // b1 by c1, then c3; b2 by the region and c1
    ...totals('2020-05-31', '2020-05-19', { c1: 1, c3: 0, 'league-1': 1, 'league-2': 0, region: 1 }),
    ...totals('2020-05-31', '2020-05-31', { c1: 2, c3: 1, 'league-1': 2, 'league-2': 1, region: 2 }),
    // c2 was first after all
    ...totals('2020-06-30', '2020-04-30', { c1: 0, c2: 1, 'league-1': 1, region: 1 }),
    ...totals('2020-06-30', '2020-06-30', { c1: 2, c2: 1, c3: 1, 'league-1': 2, 'league-2': 1, region: 2 }),
    ...totals('2020-07-31', '2020-04-30', { c2: 0, 'league-1': 0, region: 0 }),
    ...totals('2020-07-31', '2020-07-31', { c1: 2, c2: 0, 'league-1': 2, region: 2 }),
    // only c3 is left for b1; the region has 12 of the units below
    ...totals('2020-08-01', '2020-05-19', { c1: 0, 'league-1': 0, 'league-2': 0, region: 12 }),
    ...totals('2020-08-01', '2020-08-01', { c1: 1, 'league-1': 1, 'league-2': 1, region: 14, none: 1 }),
    // y1 at two counties of one league, y2 at one
    ...totals('2020-10-01', '2020-10-01', { c1: 3, c2: 1, 'league-1': 3, region: 16 }),
    // not yet allotted on the day
    ...totals('2020-12-31', '2020-02-29', { late: 0 }),
    ...at('floor', '2020-12-31', '2020-12-30', { late: [1, 'pending', 2] }),
    ...at('floor', '2020-12-31', '2020-12-31', { late: [1, 'missed', 2] }),
    ...at('floor', '2021-01-10', '2021-01-10', { late: [2, 'attained-late', 2] }),
    // the third came before the rise: broken, although five are allotted now
    ...at('cap', '2020-12-31', '2020-04-30', { raised: [0, 'pending', 2] }),
    ...at('cap', '2020-12-31', '2020-05-01', { raised: [3, 'not-attained', 2], 'same-day': [3, 'pending', 5] }),
    ...at('cap', '2020-12-31', '2020-12-31', { raised: [3, 'not-attained', 5], 'same-day': [3, 'attained', 5] }),
    // what was there before the first allotment is compared with it
    ...at('cap', '2020-12-31', '2020-02-29', { before: [2, none] }),
    ...at('cap', '2020-12-31', '2020-12-31', { before: [2, 'attained', 2] }),
    ...at('cap', '2020-12-31', '2020-06-30', { lowered: [2, 'pending', 2] }),
    ...at('cap', '2020-12-31', '2020-07-01', { lowered: [2, 'not-attained', 0] }),
    ...at('adding', '2020-12-31', '2020-12-31', { raised: [3, 'not-attained', 7], lowered: [2, 'attained', 2] }),
    ...at('adding', '2020-12-31', '2020-12-31', { 'same-day': [3, 'attained', 7] }),
    ...[
      ['c1', '30/100', '0.30', 'attained', '2020-09-30'] as const,
      ['c2', '29/100', '0.29', 'pending', '2020-09-30'] as const,
      ['c2', '30/100', '0.30', 'attained', '2020-10-01'] as const,
      ['league-1', '60/100', '0.60', 'attained', '2020-10-01'] as const,
      ['late', '20/100', '0.20', 'pending', '2020-10-01'] as const,
    ].map(([unit, value, display, verdict, day]) => ({
      indicator: 'yuan',
      known: day,
      day,
      unit,
      value,
      display,
      verdict,
    })),
  ],
};
