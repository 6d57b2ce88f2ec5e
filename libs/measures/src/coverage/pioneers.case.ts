import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

const committee = (school: string, day: string): PlainFact => ({
  kind: 'body.founded',
  refs: { body: `pioneers-${school}`, unit: school, serves: [school] },
  days: { occurredOn: day },
  values: { type: 'pioneer-committee' },
  source: { unit: school },
});

const result = (day: string, value: string, verdict: WorkedResult['verdict']): WorkedResult => ({
  indicator: 'dg40-schools',
  known: '2021-01-31',
  day,
  unit: 'city',
  value,
  verdict,
});

/**
 * 推动学校年底全部成立少工委: founded on the last day, two days late, and in a school that opened in September. Source: catalogue
 * section 9, E6; the days other than 12-31 follow from the same facts.
 */
export const pioneersCase: WorkedCase = {
  name: 'pioneers',
  source: 'catalogue 9, E6',
  units: {
    city: null,
    ...Object.fromEntries(['s1', 's2', 's3'].map((id) => [id, { parent: 'city', type: 'junior-secondary-school' }])),
  },
  indicators: {
    'dg40-schools': {
      kind: 'coverage',
      parameters: {
        frame: [
          {
            fact: 'unit.opened',
            by: 'unit',
            where: { type: ['primary-school', 'junior-secondary-school'] },
            day: 'validFrom',
            ended: { fact: 'unit.closed', by: 'unit' },
          },
        ],
        predicate: {
          all: [
            {
              any: [
                {
                  fact: 'body.founded',
                  by: 'serves',
                  where: { type: ['pioneer-committee'] },
                  ended: { fact: 'body.dissolved', by: 'serves', match: ['body'] },
                },
              ],
            },
          ],
        },
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    {
      recordedOn: '2020-09-01',
      type: 'fact-recorded',
      fact: {
        kind: 'unit.opened',
        refs: { unit: 's4', parent: 'city' },
        days: { validFrom: '2020-09-01' },
        values: { type: 'primary-school', name: 's4' },
        source: { unit: 'city' },
      },
    },
    ...[
      committee('s4', '2020-11-10'),
      committee('s1', '2020-12-31'),
      committee('s2', '2020-12-31'),
      committee('s3', '2021-01-02'),
    ].map((fact) => ({ recordedOn: '2021-01-10', type: 'fact-recorded' as const, fact })),
  ],
  results: [
    { ...result('2020-12-31', '3/4', 'not-attained'), display: '75.00 %' },
    result('2021-01-02', '4/4', 'attained-late'),
    result('2020-12-30', '1/4', 'pending'),
    result('2020-08-31', '0/3', 'pending'),
  ],
};
