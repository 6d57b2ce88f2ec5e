import type { PlainFact, WorkedCase } from '../worked-case.js';

const mechanism = (unit: string, day: string): PlainFact => ({
  kind: 'body.founded',
  refs: { body: `joint-conference-${unit}`, unit, serves: [unit] },
  days: { occurredOn: day },
  values: { type: 'joint-conference' },
  source: { unit },
});

const conference = (unit: string, day: string): PlainFact => ({
  kind: 'meeting.held',
  refs: { meeting: `conference-${unit}`, unit },
  days: { occurredOn: day },
  values: { type: 'joint-conference' },
  source: { unit },
});

/**
 * 旗县（市区）全部建立青年工作联席会议机制并召开联席会议: “全部” governs both verbs; the mechanism may be older, the conference is of
 * 2020. Source: catalogue section 9, E4, and item 7 of NM.
 */
export const conferenceCase: WorkedCase = {
  name: 'conference',
  source: 'catalogue 9, E4',
  units: {
    region: null,
    ...Object.fromEntries(['c1', 'c2', 'c3', 'c4'].map((id) => [id, { parent: 'region', type: 'county' }])),
  },
  indicators: {
    'nm07-county-conference': {
      kind: 'coverage',
      parameters: {
        frame: [
          {
            fact: 'unit.opened',
            by: 'unit',
            where: { type: ['county', 'direct-city'] },
            day: 'validFrom',
            ended: { fact: 'unit.closed', by: 'unit' },
          },
        ],
        predicate: {
          all: [
            {
              name: 'mechanism',
              any: [
                {
                  fact: 'body.founded',
                  by: 'serves',
                  where: { type: ['joint-conference'] },
                  ended: { fact: 'body.dissolved', by: 'serves', match: ['body'] },
                },
              ],
            },
            {
              name: 'conference',
              any: [{ fact: 'meeting.held', by: 'unit', where: { type: ['joint-conference'] } }],
              within: { from: '2020-01-01', to: '2020-12-31' },
            },
          ],
        },
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    mechanism('c1', '2020-05-01'),
    conference('c1', '2020-06-01'),
    mechanism('c2', '2019-05-01'),
    conference('c2', '2020-07-01'),
    mechanism('c3', '2020-05-01'),
  ].map((fact) => ({ recordedOn: '2020-07-01', type: 'fact-recorded' as const, fact })),
  results: [
    {
      indicator: 'nm07-county-conference',
      known: '2020-12-31',
      day: '2020-12-31',
      unit: 'region',
      value: '2/4',
      display: '50.00 %',
      verdict: 'not-attained',
      counts: { satisfied: 2, frame: 4, notSatisfied: 2, noData: 1 },
      parts: { mechanism: { value: '3/4' }, conference: { value: '2/4' } },
    },
    {
      indicator: 'nm07-county-conference',
      known: '2020-12-31',
      day: '2020-06-30',
      unit: 'region',
      value: '1/4',
      verdict: 'pending',
      parts: { mechanism: { value: '3/4' }, conference: { value: '1/4' } },
      pace: { elapsed: '49.73 %', progress: '25.00 %', behind: true },
    },
  ],
};
