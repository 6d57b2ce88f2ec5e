import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const aspects = ['班子', '团员管理', '活动', '制度', '作用'] as const;

const scored = (branch: string, index: number, score: number, day: string, version = 1): PlainFact => ({
  kind: 'rating.scored',
  refs: { unit: branch },
  days: { occurredOn: day },
  values: {
    scheme: 'branch-stars',
    schemeVersion: version,
    round: 1,
    aspect: aspects[index] ?? '',
    score: score.toFixed(1),
  },
  source: { unit: 'league' },
});

/** The aspects in their order; what is not named is missing. */
const rated = (branch: string, scores: readonly number[], day: string, version?: number): PlainFact[] =>
  scores.map((score, index) => scored(branch, index, score, day, version));

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const scheme = (version: number, from: string, five: string): object => ({
  version,
  from,
  aspects: aspects.map((name) => ({ name, max: '20' })),
  levels: [
    { name: '5★', atLeast: five },
    { name: '4★', atLeast: '80' },
    { name: '3★', atLeast: '70' },
  ],
});

const grassroots = {
  fact: 'unit.opened',
  by: 'unit',
  where: { type: ['street', 'township', 'department', 'school-vocational', 'school-secondary', 'branch'] },
  day: 'validFrom',
  ended: { fact: 'unit.closed', by: 'unit' },
};

const rating = (schemes: readonly object[]): WorkedCase['indicators'][string] => ({
  kind: 'rating',
  parameters: {
    frame: [grassroots],
    scores: { fact: 'rating.scored', by: 'unit', where: { scheme: ['branch-stars'] }, from: '2020-01-01' },
    schemes,
  },
  target: null,
  due: '2020-12-31',
});

/** How many have 5★, 4★, 3★, an incomplete rating, none. */
const distribution = (
  five: number,
  four: number,
  three: number,
  incomplete: number,
  unrated: number,
): WorkedResult['parts'] =>
  Object.fromEntries(
    Object.entries({ '5★': five, '4★': four, '3★': three, incomplete, unrated }).map(([name, n]) => [
      name,
      { value: `${n}/5` },
    ]),
  );

const stars = (known: string, parts: WorkedResult['parts'], rest: Partial<WorkedResult> = {}): WorkedResult => ({
  indicator: 'nm13-star-rating',
  known,
  day: known,
  unit: 'league',
  value: '3/5',
  display: '60.00 %',
  verdict: 'report-only',
  ...(parts === undefined ? {} : { parts }),
  ...rest,
});

/**
 * 星级创建评定: levels by version, incomplete is not zero, no mean star. Source: catalogue section 9, case 12; how b4's points lie on
 * the aspects, and that b1 is rated again in 2021, are chosen.
 */
export const starRatingCase: WorkedCase = {
  name: 'star-rating',
  source: 'catalogue 9, case 12',
  units: {
    league: null,
    ...Object.fromEntries(['b1', 'b2', 'b3', 'b4', 'b5'].map((id) => [id, { parent: 'league', type: 'branch' }])),
  },
  indicators: {
    'nm13-star-rating': rating([scheme(1, '2020-01-01', '90')]),
    // complete ratings as a coverage: scored on each of the five aspects (广泛: no target stated)
    'nm13-star-coverage': {
      kind: 'coverage',
      parameters: {
        frame: [grassroots],
        predicate: {
          all: aspects.map((name) => ({
            name,
            any: [{ fact: 'rating.scored', by: 'unit', where: { scheme: ['branch-stars'], aspect: [name] } }],
            within: { from: '2020-01-01', to: '2020-12-31' },
          })),
        },
      },
      target: null,
      due: '2020-12-31',
    },
    'two-versions': rating([scheme(1, '2020-01-01', '90'), scheme(2, '2020-12-10', '95')]),
    unpublished: rating([]),
  },
  history: [
    ...on('2020-11-01', [
      ...rated('b1', [18, 19, 17, 20, 18], '2020-10-30'),
      ...rated('b2', [20, 20, 20, 20], '2020-10-30'),
      ...rated('b3', [16, 16, 16, 16, 16], '2020-10-30'),
      ...rated('b4', [17, 16, 16, 16, 10], '2020-10-30'),
    ]),
    ...on('2020-12-05', [scored('b4', 4, 20, '2020-10-30')], 'fact-corrected'),
    ...on('2021-01-10', rated('b1', [18, 19, 17, 20, 18], '2021-01-10', 2)),
  ],
  results: [
    stars('2020-11-30', distribution(1, 1, 1, 1, 1)),
    stars('2020-12-31', distribution(1, 2, 0, 1, 1), { counts: { complete: 3, frame: 5, incomplete: 1, unrated: 1 } }),
    stars('2020-12-31', undefined, { indicator: 'nm13-star-coverage' }),
    stars('2020-12-31', distribution(1, 2, 0, 1, 1), { indicator: 'two-versions' }),
    stars('2021-01-10', distribution(0, 3, 0, 1, 1), { indicator: 'two-versions' }),
    // the definition does not hold the version under which b1 was rated again
    stars('2021-01-10', undefined, {
      value: '2/5',
      display: '40.00 %',
      verdict: 'not-evaluable',
      reason: 'scheme-missing',
    }),
    stars('2020-12-31', undefined, {
      indicator: 'unpublished',
      value: '0/5',
      display: '0.00 %',
      verdict: 'not-evaluable',
      reason: 'scheme-missing',
    }),
  ],
};
