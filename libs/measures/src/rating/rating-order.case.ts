import { type PlainFact, partValues, type WorkedCase, type WorkedResult } from '../worked-case.js';
import { recorded } from '../worked-facts.js';

/** One score of a unit; `subject` where it is of a register entry instead. */
const scored = (
  unit: string,
  aspect: string,
  score: string,
  day: string,
  [version, round]: readonly [number, number] = [1, 1],
  subject?: string,
): PlainFact => ({
  kind: 'rating.scored',
  refs: { unit, ...(subject === undefined ? {} : { subject }) },
  days: { occurredOn: day },
  values: { scheme: 'branches', schemeVersion: version, round, aspect, score },
  source: { unit: 'city' },
});
/** A whole rating on one day. */
const rated = (unit: string, score: string, day: string, of: readonly [number, number]): readonly PlainFact[] =>
  ['room', 'use'].map((aspect) => scored(unit, aspect, score, day, of));

const scheme = (version: number, from?: string): object => ({
  version,
  ...(from === undefined ? {} : { from }),
  aspects: [
    { name: 'room', max: '10' },
    { name: 'use', max: '10' },
  ],
  // not in order
  levels: [
    { name: 'C', atLeast: '6' },
    { name: 'A', atLeast: '18' },
    { name: 'B', atLeast: '12' },
  ],
});

const at = (day: string, unit: string, value: string, parts: Readonly<Record<string, string>>): WorkedResult => ({
  indicator: 'branches',
  known: '2020-12-31',
  day,
  unit,
  value,
  verdict: 'report-only',
  parts: partValues(parts),
});

/**
 * Which of several ratings counts: the one whose last score is the newest; of one day the higher version, then the higher round. A score above the
 * most is none; one of a register entry is not its unit's.
 */
export const ratingOrderCase: WorkedCase = {
  name: 'rating-order',
  source: 'catalogue 1.11',
  units: {
    city: null,
    ...Object.fromEntries(['w', 'x', 'y', 'z'].map((id) => [id, { parent: 'city', type: 'branch' }])),
  },
  indicators: {
    branches: {
      kind: 'rating',
      parameters: {
        frame: [{ fact: 'unit.opened', by: 'unit', day: 'validFrom', where: { type: ['branch'] } }],
        scores: { fact: 'rating.scored', by: 'unit', where: { scheme: ['branches'] } },
        schemes: [scheme(1), scheme(2, '2020-06-01')],
      },
      target: null,
      due: '2020-12-31',
    },
  },
  history: recorded('2020-12-31', [
    scored('w', 'room', '10.0', '2020-03-01'),
    scored('w', 'use', '10.5', '2020-03-01'),
    // begun before the second round, and finished after it
    scored('x', 'room', '9.0', '2020-03-01'),
    ...rated('x', '3.0', '2020-04-01', [1, 2]),
    scored('x', 'use', '9.0', '2020-05-01'),
    // of a register entry of the unit
    scored('x', 'room', '0.0', '2020-07-01', [1, 3], 'site'),
    // on the first day of the second version, under both
    ...rated('y', '9.0', '2020-06-01', [1, 5]),
    ...rated('y', '6.0', '2020-06-01', [2, 1]),
    // two rounds on one day
    ...rated('z', '9.0', '2020-06-02', [1, 1]),
    ...rated('z', '3.0', '2020-06-02', [1, 2]),
  ]),
  results: [
    at('2020-03-01', 'w', '0/1', { incomplete: '1/1' }),
    at('2020-04-01', 'x', '1/1', { C: '1/1' }),
    at('2020-04-30', 'x', '1/1', { C: '1/1' }),
    at('2020-05-01', 'x', '1/1', { A: '1/1' }),
    at('2020-07-01', 'x', '1/1', { A: '1/1', incomplete: '0/1' }),
    at('2020-06-01', 'y', '1/1', { A: '0/1', B: '1/1' }),
    at('2020-06-02', 'z', '1/1', { A: '0/1', C: '1/1' }),
    at('2020-12-31', 'city', '3/4', { A: '1/4', B: '1/4', C: '1/4', below: '0/4', incomplete: '1/4' }),
  ],
};
