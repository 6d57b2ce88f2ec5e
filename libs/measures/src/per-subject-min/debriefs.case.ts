import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

const towns = ['t1', 't2', 't3', 't4', 't5'];

const post = (unit: string): PlainFact => ({
  kind: 'register.entered',
  refs: { entry: `secretary-${unit}`, unit },
  days: { occurredOn: '2019-01-01' },
  values: { register: 'principal-officer', category: 'town' },
  source: { unit },
});

const secretary = (person: string, unit: string, day: string): PlainFact =>
  began(person, unit, 'town-secretary', day, { post: `secretary-${unit}` });

const debrief = (person: string, unit: string, day: string): PlainFact =>
  reported('report.submitted', unit, { report: `debrief-${person}`, person }, day, { kind: 'debrief', to: 'league' });

const ended = { fact: 'role.ended', by: 'person', match: ['unit', 'role'] };

const result = (
  known: string,
  day: string,
  unit: string,
  value: string,
  counts: NonNullable<WorkedResult['counts']>,
): WorkedResult => ({
  indicator: 'dg46-debriefs',
  known,
  day,
  unit,
  value,
  verdict: value === '1/1' ? 'attained' : value === '0/0' ? 'not-applicable' : 'not-attained',
  counts,
});

/**
 * 述职 of the secretaries in office on the last day: late is late, a vacant post is listed, who came in December owes it too. Source:
 * catalogue section 9, case 11, second half.
 */
export const debriefsCase: WorkedCase = {
  name: 'debriefs',
  source: 'catalogue 9, case 11',
  units: { city: null, t1: 'city', t2: 'city', t3: 'city', t4: 'city', t5: 'city' },
  indicators: {
    'dg46-debriefs': {
      kind: 'per-subject-min',
      parameters: {
        roster: [{ fact: 'role.began', by: 'person', where: { role: ['town-secretary', 'park-secretary'] }, ended }],
        counts: [
          {
            name: 'debrief',
            any: [{ fact: 'report.submitted', by: 'person', where: { kind: ['debrief'], to: ['league'] } }],
          },
        ],
        window: { from: '2020-01-01', to: '2020-12-31' },
        posts: {
          fact: 'register.entered',
          by: 'entry',
          where: { register: ['principal-officer'], category: ['town', 'park'] },
          ended: { fact: 'register.left', by: 'entry', match: ['register'] },
        },
      },
      target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...recorded('2020-01-02', towns.map(post)),
    ...recorded('2020-01-02', [
      secretary('s-1', 't1', '2018-05-01'),
      secretary('s-2', 't2', '2018-05-01'),
      secretary('s-3', 't3', '2018-05-01'),
      secretary('s-old', 't5', '2018-05-01'),
    ]),
    ...recorded('2020-12-15', [
      left('s-old', 't5', 'town-secretary', '2020-12-15'),
      secretary('s-5', 't5', '2020-12-15'),
    ]),
    ...recorded('2020-12-31', [
      debrief('s-1', 't1', '2020-12-20'),
      debrief('s-5', 't5', '2020-12-30'),
      debrief('s-2', 't2', '2020-12-31'),
    ]),
    ...recorded('2021-01-06', [debrief('s-3', 't3', '2021-01-06')]),
  ],
  results: [
    result('2020-12-31', '2020-12-31', 'city', '3/4', { met: 3, roster: 4, late: 0, vacant: 1, shortfall: 1 }),
    result('2021-01-31', '2020-12-31', 'city', '3/4', { met: 3, roster: 4, late: 0, vacant: 1 }),
    // the town view: 3 of 5 filed, 1 late, 1 vacant
    result('2021-01-31', '2021-01-31', 'city', '3/4', { met: 3, roster: 4, late: 1, vacant: 1, shortfall: 1 }),
    result('2021-01-31', '2021-01-31', 't3', '0/1', { late: 1, vacant: 0 }),
    result('2021-01-31', '2021-01-31', 't4', '0/0', { late: 0, vacant: 1 }),
    result('2021-01-31', '2021-01-31', 't5', '1/1', { met: 1, vacant: 0 }),
  ],
};
