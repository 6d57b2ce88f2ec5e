import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const site = (kind: 'entered' | 'left', entry: string, unit: string, day: string, category = 'indoor'): PlainFact => ({
  kind: `register.${kind}`,
  refs: { entry, unit },
  days: { occurredOn: day },
  values: { register: 'site', ...(kind === 'left' ? {} : { category }) },
  source: { unit },
});

/** An inspection by the city, reported by it or by the town. */
const inspected = (inspection: string, entry: string, unit: string, day: string, by = 'city'): PlainFact => ({
  kind: 'inspection.done',
  refs: { inspection, unit, inspector: 'city', site: entry },
  days: { occurredOn: day },
  values: { type: 'review' },
  source: { unit: by },
});

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const result = (unit: string, day: string, value: string, rest: Partial<WorkedResult> = {}): WorkedResult => ({
  indicator: 'sites-inspected-twice',
  known: '2021-01-10',
  day,
  unit,
  value,
  verdict: day < '2020-12-31' ? 'pending' : 'not-attained',
  ...rest,
});

/**
 * Entries that move, come back and leave; at least two facts in a window; one thing from two sources; a day corrected into
 * the window. Made for this project: what the catalogue's own cases do not try.
 */
export const movingEntriesCase: WorkedCase = {
  name: 'moving-entries',
  source: 'own, for catalogue 1.2',
  units: { city: null, t1: 'city', t2: 'city' },
  indicators: {
    'sites-inspected-twice': {
      kind: 'coverage',
      parameters: {
        frame: [
          {
            fact: 'register.entered',
            by: 'entry',
            where: { register: ['site'], category: ['indoor'] },
            ended: { fact: 'register.left', by: 'entry', match: ['register', 'unit'] },
          },
        ],
        predicate: {
          all: [
            {
              any: [{ fact: 'inspection.done', by: 'site' }],
              atLeast: 2,
              within: { from: '2020-01-01', to: '2020-12-31' },
            },
          ],
        },
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    // x1 moves from t1 to t2; x2 leaves and comes back on one day, and leaves for good in October
    ...on('2020-10-01', [
      site('entered', 'x1', 't1', '2020-01-10'),
      site('entered', 'x1', 't2', '2020-06-01'),
      site('left', 'x1', 't1', '2020-06-01'),
      inspected('i1', 'x1', 't1', '2020-03-01'),
      inspected('i2', 'x1', 't2', '2020-09-01'),
      site('entered', 'x2', 't1', '2020-01-10'),
      site('left', 'x2', 't1', '2020-06-01'),
      site('entered', 'x2', 't1', '2020-06-01'),
      site('left', 'x2', 't1', '2020-10-01'),
    ]),
    // x3 changes its category on one day, which is no end of the new one, and leaves soon after; x5 is entered in t2 as well, for two months; x6 left before it came
    ...on('2020-10-02', [
      site('entered', 'x3', 't1', '2020-01-10', 'outdoor'),
      site('left', 'x3', 't1', '2020-05-05'),
      site('entered', 'x3', 't1', '2020-05-05'),
      site('left', 'x3', 't1', '2020-05-20'),
      site('entered', 'x5', 't1', '2020-03-01'),
      site('entered', 'x5', 't2', '2020-07-01'),
      site('left', 'x5', 't2', '2020-09-01'),
      site('left', 'x6', 't1', '2020-02-01'),
      site('entered', 'x6', 't1', '2020-04-01'),
    ]),
    // x4: two reports of one inspection are one; the second inspection is of January
    ...on('2021-01-05', [
      site('entered', 'x4', 't1', '2020-01-10'),
      inspected('i3', 'x4', 't1', '2020-04-01'),
      inspected('i3', 'x4', 't1', '2020-04-02', 't1'),
      inspected('i4', 'x4', 't1', '2021-01-03'),
    ]),
    ...on('2021-01-20', [inspected('i4', 'x4', 't1', '2020-12-30')], 'fact-corrected'),
    // a third and a fourth change nothing; two inspections of what is not in the frame count nowhere
    ...on('2021-01-21', [
      inspected('i5', 'x4', 't1', '2020-12-31'),
      inspected('i6', 'x7', 't1', '2020-05-01'),
      inspected('i7', 'x7', 't1', '2020-06-01'),
    ]),
  ],
  results: [
    result('city', '2019-12-31', '0/0', { verdict: 'not-applicable' }),
    result('t1', '2020-05-04', '0/5'),
    result('t1', '2020-05-05', '0/6'),
    result('t1', '2020-05-31', '0/5', { counts: { noData: 3 } }),
    result('t2', '2020-05-31', '0/0', { verdict: 'not-applicable' }),
    result('t1', '2020-06-01', '0/4'),
    result('t2', '2020-06-01', '0/1'),
    result('t1', '2020-07-01', '0/3'),
    result('t2', '2020-08-31', '0/2'),
    result('t2', '2020-09-01', '1/1', { verdict: 'attained' }),
    result('t1', '2020-09-01', '0/4'),
    result('t1', '2020-12-31', '0/3', { counts: { noData: 2 } }),
    result('city', '2020-12-31', '1/4'),
    result('t1', '2020-12-31', '1/3', { known: '2021-01-31', counts: { noData: 2 } }),
    result('city', '2020-12-31', '2/4', { known: '2021-01-31' }),
    result('city', '2020-12-29', '1/4', { known: '2021-01-31' }),
  ],
};
