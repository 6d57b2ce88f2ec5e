import type { PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';
import { recorded, reported } from '../worked-facts.js';

const raised = (unit: string, finding: string, day: string): PlainFact =>
  reported('finding.raised', unit, { finding }, day, { kind: 'safety' });
const closed = (unit: string, finding: string, day: string): PlainFact =>
  reported('finding.closed', unit, { finding }, day, { kind: 'safety' });

const indicator = (limit: object | null): WorkedIndicator => ({
  kind: 'timely-response',
  parameters: {
    trigger: { fact: 'finding.raised', by: 'unit' },
    owner: null,
    response: { fact: 'finding.closed', by: 'unit' },
    match: ['finding'],
    limit,
  },
  target: null,
  due: '2020-12-31',
});

const at = (
  of: string,
  day: string,
  unit: string,
  value: string,
  counts: NonNullable<WorkedResult['counts']>,
): WorkedResult => ({ indicator: of, known: '2020-12-31', day, unit, value, verdict: 'report-only', counts });

/**
 * Findings of a unit, which is the case itself: each counts from its own day on; a response on the last day and on the day after; 366 days are told
 * apart, more are not.
 */
export const responseLimitsCase: WorkedCase = {
  name: 'response-limits',
  source: 'catalogue 1.6',
  units: { city: null, a: 'city', b: 'city' },
  indicators: { 'in-30-days': indicator({ days: 30 }), closed: indicator(null) },
  history: recorded('2020-12-31', [
    raised('a', 'f-1', '2020-03-01'),
    closed('a', 'f-1', '2020-03-31'),
    raised('a', 'f-2', '2020-06-01'),
    closed('a', 'f-2', '2020-07-02'),
    raised('a', 'f-3', '2020-09-01'),
    raised('b', 'g-1', '2019-06-01'),
    closed('b', 'g-1', '2020-06-01'),
    raised('b', 'g-2', '2019-06-01'),
    closed('b', 'g-2', '2020-06-02'),
  ]),
  results: [
    at('in-30-days', '2020-02-29', 'a', '0/0', { open: 0 }),
    at('in-30-days', '2020-03-01', 'a', '0/0', { open: 1 }),
    at('in-30-days', '2020-03-31', 'a', '1/1', { onTime: 1, open: 0 }),
    at('in-30-days', '2020-05-31', 'a', '1/1', { onTime: 1, late: 0, overdue: 0, open: 0 }),
    at('in-30-days', '2020-07-01', 'a', '1/1', { onTime: 1, open: 1 }),
    at('in-30-days', '2020-07-02', 'a', '1/2', { onTime: 1, late: 1, open: 0 }),
    at('in-30-days', '2020-10-01', 'a', '1/2', { open: 1, overdue: 0 }),
    at('in-30-days', '2020-10-02', 'a', '1/3', { open: 0, overdue: 1 }),
    at('closed', '2020-12-31', 'a', '2/3', { responded: 2, triggers: 3, open: 1, medianDays: 30 }),
    at('closed', '2020-12-31', 'b', '2/2', { responded: 2, medianDays: 366 }),
    at('closed', '2020-12-31', 'city', '4/5', { medianDays: 31 }),
  ],
};
