import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

/** A school with Young Pioneers: an entry of the register, not a unit of the League. */
const school = (entry: string, day: string): PlainFact => ({
  kind: 'register.entered',
  refs: { entry, unit: 'town' },
  days: { occurredOn: day },
  values: { register: 'pioneer-school' },
  source: { unit: 'town' },
});

const committee = (entry: string, day: string): PlainFact => ({
  kind: 'body.founded',
  refs: { body: `pioneers-${entry}`, unit: 'town', entries: [entry] },
  days: { occurredOn: day },
  values: { type: 'pioneer-committee' },
  source: { unit: 'town' },
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
  units: { city: null, town: 'city' },
  indicators: {
    'dg40-schools': {
      kind: 'coverage',
      parameters: {
        frame: [
          {
            fact: 'register.entered',
            by: 'entry',
            where: { register: ['pioneer-school'] },
            ended: { fact: 'register.left', by: 'entry', match: ['register', 'unit'] },
          },
        ],
        predicate: {
          all: [
            {
              any: [
                {
                  fact: 'body.founded',
                  by: 'entries',
                  where: { type: ['pioneer-committee'] },
                  ended: { fact: 'body.dissolved', by: 'entries', match: ['body'] },
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
    ...[
      school('s1', '2019-09-01'),
      school('s2', '2019-09-01'),
      school('s3', '2019-09-01'),
      school('s4', '2020-09-01'),
    ].map((fact) => ({ recordedOn: '2020-09-01', type: 'fact-recorded' as const, fact })),
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
