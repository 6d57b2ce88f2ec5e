import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

type To = 'party' | 'league';

const work = 'annual-work-report';
const submitted = (report: string, unit: string, to: To, day: string): PlainFact =>
  reported('report.submitted', unit, { report }, day, { kind: work, to });
const received = (report: string, unit: string, to: To, day: string): PlainFact =>
  reported('report.received', unit, { report }, day, { kind: work, to });

/** Handed in and received on one day. */
const both = (report: string, unit: string, to: To, day: string): readonly PlainFact[] => [
  submitted(report, unit, to, day),
  received(report, unit, to, day),
];

const post = (unit: string): PlainFact => ({
  kind: 'register.entered',
  refs: { entry: `head-${unit}`, unit },
  days: { occurredOn: '2019-01-01' },
  values: { register: 'principal-officer' },
  source: { unit },
});

const to = (addressee: To): object => ({
  name: addressee,
  any: [
    {
      fact: 'report.submitted',
      by: 'unit',
      where: { kind: [work], to: [addressee] },
      receipt: { fact: 'report.received', by: 'unit', match: ['report', 'to'] },
    },
  ],
});

const result = (
  known: string,
  value: string,
  display: string,
  counts: NonNullable<WorkedResult['counts']>,
  unit = 'city',
): WorkedResult => ({
  indicator: 'dg45-annual-report',
  known,
  day: '2020-12-31',
  unit,
  value,
  display,
  verdict: value === '1/1' ? 'attained' : 'not-attained',
  counts,
});

const organisations = ['o1', 'o2', 'o3', 'o4', 'o5'];

/**
 * One report to the Party organisation AND one to the upper League organisation; handed in by the last day, confirmed by a receipt. Source:
 * catalogue section 9, case 11, first half; who held the posts, and since when, is chosen.
 */
export const annualReportCase: WorkedCase = {
  name: 'annual-report',
  source: 'catalogue 9, case 11',
  units: {
    city: null,
    ...Object.fromEntries(organisations.map((unit) => [unit, { parent: 'city', type: 'town' }])),
  },
  indicators: {
    'dg45-annual-report': {
      kind: 'per-subject-min',
      parameters: {
        roster: [
          {
            fact: 'unit.opened',
            by: 'unit',
            where: {
              type: ['city', 'town', 'park', 'university', 'bureau', 'school-vocational', 'school-senior', 'branch'],
            },
            day: 'validFrom',
            ended: { fact: 'unit.closed', by: 'unit' },
          },
        ],
        counts: [to('party'), to('league')],
        window: { from: '2020-01-01', to: '2020-12-31' },
        posts: {
          fact: 'register.entered',
          by: 'entry',
          where: { register: ['principal-officer'] },
          ended: { fact: 'register.left', by: 'entry', match: ['register'] },
        },
      },
      target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...recorded('2020-01-02', organisations.map(post)),
    ...recorded(
      '2020-01-02',
      organisations.map((unit) => began(`s-${unit}`, unit, 'head', '2019-01-01', { post: `head-${unit}` })),
    ),
    ...recorded('2020-10-01', [left('s-o5', 'o5', 'head', '2020-10-01')]),
    ...recorded('2020-12-31', [
      // one text for both addressees
      ...both('r1', 'o1', 'party', '2020-11-20'),
      ...both('r1', 'o1', 'league', '2020-11-20'),
      ...both('r2', 'o2', 'league', '2020-06-30'),
      ...both('r2b', 'o2', 'league', '2020-12-20'),
      ...both('r3', 'o3', 'party', '2020-06-30'),
      ...both('r3b', 'o3', 'league', '2020-12-28'),
      ...both('r4', 'o4', 'party', '2020-12-30'),
      submitted('r4b', 'o4', 'league', '2020-12-31'),
    ]),
    ...recorded('2021-01-04', [received('r4b', 'o4', 'league', '2020-12-31')]),
  ],
  results: [
    result('2020-12-31', '2/5', '40.00 %', { met: 2, roster: 5, counted: 6, required: 10, shortfall: 4, vacant: 1 }),
    result('2021-01-31', '3/5', '60.00 %', { met: 3, roster: 5, counted: 7, required: 10, shortfall: 3, vacant: 1 }),
    result('2020-12-31', '1/1', '100.00 %', { shortfall: 0 }, 'o1'),
    // a second report to the League pays for none to the Party
    result('2020-12-31', '0/1', '0.00 %', { shortfall: 1, vacant: 0 }, 'o2'),
    result('2020-12-31', '1/1', '100.00 %', { shortfall: 0 }, 'o3'),
    result('2020-12-31', '0/1', '0.00 %', { shortfall: 1 }, 'o4'),
    result('2021-01-03', '0/1', '0.00 %', { shortfall: 1 }, 'o4'),
    result('2021-01-04', '1/1', '100.00 %', { shortfall: 0 }, 'o4'),
    result('2021-01-31', '0/1', '0.00 %', { shortfall: 2, vacant: 1 }, 'o5'),
  ],
};
