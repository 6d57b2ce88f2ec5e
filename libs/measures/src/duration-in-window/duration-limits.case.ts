import type { PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

const role = 'secretary';
const took = (person: string): PlainFact => began(person, 'town', role, '2020-01-01');
const stay = (person: string, from: string, to?: string, host = 'x'): readonly PlainFact[] => [
  reported('placement.started', 'town', { person, host }, from),
  ...(to === undefined
    ? []
    : [
        {
          kind: 'placement.ended',
          refs: { person, host, unit: 'town' },
          days: { startedOn: from, occurredOn: to },
          values: {},
          source: { unit: 'town' },
        },
      ]),
];

const indicator = (window: object, counting: string): WorkedIndicator => ({
  kind: 'duration-in-window',
  parameters: {
    term: {
      fact: 'role.began',
      by: 'person',
      where: { role: [role] },
      ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] },
    },
    placement: { fact: 'placement.started', by: 'person', ended: { fact: 'placement.ended', by: 'person' } },
    window,
    length: { months: 2 },
    counting,
  },
  target: null,
  due: '2020-12-31',
});

const at = (
  of: string,
  day: string,
  [met, missed, open, away]: readonly [number, number, number, number],
): WorkedResult => ({
  indicator: of,
  known: '2021-12-31',
  day,
  unit: 'town',
  value: `${met}/${met + missed}`,
  verdict: 'report-only',
  counts: { met, missed, open, left: away },
});

/**
 * Ten terms that begin on one day, each at a limit: of the window, of the term, of a stay. Six months are over on 1 July; two months are 60 days
 * in sum.
 */
export const durationLimitsCase: WorkedCase = {
  name: 'duration-limits',
  source: 'catalogue 1.8',
  units: { city: null, town: 'city', x: 'city', y: 'city' },
  indicators: {
    inside: indicator({ months: 6 }, 'inside-window'),
    begun: indicator({ months: 6 }, 'begun-in-window'),
    'two-years': indicator({ years: 2 }, 'inside-window'),
  },
  history: [
    ...recorded(
      '2020-12-31',
      ['last', 'short', 'out', 'early', 'beside', 'after', 'first', 'hosts', 'pieces', 'never'].map((name) =>
        took(`s-${name}`),
      ),
    ),
    ...recorded('2021-01-02', [
      // two months up to the last day of the window
      ...stay('s-last', '2020-05-01', '2020-06-30'),
      // 59 days of it, and the sixtieth on the day after
      ...stay('s-short', '2020-05-03', '2020-07-31'),
      // out of office on the first day after the window, and before it
      left('s-out', 'town', role, '2020-07-01'),
      left('s-early', 'town', role, '2020-05-01'),
      // before the term, and long after the window
      ...stay('s-beside', '2019-10-01', '2019-12-31'),
      ...stay('s-beside', '2020-08-01', '2020-12-31'),
      // begun on the first day after the window
      ...stay('s-after', '2020-07-01', '2020-09-30'),
      // begun on the first day of the term
      ...stay('s-first', '2020-01-01', '2020-02-29'),
      // what ends the stay at one host says nothing of that at another
      ...stay('s-hosts', '2020-02-01', '2020-02-10', 'y'),
      ...stay('s-hosts', '2020-02-01'),
      // 20 days, 20 more of which overlap by ten, and 20, reported backwards
      ...stay('s-pieces', '2020-05-01', '2020-05-20'),
      ...stay('s-pieces', '2020-02-11', '2020-03-11'),
      ...stay('s-pieces', '2020-02-01', '2020-02-20'),
    ]),
  ],
  results: [
    at('inside', '2019-12-31', [0, 0, 0, 0]),
    at('inside', '2020-01-01', [0, 0, 10, 0]),
    at('inside', '2020-02-28', [0, 0, 10, 0]),
    at('inside', '2020-02-29', [1, 0, 9, 0]),
    at('inside', '2020-03-31', [2, 0, 8, 0]),
    at('inside', '2020-04-30', [2, 0, 8, 0]),
    at('inside', '2020-05-01', [2, 0, 7, 1]),
    at('inside', '2020-05-19', [2, 0, 7, 1]),
    at('inside', '2020-05-20', [3, 0, 6, 1]),
    at('inside', '2020-06-30', [4, 0, 5, 1]),
    at('inside', '2020-07-01', [4, 5, 0, 1]),
    at('inside', '2020-12-31', [4, 5, 0, 1]),
    at('begun', '2020-06-30', [4, 0, 5, 1]),
    at('begun', '2020-07-01', [5, 4, 0, 1]),
    at('begun', '2020-12-31', [5, 4, 0, 1]),
    at('two-years', '2020-06-30', [4, 0, 5, 1]),
    at('two-years', '2020-07-01', [5, 0, 3, 2]),
    at('two-years', '2020-08-31', [6, 0, 2, 2]),
    at('two-years', '2020-09-30', [7, 0, 1, 2]),
    at('two-years', '2021-12-31', [7, 0, 1, 2]),
    at('two-years', '2022-01-01', [7, 1, 0, 2]),
  ],
};
