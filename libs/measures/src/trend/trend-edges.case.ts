import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];
type Values = PlainFact['values'];

const fact = (kind: string, unit: string, day: string, values: Values, by = unit): PlainFact => ({
  kind,
  refs: { unit },
  days: { occurredOn: day },
  values,
  source: { unit: by },
});
const frozen = (unit: string, day: string, metric: string, numerator: number, denominator?: number): PlainFact =>
  fact(
    'baseline.frozen',
    unit,
    day,
    { metric, numerator, ...(denominator === undefined ? {} : { denominator }) },
    'region',
  );
const volunteers = (unit: string, day: string, value: number, by = unit): PlainFact =>
  fact('stock.counted', unit, day, { metric: 'volunteers', value }, by);
const registered = (unit: string, day: string, value: number, base?: number): PlainFact =>
  fact('stock.counted', unit, day, { metric: 'registered', value, ...(base === undefined ? {} : { base }) });

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((one) => ({ recordedOn, type, fact: one }));

const level = {
  kind: 'trend',
  parameters: {
    of: { numerator: { metric: 'volunteers' }, from: '2020-01-01' },
    baseline: { metric: 'volunteers' },
    direction: 'not-below',
    unitTypes: ['county'],
  },
  target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
  due: '2020-12-31',
} as const;
const share = {
  ...level,
  parameters: {
    of: { numerator: { metric: 'registered' }, denominator: 'base' },
    baseline: { metric: 'registered', asOf: '2019-12-31' },
    direction: 'up',
  },
} as const;
/** The same number where the document states no direction. */
const alone = { ...share, parameters: { of: share.parameters.of }, target: null } as const;

/** (indicator, unit, day) → value, verdict; everything known that was recorded by `known`. */
const at = (
  day: string,
  unit: string,
  value: string | null,
  verdict: WorkedResult['verdict'],
  rest: Partial<WorkedResult> = {},
): WorkedResult => ({ indicator: 'level', known: '2021-12-31', day, unit, value, verdict, ...rest });
const noData = { reason: 'no-data' } as const;

/**
 * What a trend meets beside hard case 5: a level that changes several times, a unit that is closed, a parent that counts and freezes itself, a
 * second source, counts without a base, baselines of two years.
 */
export const trendEdgesCase: WorkedCase = {
  name: 'trend-edges',
  source: 'catalogue 1.10',
  units: {
    region: { parent: null, type: 'region' },
    city: { parent: 'region', type: 'city' },
    a: { parent: 'city', type: 'county' },
    b: { parent: 'city', type: 'county' },
  },
  indicators: { level, share, alone },
  history: [
    ...on('2020-01-10', [
      frozen('a', '2019-12-31', 'volunteers', 100),
      frozen('b', '2019-12-31', 'volunteers', 50),
      // outright for the region: goes before the 150 of its parts
      frozen('region', '2019-12-31', 'volunteers', 180),
      volunteers('a', '2019-12-31', 100),
    ]),
    ...on('2020-04-01', [volunteers('a', '2020-03-31', 110), volunteers('b', '2020-03-31', 40)]),
    // the parent's own count is not added to its children's
    ...on('2020-04-02', [volunteers('city', '2020-03-31', 999)]),
    // another source of the same count, believed after the unit's own
    ...on('2020-04-03', [volunteers('a', '2020-03-31', 777, 'city')]),
    ...on('2020-07-01', [volunteers('b', '2020-06-30', 60)]),
    ...on('2020-10-01', [
      {
        kind: 'unit.closed',
        refs: { unit: 'b', successors: ['a'] },
        days: { occurredOn: '2020-10-01' },
        values: { how: 'merged' },
        source: { unit: 'city' },
      },
    ]),
    ...on('2021-01-20', [volunteers('a', '2021-01-15', 190)]),
    ...on('2021-02-01', [
      frozen('a', '2019-12-31', 'registered', 1, 2),
      // no denominator: no baseline of a share
      frozen('b', '2019-12-31', 'registered', 9),
      // next year's baseline
      frozen('a', '2020-12-31', 'registered', 3, 4),
      registered('a', '2020-11-30', 3, 4),
      // no base: no count of a share, the one before it stands
      registered('b', '2020-05-31', 5),
      registered('b', '2020-04-30', 0, 0),
    ]),
  ],
  results: [
    at('2019-12-30', 'a', null, 'not-evaluable', { reason: 'no-baseline' }),
    at('2020-03-30', 'a', null, 'not-evaluable', noData),
    at('2020-03-31', 'a', '110/1', 'attained'),
    at('2020-03-31', 'b', '40/1', 'pending'),
    at('2020-03-31', 'city', '150/1', 'attained', { counts: { counted: 2, baselines: 2, baselineN: 150 } }),
    at('2020-03-31', 'region', '150/1', 'pending', { counts: { baselineN: 180 } }),
    at('2020-06-30', 'city', '170/1', 'attained'),
    at('2020-09-30', 'b', '60/1', 'attained'),
    at('2020-10-01', 'b', null, 'not-evaluable', noData),
    at('2020-10-01', 'city', '110/1', 'pending', { counts: { counted: 1, baselines: 2 } }),
    at('2020-12-31', 'region', '110/1', 'not-attained'),
    at('2021-01-15', 'region', '190/1', 'attained-late', { parts: { baseline: { value: '180/1', state: 'rose' } } }),
    at('2020-03-31', 'a', null, 'not-evaluable', { known: '2020-01-10', ...noData }),
    at('2020-12-31', 'a', '3/4', 'attained', { indicator: 'share', display: '75.00 %', counts: { baselineD: 2 } }),
    at('2020-04-30', 'b', '0/0', 'not-evaluable', { indicator: 'share', reason: 'no-baseline' }),
    at('2020-09-30', 'b', '0/0', 'not-evaluable', { indicator: 'share', reason: 'no-baseline' }),
    at('2020-12-31', 'b', null, 'not-evaluable', { indicator: 'share', reason: 'no-baseline' }),
    at('2020-04-30', 'city', '0/0', 'not-applicable', { indicator: 'share' }),
    at('2020-12-31', 'city', '3/4', 'attained', { indicator: 'share', counts: { counted: 1, baselines: 1 } }),
    at('2020-12-31', 'city', '3/4', 'report-only', { indicator: 'alone', counts: { counted: 1, baselines: 0 } }),
    at('2020-09-30', 'b', '0/0', 'report-only', { indicator: 'alone' }),
  ],
};
