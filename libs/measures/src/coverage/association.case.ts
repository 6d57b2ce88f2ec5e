import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

/** Founded by the unit that it serves; its id says which. */
const founded = (unit: string, day = '2019-03-01', type = 'volunteer-association'): PlainFact => ({
  kind: 'body.founded',
  refs: { body: `volunteers-${unit}`, unit, serves: [unit] },
  days: { occurredOn: day },
  values: { type },
  source: { unit },
});

const dissolved = (unit: string, day: string): PlainFact => ({ ...founded(unit, day), kind: 'body.dissolved' });

const frame = (...types: readonly string[]): object => ({
  fact: 'unit.opened',
  by: 'unit',
  where: { type: types },
  day: 'validFrom',
  ended: { fact: 'unit.closed', by: 'unit' },
});

const alive = {
  fact: 'body.founded',
  by: 'serves',
  where: { type: ['volunteer-association', 'volunteer-agency'] },
  ended: { fact: 'body.dissolved', by: 'serves', match: ['body'] },
};

const county = (unit: string, known: string, result: Partial<WorkedResult>): WorkedResult => ({
  indicator: 'nm10-assoc-county',
  known,
  day: '2020-12-31',
  unit,
  value: null,
  verdict: 'not-attained',
  ...result,
});

const counties = (prefecture: string, names: readonly string[]): WorkedCase['units'] =>
  Object.fromEntries(names.map((name) => [name, { parent: prefecture, type: 'county' }]));

/** 旗县级 ≥ 70 %, 盟市级 100 %: dissolved, founded late in the year, merged away. Its 盟市 A and B are `a` and `b`. Source: catalogue section 9,
 * case 6. */
export const associationCase: WorkedCase = {
  name: 'association',
  source: 'catalogue 9, case 6',
  units: {
    region: null,
    a: { parent: 'region', type: 'prefecture' },
    b: { parent: 'region', type: 'prefecture' },
    ...counties('a', ['a1', 'a2', 'a3']),
    ...counties('b', ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7']),
  },
  indicators: {
    'nm10-assoc-county': {
      kind: 'coverage',
      parameters: { frame: [frame('county', 'direct-city')], predicate: { all: [{ any: [alive] }] } },
      target: { comparator: 'at-least', value: { n: 70n, d: 100n } },
      due: '2020-12-31',
    },
    'nm10-assoc-league': {
      kind: 'coverage',
      parameters: { frame: [frame('prefecture')], predicate: { all: [{ any: [alive] }] } },
      target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...['a', 'b', 'a1', 'a2', 'a3', 'b1', 'b3', 'b4'].map((unit) => ({
      recordedOn: '2020-03-01',
      type: 'fact-recorded' as const,
      fact: founded(unit),
    })),
    // only an agency: counts as well
    { recordedOn: '2020-03-01', type: 'fact-recorded', fact: founded('b2', '2019-03-01', 'volunteer-agency') },
    // b7 is merged into b6 and leaves the frame
    {
      recordedOn: '2020-09-01',
      type: 'fact-recorded',
      fact: {
        kind: 'unit.closed',
        refs: { unit: 'b7', successors: ['b6'] },
        days: { occurredOn: '2020-09-01' },
        values: { how: 'merged' },
        source: { unit: 'b' },
      },
    },
    { recordedOn: '2020-11-30', type: 'fact-recorded', fact: dissolved('b4', '2020-11-30') },
    { recordedOn: '2021-01-08', type: 'fact-recorded', fact: founded('b5', '2020-12-28') },
  ],
  results: [
    county('a', '2020-12-31', { value: '3/3', display: '100.00 %', verdict: 'attained' }),
    county('b', '2020-12-31', { value: '3/6', display: '50.00 %' }),
    // the mean of the two would be 75 %
    county('region', '2020-12-31', {
      value: '6/9',
      display: '66.67 %',
      counts: { satisfied: 6, frame: 9, notSatisfied: 3, noData: 2 },
    }),
    county('b', '2021-01-31', { value: '4/6', display: '66.67 %' }),
    county('region', '2021-01-31', {
      value: '7/9',
      display: '77.78 %',
      verdict: 'attained',
      counts: { satisfied: 7, frame: 9, notSatisfied: 2, noData: 1 },
    }),
    county('b4', '2020-12-31', { value: '0/1', counts: { noData: 0 } }),
    county('b6', '2020-12-31', { value: '0/1', counts: { noData: 1 } }),
    county('b7', '2020-12-31', { value: '0/0', display: '', verdict: 'not-applicable' }),
    // before the merger: ten in the frame; before the dissolution: seven of nine
    county('region', '2020-12-31', { day: '2020-08-31', value: '7/10', display: '70.00 %', verdict: 'attained' }),
    county('region', '2020-12-31', { day: '2020-11-29', value: '7/9', verdict: 'attained' }),
    county('region', '2020-12-31', { day: '2020-11-30', value: '6/9', verdict: 'pending' }),
    {
      ...county('region', '2020-12-31', { value: '2/2', display: '100.00 %', verdict: 'attained' }),
      indicator: 'nm10-assoc-league',
    },
  ],
};
