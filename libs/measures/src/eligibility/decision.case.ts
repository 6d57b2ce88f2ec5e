import type { Happening, PlainFact, WorkedCase } from '../worked-case.js';
import { oneNumber } from './number.case.js';

type Event = WorkedCase['history'][number];

const fact = (kind: string, who: string, day: string, values: PlainFact['values'] = {}, unit = 'a'): PlainFact => ({
  kind,
  refs: { person: `s-${who}`, unit },
  days: { occurredOn: day },
  values,
  source: { unit },
});
const admitted = (who: string, day: string, number: number, unit = 'a'): PlainFact =>
  fact('member.admitted', who, day, { number }, unit);
const allotment = (unit: string, day: string, firstNumber: number, lastNumber: number): PlainFact => ({
  kind: 'quota.allocated',
  refs: { unit },
  days: { occurredOn: day },
  values: { quota: 'member-numbers', firstNumber, lastNumber },
  source: { unit: 'city' },
});
const on = (recordedOn: string, one: PlainFact, type: Happening['type'] = 'fact-recorded'): Event => ({
  recordedOn,
  type,
  fact: one,
});

const by = 'person';
const parameters = { case: { fact: 'member.admitted', by } };
const evidence = [
  { name: 'ideology', kind: 'exists', selector: { fact: 'ideology.assessed', by }, passing: { result: ['passed'] } },
  { name: 'cultivation', kind: 'elapsed', selector: { fact: 'applicant.enrolled', by }, atLeast: { months: 3 } },
  {
    name: 'hours',
    kind: 'sum',
    any: [
      { fact: 'volunteer.hours', by },
      { fact: 'precourse.hours', by },
    ],
    amount: 'hours',
    atLeast: '20.1',
    within: { months: 12 },
  },
];

/**
 * What case 9 and E1 do not show. Evidence that contradicts, that comes after the decision, on the edges of its window, from two
 * fact kinds with an exact sum; a month cut to its end; and by numbers: a second holder decided later and elsewhere, allotments
 * of other units and of later days, corrections of range and unit. Source: catalogue 1.7.
 */
export const decisionCase: WorkedCase = {
  name: 'decision',
  source: 'catalogue 1.7',
  units: { city: null, a: 'city', b: 'city' },
  indicators: {
    evidence: {
      kind: 'eligibility',
      parameters: { ...parameters, conditions: evidence },
      target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
    numbers: oneNumber,
  },
  history: [
    on('2020-01-02', allotment('a', '2020-01-02', 1, 5)),
    on('2020-06-01', allotment('b', '2020-06-01', 7, 9)),
    // x: 2019-11-30 + 3 months is 02-29; the hours of a year ago to the day count, those of the day before do not
    ...[
      fact('applicant.enrolled', 'x', '2019-11-30'),
      fact('ideology.assessed', 'x', '2020-01-10', { result: 'not-passed' }),
      fact('ideology.assessed', 'x', '2020-02-10', { result: 'passed' }),
      fact('volunteer.hours', 'x', '2019-02-28', { hours: '50' }),
      fact('volunteer.hours', 'x', '2019-03-01', { hours: '10.1' }),
      fact('precourse.hours', 'x', '2020-02-29', { hours: '10', theory: false }),
      admitted('x', '2020-02-29', 1),
    ].map((one) => on('2020-03-01', one)),
    // y: contradicted, and what comes after the decision repairs nothing; too old hours are no evidence
    ...[
      fact('ideology.assessed', 'y', '2020-05-01', { result: 'not-passed' }),
      fact('ideology.assessed', 'y', '2020-06-02', { result: 'passed' }),
      fact('applicant.enrolled', 'y', '2020-06-02'),
      fact('volunteer.hours', 'y', '2019-05-31', { hours: '50' }),
      admitted('y', '2020-06-01', 2),
    ].map((one) => on('2020-06-05', one)),
    // z holds the number of x, in another unit whose range it is not of
    on('2020-09-01', admitted('z', '2020-09-01', 1, 'b')),
    on('2020-10-01', admitted('z', '2020-09-01', 8, 'b'), 'fact-corrected'),
    on('2020-10-02', allotment('b', '2020-06-01', 9, 9), 'fact-corrected'),
    on('2020-10-03', allotment('b', '2020-06-01', 8, 9), 'fact-corrected'),
    // the decision before the allotment: its range was not there
    on('2020-10-04', admitted('z', '2020-05-31', 8, 'b'), 'fact-corrected'),
    on('2020-10-05', admitted('z', '2020-05-31', 8, 'b'), 'fact-voided'),
  ],
  results: [
    { indicator: 'evidence', known: '2020-03-01', day: '2020-02-29', unit: 'a', value: '1/1', verdict: 'pending' },
    {
      indicator: 'evidence',
      known: '2020-06-05',
      day: '2020-12-31',
      unit: 'a',
      value: '1/2',
      verdict: 'not-attained',
      parts: {
        ideology: { value: '1/2', state: 'failed' },
        cultivation: { value: '1/2' },
        'cultivation:not-evidenced': { value: '1/2' },
        'hours:not-evidenced': { value: '1/2' },
      },
    },
    // x and z pass while the other is not decided yet
    { indicator: 'numbers', known: '2020-09-01', day: '2020-08-31', unit: 'city', value: '2/2', verdict: 'pending' },
    { indicator: 'numbers', known: '2020-09-01', day: '2020-09-01', unit: 'a', value: '1/2', verdict: 'not-attained' },
    {
      indicator: 'numbers',
      known: '2020-09-01',
      day: '2020-09-01',
      unit: 'city',
      value: '1/3',
      verdict: 'not-attained',
      parts: { 'one-holder': { value: '2/3' }, allotted: { value: '1/3' } },
    },
    { indicator: 'numbers', known: '2020-10-01', day: '2020-12-31', unit: 'city', value: '3/3', verdict: 'attained' },
    { indicator: 'numbers', known: '2020-10-02', day: '2020-12-31', unit: 'b', value: '0/1', verdict: 'not-attained' },
    { indicator: 'numbers', known: '2020-10-03', day: '2020-12-31', unit: 'b', value: '1/1', verdict: 'attained' },
    {
      indicator: 'numbers',
      known: '2020-10-04',
      day: '2020-12-31',
      unit: 'b',
      value: '0/1',
      verdict: 'not-attained',
      parts: { 'allotted:not-evidenced': { value: '1/1' } },
    },
    {
      indicator: 'numbers',
      known: '2020-10-05',
      day: '2020-12-31',
      unit: 'b',
      value: '0/0',
      verdict: 'not-applicable',
    },
    { indicator: 'numbers', known: '2020-10-05', day: '2020-12-31', unit: 'city', value: '2/2', verdict: 'attained' },
  ],
};
