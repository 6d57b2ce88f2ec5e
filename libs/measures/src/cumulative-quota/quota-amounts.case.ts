import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { recorded, reported } from '../worked-facts.js';

const aid = (unit: string, day: string, amount: string): PlainFact =>
  reported('aid.delivered', unit, {}, day, { programme: 'relief', amount });
const allotted = (unit: string, size: Readonly<Record<string, number>>): PlainFact => ({
  ...reported('quota.allocated', unit, {}, '2020-01-02', { quota: 'relief', ...size }),
  source: { unit: 'region' },
});
/** Conferred by the region, of which it is the word; it counts for the unit that is recognised. */
const recognised = (unit: string, day: string): PlainFact => ({
  ...reported('recognition.conferred', unit, {}, day, { level: 'region' }),
  source: { unit: 'region' },
});

const at = (
  indicator: string,
  day: string,
  unit: string,
  value: string,
  verdict: WorkedResult['verdict'],
  more: Partial<WorkedResult> = {},
): WorkedResult => ({ indicator, known: '2020-12-31', day, unit, value, verdict, ...more });

/**
 * Amounts with decimals under a cap in whole units, to the hundredth; allotments that say no size are none; what others report of a unit counts for
 * it.
 */
export const quotaAmountsCase: WorkedCase = {
  name: 'quota-amounts',
  source: 'catalogue 1.9',
  units: { region: null, a: 'region', b: 'region', c: 'region', d: 'region' },
  indicators: {
    relief: {
      kind: 'cumulative-quota',
      parameters: {
        facts: [{ fact: 'aid.delivered', by: 'unit', where: { programme: ['relief'] } }],
        amount: 'amount',
        scale: 2,
        quota: { name: 'relief' },
        direction: 'cap',
      },
      target: null,
      due: '2020-12-31',
    },
    recognised: {
      kind: 'cumulative-quota',
      parameters: {
        facts: [{ fact: 'recognition.conferred', by: 'unit' }],
        unit: 'unit',
        direction: 'floor',
      },
      target: { comparator: 'at-least', value: { n: 2n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: recorded('2020-12-31', [
    allotted('a', { amount: 100 }),
    aid('a', '2020-02-01', '60.50'),
    aid('a', '2020-03-01', '39.50'),
    aid('a', '2020-04-01', '0.01'),
    allotted('b', {}),
    aid('b', '2020-02-01', '1.00'),
    allotted('c', { firstNumber: 1 }),
    allotted('d', { firstNumber: 11, lastNumber: 20 }),
    aid('d', '2020-02-01', '10.00'),
    recognised('a', '2020-05-04'),
    recognised('a', '2020-06-01'),
    recognised('b', '2020-05-04'),
  ]),
  results: [
    at('relief', '2020-03-01', 'a', '10000/100', 'pending', { counts: { total: 100, quota: 100 }, display: '100.00' }),
    at('relief', '2020-04-01', 'a', '10001/100', 'not-attained', { counts: { total: 100, quota: 100 } }),
    at('relief', '2020-12-31', 'b', '100/100', 'not-evaluable', { reason: 'quota-not-loaded' }),
    at('relief', '2020-12-31', 'c', '0/100', 'not-evaluable', { reason: 'quota-not-loaded' }),
    at('relief', '2020-12-31', 'd', '1000/100', 'attained', { counts: { total: 10, quota: 10 } }),
    at('recognised', '2020-05-31', 'a', '1/1', 'pending'),
    at('recognised', '2020-06-01', 'a', '2/1', 'attained'),
    at('recognised', '2020-12-31', 'b', '1/1', 'missed'),
    at('recognised', '2020-12-31', 'region', '3/1', 'attained'),
  ],
};
