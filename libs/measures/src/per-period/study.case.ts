import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

const role = 'town-officer';
const townOf = (n: number): string => (n <= 4 || n === 11 ? 't1' : 't2');
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Full-time, seconded and part-time officers all count. */
const officer = (n: number, day = '2019-01-01'): PlainFact =>
  began(`s-${n}`, townOf(n), role, day, { engagement: ['full-time', 'seconded', 'part-time'][n % 3] ?? 'full-time' });

const issue = (n: number, opensOn: string, closesOn: string): PlainFact => ({
  kind: 'period.opened',
  refs: { period: `issue-${n}`, unit: 'city' },
  days: { opensOn, closesOn },
  values: { scheme: 'youth-study' },
  source: { unit: 'city' },
});

const studied = (n: number, officers: readonly number[], day: string): readonly PlainFact[] =>
  officers.map((one) => reported('study.completed', townOf(one), { person: `s-${one}`, period: `issue-${n}` }, day));

const on = (
  day: string,
  unit: string,
  value: string,
  verdict: WorkedResult['verdict'],
  more: Partial<WorkedResult> = {},
): WorkedResult => ({ indicator: 'dg02-dxx-town', known: day, day, unit, value, verdict, ...more });

/**
 * 青年大学习: everybody in every issue. Source: catalogue section 9, case 7; the days of the issues are chosen, the fourth stays open beyond the
 * year. Beyond its text: 11 studies issue 2 without being on its roster, and 5 studies issue 3 before leaving; neither counts.
 */
export const studyCase: WorkedCase = {
  name: 'study',
  source: 'catalogue 9, case 7',
  units: { city: null, t1: 'city', t2: 'city' },
  indicators: {
    'dg02-dxx-town': {
      kind: 'per-period',
      parameters: {
        periods: {
          fact: 'period.opened',
          by: 'period',
          where: { scheme: ['youth-study'] },
          ended: { fact: 'period.closed', by: 'period' },
        },
        roster: {
          fact: 'role.began',
          by: 'person',
          where: { role: ['town-secretary', 'town-deputy', role], engagement: ['full-time', 'seconded', 'part-time'] },
          ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] },
        },
        done: [{ fact: 'study.completed', by: 'person@period' }],
      },
      target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...recorded('2020-02-20', [
      ...range(1, 10).map((n) => officer(n)),
      issue(1, '2020-03-02', '2020-03-08'),
      issue(2, '2020-03-09', '2020-03-15'),
      issue(3, '2020-03-16', '2020-03-22'),
      issue(4, '2020-12-21', '2021-01-03'),
    ]),
    ...recorded('2020-03-06', studied(1, range(1, 10), '2020-03-06')),
    ...recorded('2020-03-10', [officer(11, '2020-03-10')]),
    ...recorded('2020-03-13', studied(2, [1, 2, 3, 4, 5, 6, 8, 9, 10, 11], '2020-03-13')),
    ...recorded('2020-03-16', studied(2, [7], '2020-03-16')),
    ...recorded('2020-03-20', [...studied(3, range(1, 11), '2020-03-18'), left('s-5', 't2', role, '2020-03-20')]),
    ...recorded('2020-12-28', studied(4, [1], '2020-12-28')),
  ],
  results: [
    on('2020-02-28', 'city', '0/0', 'not-applicable'),
    on('2020-03-07', 'city', '0/0', 'not-applicable', {
      counts: { open: 1, closed: 0 },
      parts: { 'issue-1': { value: '10/10', state: 'open' } },
    }),
    on('2020-03-08', 'city', '1/1', 'pending', { parts: { 'issue-1': { value: '10/10', state: 'attained' } } }),
    on('2020-03-14', 'city', '1/1', 'pending', { parts: { 'issue-2': { value: '9/10', state: 'open' } } }),
    // from the closing of issue 2 on it cannot be repaired
    on('2020-03-15', 'city', '1/2', 'not-attained', { parts: { 'issue-2': { value: '9/10', state: 'not-attained' } } }),
    on('2020-03-15', 't1', '2/2', 'pending', { parts: { 'issue-2': { value: '4/4', state: 'attained' } } }),
    on('2020-03-15', 't2', '1/2', 'not-attained', { parts: { 'issue-2': { value: '5/6', state: 'not-attained' } } }),
    on('2020-03-16', 't2', '1/2', 'not-attained', { parts: { 'issue-2': { value: '5/6' } } }),
    on('2020-12-31', 'city', '2/3', 'not-attained', {
      counts: { attained: 2, closed: 3, open: 1, done: 29, roster: 30 },
      parts: {
        'issue-1': { value: '10/10', state: 'attained' },
        'issue-2': { value: '9/10', state: 'not-attained' },
        'issue-3': { value: '10/10', state: 'attained' },
        'issue-4': { value: '1/10', state: 'open' },
      },
      pace: { elapsed: '100.00 %', progress: '66.67 %', behind: true },
    }),
    on('2020-12-31', 't1', '3/3', 'attained', {
      counts: { attained: 3, closed: 3, done: 13, roster: 13 },
      parts: { 'issue-3': { value: '5/5', state: 'attained' } },
    }),
    on('2020-12-31', 't2', '2/3', 'not-attained', {
      counts: { attained: 2, closed: 3, done: 16, roster: 17 },
      parts: { 'issue-2': { value: '5/6' }, 'issue-3': { value: '5/5', state: 'attained' } },
    }),
  ],
};
