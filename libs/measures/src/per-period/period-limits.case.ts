import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { recorded, reported } from '../worked-facts.js';

const period = (id: string, opensOn: string, closesOn: string): PlainFact => ({
  kind: 'period.opened',
  refs: { period: id, unit: 'top' },
  days: { opensOn, closesOn },
  values: { scheme: 'returns' },
  source: { unit: 'top' },
});
const filed = (unit: string, of: string, to: string, day: string): PlainFact =>
  reported('report.submitted', unit, { report: `${unit}-${of}`, period: of }, day, { kind: 'return', to });

const at = (
  day: string,
  value: string,
  verdict: WorkedResult['verdict'],
  open: number,
  parts: NonNullable<WorkedResult['parts']>,
): WorkedResult => ({
  indicator: 'returns',
  known: '2021-02-28',
  day,
  unit: 'top',
  value,
  verdict,
  counts: { open },
  parts,
});

/**
 * Periods at the limits of the window and of a day: one that closes on its first day, and on the day before; on its last day, and on the day after; one
 * that opens and closes on one day; a closing that is another scheme's; two ways to have done it.
 */
export const periodLimitsCase: WorkedCase = {
  name: 'period-limits',
  source: 'catalogue 1.5',
  units: {
    top: null,
    ...Object.fromEntries(['a', 'b'].map((unit) => [unit, { parent: 'top', type: 'town' }])),
  },
  indicators: {
    returns: {
      kind: 'per-period',
      parameters: {
        periods: {
          fact: 'period.opened',
          by: 'period',
          where: { scheme: ['returns'] },
          ended: { fact: 'period.closed', by: 'period', match: ['scheme'] },
        },
        roster: { fact: 'unit.opened', by: 'unit', day: 'validFrom', where: { type: ['town'] } },
        done: ['party', 'league'].map((to) => ({ fact: 'report.submitted', by: 'unit@period', where: { to: [to] } })),
        window: { from: '2020-01-01', to: '2020-12-31' },
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 2n } },
      due: '2020-12-31',
    },
  },
  history: recorded('2021-02-28', [
    period('before', '2019-12-01', '2019-12-31'),
    period('day', '2020-01-01', '2020-01-01'),
    period('june', '2020-06-01', '2020-06-30'),
    reported('period.closed', 'top', { period: 'june' }, '2020-06-15', { scheme: 'other' }),
    period('last', '2020-12-01', '2020-12-31'),
    period('after', '2020-12-02', '2021-01-01'),
    filed('a', 'day', 'party', '2020-01-01'),
    filed('a', 'june', 'league', '2020-06-30'),
    filed('a', 'last', 'league', '2021-01-01'),
  ]),
  results: [
    at('2019-12-31', '0/0', 'not-applicable', 0, {}),
    at('2020-01-01', '1/1', 'pending', 0, { day: { value: '1/2', state: 'attained' } }),
    at('2020-05-31', '1/1', 'pending', 0, {}),
    at('2020-06-01', '1/1', 'pending', 1, { june: { value: '0/2', state: 'open' } }),
    at('2020-06-15', '1/1', 'pending', 1, { june: { value: '0/2', state: 'open' } }),
    at('2020-06-30', '2/2', 'pending', 0, { june: { value: '1/2', state: 'attained' } }),
    at('2020-12-30', '2/2', 'pending', 1, { last: { value: '0/2', state: 'open' } }),
    at('2020-12-31', '2/3', 'not-attained', 0, { last: { value: '0/2', state: 'not-attained' } }),
    at('2021-01-31', '2/3', 'not-attained', 0, {}),
  ],
};
