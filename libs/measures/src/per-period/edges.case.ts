import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

const period = (id: string, opensOn: string, closesOn: string, scheme = 'study'): PlainFact => ({
  kind: 'period.opened',
  refs: { period: id, unit: 'top' },
  days: { opensOn, closesOn },
  values: { scheme },
  source: { unit: 'top' },
});
const closed = (id: string, day: string): PlainFact =>
  reported('period.closed', 'top', { period: id }, day, { scheme: 'study' });
const studied = (person: string, id: string, day: string, source = 'a'): PlainFact => ({
  ...reported('study.completed', 'a', { person: `s-${person}`, period: id }, day),
  source: { unit: source },
});
const filed = (unit: string, month: string, day: string): PlainFact =>
  reported('report.submitted', unit, { report: `${unit}-${month}`, period: month }, day, {
    kind: 'monthly',
    to: 'league',
  });

const on = (
  day: string,
  unit: string,
  parts: NonNullable<WorkedResult['parts']>,
  more: Partial<WorkedResult>,
): WorkedResult => ({
  indicator: 'study',
  known: '2021-02-28',
  day,
  unit,
  value: null,
  verdict: 'pending',
  parts,
  ...more,
});

/**
 * What the catalogue's case does not reach: a move, a promotion, a return, an end before any beginning, two sources, a void, a period closed early,
 * one prolonged, one that never began, one of another scheme, a roster that ran empty, units instead of persons.
 */
