import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const indicator = 'nm21-league-youth-ratio';

const frozen = (unit: string, numerator: number, denominator: number): PlainFact => ({
  kind: 'baseline.frozen',
  refs: { unit },
  days: { occurredOn: '2019-12-31' },
  values: { metric: 'league-youth-ratio', numerator, denominator },
  source: { unit: 'root' },
});

const counted = (unit: string, metric: 'members' | 'youth-14-28', value: number, day = '2020-12-31'): PlainFact => ({
  kind: 'stock.counted',
  refs: { unit },
  days: { occurredOn: day },
  values: { metric, value },
  source: { unit },
});

const year = (unit: string, members: number, youth: number): PlainFact[] => [
  counted(unit, 'members', members),
  counted(unit, 'youth-14-28', youth),
];

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const result = (
  unit: string,
  [n, d, display]: readonly [number, number, string],
  verdict: WorkedResult['verdict'],
  rest: Partial<WorkedResult> = {},
): WorkedResult => ({
  indicator,
  known: '2020-12-31',
  day: '2020-12-31',
  unit,
  value: `${n}/${d}`,
  display,
  verdict,
  ...rest,
});

const against = (n: number, d: number, state: string): Pick<WorkedResult, 'counts' | 'parts'> => ({
  counts: { baselineN: n, baselineD: d },
  parts: { baseline: { value: `${n}/${d}`, state } },
});

/**
 * 团青比 down: both children fall, the parent rises. Source: catalogue section 9, case 5. Unit V, the unit with an equal ratio and the
 * one without a baseline stand beside the region, whose numbers they would change.
 */
export const leagueYouthCase: WorkedCase = {
  name: 'league-youth-ratio',
  source: 'catalogue 9, case 5',
  units: {
    root: null,
    region: 'root',
    ...Object.fromEntries(['x', 'y'].map((id) => [id, { parent: 'region', type: 'county' }])),
    ...Object.fromEntries(['v', 'equal', 'unfrozen'].map((id) => [id, { parent: 'root', type: 'county' }])),
  },
  indicators: {
    [indicator]: {
      kind: 'trend',
      parameters: {
        of: { numerator: { metric: 'members' }, denominator: { metric: 'youth-14-28' }, from: '2020-01-01' },
        baseline: { metric: 'league-youth-ratio', asOf: '2019-12-31' },
        direction: 'down',
        unitTypes: ['county', 'direct-city'],
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...on('2020-01-10', [
      frozen('x', 600, 1000),
      frozen('y', 100, 1000),
      frozen('v', 300, 1000),
      frozen('equal', 700, 2000),
    ]),
    ...on('2020-12-31', [
      ...year('x', 590, 1000),
      ...year('y', 45, 500),
      ...year('v', 290, 950),
      ...year('equal', 700, 2000),
      ...year('unfrozen', 290, 1000),
    ]),
    ...on('2021-01-15', [counted('y', 'youth-14-28', 1000)], 'fact-corrected'),
  ],
  results: [
    result('x', [590, 1000, '59.00 %'], 'attained', against(600, 1000, 'fell')),
    result('y', [45, 500, '9.00 %'], 'attained', against(100, 1000, 'fell')),
    result('region', [635, 1500, '42.33 %'], 'not-attained', against(700, 2000, 'rose')),
    result('region', [635, 2000, '31.75 %'], 'attained', { known: '2021-01-15', ...against(700, 2000, 'fell') }),
    // fewer members, a higher ratio
    result('v', [290, 950, '30.53 %'], 'not-attained', against(300, 1000, 'rose')),
    result('equal', [700, 2000, '35.00 %'], 'not-attained', against(700, 2000, 'equal')),
    result('unfrozen', [290, 1000, '29.00 %'], 'not-evaluable', { reason: 'no-baseline' }),
    {
      indicator,
      known: '2020-06-30',
      day: '2020-06-30',
      unit: 'x',
      value: null,
      verdict: 'not-evaluable',
      reason: 'no-data',
    },
  ],
};
