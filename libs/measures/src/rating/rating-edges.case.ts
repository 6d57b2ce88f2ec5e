import { type PlainFact, partValues, type WorkedCase, type WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const entry = (kind: 'entered' | 'left', id: string, unit: string, day: string): PlainFact => ({
  kind: `register.${kind}`,
  refs: { entry: id, unit },
  days: { occurredOn: day },
  values: { register: 'sites' },
  source: { unit },
});
const scored = (
  id: string,
  aspect: string,
  score: string,
  day: string,
  [version, round]: readonly [number, number] = [1, 1],
  source: PlainFact['source'] = { unit: 'city' },
): PlainFact => ({
  kind: 'rating.scored',
  refs: { unit: 'town', subject: id },
  days: { occurredOn: day },
  values: { scheme: 'sites', schemeVersion: version, round, aspect, score },
  source,
});

const on = (recordedOn: string, facts: readonly PlainFact[]): Event[] =>
  facts.map((fact) => ({ recordedOn, type: 'fact-recorded', fact }));

const scheme = (version: number, rest: object = {}): object => ({
  version,
  aspects: [
    { name: 'room', max: '10' },
    { name: 'use', weight: '0.5', min: '1', max: '10' },
  ],
  levels: [
    { name: 'B', atLeast: '8' },
    { name: 'A', atLeast: '12.5' },
  ],
  ...rest,
});

const at = (
  day: string,
  unit: string,
  value: string,
  parts: Readonly<Record<string, string>>,
  verdict: WorkedResult['verdict'] = 'pending',
): WorkedResult => ({
  indicator: 'sites',
  known: '2021-12-31',
  day,
  unit,
  value,
  verdict,
  parts: partValues(parts),
});

/**
 * What a rating meets beside hard case 12: register entries that leave, come back and move; a score outside its bounds; weights; a version not valid
 * yet; rounds; two sources of one score; a score of the unit itself; a complete rating below every level; a target.
 */
export const ratingEdgesCase: WorkedCase = {
  name: 'rating-edges',
  source: 'catalogue 1.11',
  units: { city: null, town: 'city', other: 'city' },
  indicators: {
    sites: {
      kind: 'rating',
      parameters: {
        frame: [
          {
            fact: 'register.entered',
            by: 'entry',
            where: { register: ['sites'] },
            ended: { fact: 'register.left', by: 'entry', where: { register: ['sites'] } },
          },
        ],
        scores: { fact: 'rating.scored', by: 'subject', where: { scheme: ['sites'] } },
        schemes: [scheme(1), scheme(2, { from: '2020-06-01' })],
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...on('2020-01-10', [
      entry('entered', 'p', 'town', '2020-01-10'),
      entry('entered', 'q', 'town', '2020-01-10'),
      // of no register entry in the frame
      scored('stranger', 'room', '9.0', '2020-01-10'),
    ]),
    ...on('2020-02-02', [
      // 10 + 5 × 0.5 = 12.5: exactly A
      scored('p', 'room', '10.0', '2020-02-01'),
      scored('p', 'use', '5.0', '2020-02-02'),
      scored('p', 'use', '1.0', '2020-02-02', [1, 1], { unit: 'town' }),
      // 0.9 is no score
      scored('q', 'room', '7.0', '2020-02-01'),
      scored('q', 'use', '0.9', '2020-02-01'),
    ]),
    ...on('2020-03-01', [entry('left', 'q', 'town', '2020-03-01')]),
    ...on('2020-04-01', [entry('entered', 'q', 'other', '2020-04-01')]),
    // not valid yet
    ...on('2020-05-31', [scored('p', 'room', '1.0', '2020-05-31', [2, 2])]),
    ...on('2020-07-01', [
      // the second round: 7 + 1 × 0.5, below every level
      scored('q', 'room', '7.0', '2020-07-01', [1, 2]),
      scored('q', 'use', '1.0', '2020-07-01', [1, 2]),
      // the first aspect of a new rating: not complete yet
      scored('p', 'room', '10.0', '2020-07-01', [2, 1]),
    ]),
    ...on('2021-01-05', [scored('p', 'use', '10.0', '2021-01-05', [2, 1])]),
  ],
  results: [
    at('2020-01-09', 'city', '0/0', { unrated: '0/0' }, 'not-applicable'),
    at('2020-01-10', 'city', '0/2', { unrated: '2/2' }),
    at('2020-02-01', 'city', '0/2', { unrated: '0/2', incomplete: '2/2' }),
    at('2020-02-02', 'city', '1/2', { A: '1/2', B: '0/2', incomplete: '1/2' }),
    at('2020-03-01', 'city', '1/1', { A: '1/1', incomplete: '0/1' }, 'attained'),
    at('2020-04-01', 'town', '1/1', { A: '1/1' }, 'attained'),
    at('2020-04-01', 'other', '0/1', { incomplete: '1/1' }),
    at('2020-06-30', 'city', '1/2', { A: '1/2', incomplete: '1/2' }),
    at('2020-07-01', 'city', '1/2', { A: '0/2', below: '1/2', incomplete: '1/2' }),
    at('2020-12-31', 'city', '1/2', { below: '1/2' }, 'not-attained'),
    at('2021-01-05', 'city', '2/2', { A: '1/2', below: '1/2' }, 'attained-late'),
  ],
};