export const periodEdgesCase: WorkedCase = {
  name: 'period-edges',
  source: 'adversary',
  units: {
    top: null,
    ...Object.fromEntries(['a', 'b', 'd'].map((unit) => [unit, { parent: 'top', type: 'town' }])),
  },
  indicators: {
    study: {
      kind: 'per-period',
      parameters: {
        periods: {
          fact: 'period.opened',
          by: 'period',
          where: { scheme: ['study'] },
          ended: { fact: 'period.closed', by: 'period' },
        },
        roster: {
          fact: 'role.began',
          by: 'person',
          where: { role: ['officer', 'chief'] },
          ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] },
        },
        done: [{ fact: 'study.completed', by: 'person@period' }],
        window: { from: '2020-01-01', to: '2020-12-31' },
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 2n } },
      due: '2020-12-31',
    },
    months: {
      kind: 'per-period',
      parameters: {
        periods: { fact: 'period.opened', by: 'period', where: { scheme: ['month'] } },
        roster: {
          fact: 'unit.opened',
          by: 'unit',
          where: { type: ['town'] },
          day: 'validFrom',
          ended: { fact: 'unit.closed', by: 'unit' },
        },
        done: [{ fact: 'report.submitted', by: 'unit@period', where: { kind: ['monthly'] } }],
      },
      target: null,
      due: '2020-12-31',
    },
  },
  history: [
    ...recorded('2020-01-02', [
      period('p-1', '2020-03-01', '2020-03-10'),
      period('p-2', '2020-04-01', '2020-04-10'),
      period('p-3', '2020-05-01', '2020-05-31'),
      period('p-4', '2020-06-01', '2020-06-10'),
      period('p-5', '2020-12-20', '2021-01-05'),
      period('p-6', '2020-07-10', '2020-07-20'),
      period('m-1', '2020-03-01', '2020-03-31', 'month'),
      left('s-1', 'a', 'officer', '2018-01-01'),
      began('s-1', 'a', 'officer', '2019-01-01'),
      began('s-2', 'a', 'officer', '2019-01-01'),
      began('s-3', 'a', 'officer', '2019-01-01'),
      began('s-4', 'd', 'officer', '2019-01-01'),
    ]),
    // on the closing day itself, and told by two; before the opening day
    // on the closing day itself, told by another two days later; before the opening day
    ...recorded('2020-03-10', [
      studied('1', 'p-1', '2020-03-10'),
      studied('2', 'p-1', '2020-02-28'),
      // s-3 moves: on neither unit's roster
      left('s-3', 'a', 'officer', '2020-03-05'),
      began('s-3', 'b', 'officer', '2020-03-05'),
      studied('3', 'p-1', '2020-03-06'),
      // s-4 leaves d on the closing day: the day means its end
      left('s-4', 'd', 'officer', '2020-03-10'),
    ]),
    ...recorded('2020-03-31', [studied('1', 'p-1', '2020-03-12', 'top'), filed('a', 'm-1', '2020-03-31')]),
    ...recorded('2020-04-01', [filed('b', 'm-1', '2020-04-01')]),
    // p-2 closes early; s-1 is promoted in it, s-2 goes and comes back
    ...recorded('2020-04-08', [
      left('s-1', 'a', 'officer', '2020-04-03'),
      began('s-1', 'a', 'chief', '2020-04-03'),
      left('s-2', 'a', 'officer', '2020-04-03'),
      began('s-2', 'a', 'officer', '2020-04-05'),
      closed('p-2', '2020-04-07'),
      studied('1', 'p-2', '2020-04-07'),
      studied('2', 'p-2', '2020-04-08'),
      studied('3', 'p-2', '2020-04-02'),
    ]),
    ...recorded('2020-04-09', [studied('3', 'p-2', '2020-04-02')], 'fact-voided'),
    // p-3 is prolonged, p-6 called off before it began
    ...recorded('2020-06-05', [
      studied('1', 'p-3', '2020-06-04'),
      closed('p-3', '2020-06-05'),
      closed('p-6', '2020-06-01'),
    ]),
    // p-4 turns out to be of another scheme
    ...recorded('2020-06-11', [period('p-4', '2020-06-01', '2020-06-10', 'other')], 'fact-corrected'),
  ],
  results: [
    on('2020-02-28', 'top', {}, { value: '0/0', verdict: 'not-applicable', counts: { open: 0 } }),
    on('2020-03-04', 'a', { 'p-1': { value: '1/3', state: 'open' } }, { value: '0/0', verdict: 'not-applicable' }),
    on('2020-03-05', 'a', { 'p-1': { value: '1/2', state: 'open' } }, { value: '0/0', verdict: 'not-applicable' }),
    on('2020-03-10', 'a', { 'p-1': { value: '2/2', state: 'attained' } }, { value: '1/1' }),
    on('2020-03-10', 'b', {}, { value: '0/0', verdict: 'not-applicable', counts: { closed: 0, open: 0 } }),
    on(
      '2020-03-10',
      'd',
      { 'p-1': { value: '0/0', state: 'not-applicable' } },
      { value: '0/0', verdict: 'not-applicable' },
    ),
    on('2020-04-07', 'a', { 'p-2': { value: '1/2', state: 'attained' } }, { value: '2/2' }),
    on(
      '2020-04-07',
      'b',
      { 'p-2': { value: '0/1', state: 'not-attained' } },
      { value: '0/1', verdict: 'not-attained' },
    ),
    // exactly at the target in a, below it above
    on(
      '2020-04-07',
      'top',
      { 'p-2': { value: '1/3', state: 'not-attained' } },
      { value: '1/2', verdict: 'not-attained' },
    ),
    on('2020-06-04', 'a', { 'p-3': { value: '1/2', state: 'open' } }, { value: '2/2' }),
    on(
      '2020-12-31',
      'a',
      { 'p-3': { value: '1/2', state: 'attained' } },
      {
        value: '3/3',
        verdict: 'attained',
        counts: { attained: 3, closed: 3, open: 0, done: 4, roster: 6 },
      },
    ),
    on(
      '2020-12-31',
      'a',
      { 'p-4': { value: '0/2', state: 'not-attained' } },
      {
        known: '2020-06-10',
        value: '3/4',
        verdict: 'not-attained',
      },
    ),
    {
      ...on('2020-03-31', 'top', { 'm-1': { value: '1/3' } }, { value: '1/3', verdict: 'report-only' }),
      indicator: 'months',
      counts: { done: 1, roster: 3, closed: 1 },
    },
    {
      ...on('2020-12-31', 'b', { 'm-1': { value: '0/1' } }, { value: '0/1', verdict: 'report-only' }),
      indicator: 'months',
    },
  ],
};
