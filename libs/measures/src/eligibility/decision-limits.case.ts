import { type PlainFact, partValues, type WorkedCase, type WorkedResult } from '../worked-case.js';
import { recorded, reported } from '../worked-facts.js';

const fact = (kind: string, who: string, day: string, values: PlainFact['values'] = {}, unit = 'branch'): PlainFact =>
  reported(kind, unit, { person: `s-${who}` }, day, values);
const allotment = (unit: string, day: string, size: Readonly<Record<string, number>>): PlainFact => ({
  ...reported('quota.allocated', unit, {}, day, { quota: 'member-numbers', ...size }),
  source: { unit: 'city' },
});
const by = 'person';

const at = (
  indicator: string,
  day: string,
  unit: string,
  value: string,
  parts: Readonly<Record<string, string>> = {},
): WorkedResult => ({
  indicator,
  known: '2020-12-31',
  day,
  unit,
  value,
  verdict: 'report-only',
  parts: partValues(parts),
});

/**
 * Evidence at its limits: days since the first of two enrolments, hours of a year ago to the day, a number at the end of a range that was allotted on
 * the day itself, an allotment without a range; and decisions of units about themselves.
 */
export const decisionLimitsCase: WorkedCase = {
  name: 'decision-limits',
  source: 'catalogue 1.7',
  units: { city: null, branch: 'city', club: 'city' },
  indicators: {
    admissions: {
      kind: 'eligibility',
      parameters: {
        case: { fact: 'member.admitted', by },
        conditions: [
          { name: 'enrolled', kind: 'elapsed', selector: { fact: 'applicant.enrolled', by }, atLeast: { days: 30 } },
          {
            name: 'hours',
            kind: 'sum',
            any: [{ fact: 'volunteer.hours', by }],
            amount: 'hours',
            atLeast: '20',
            within: { months: 12 },
          },
          {
            name: 'allotted',
            kind: 'allotted',
            selector: { fact: 'quota.allocated', by: 'unit', where: { quota: ['member-numbers'] } },
            field: 'number',
          },
        ],
      },
      target: null,
      due: '2020-12-31',
    },
    tasks: {
      kind: 'eligibility',
      parameters: {
        case: { fact: 'task.completed', by: 'unit' },
        owner: null,
        conditions: [{ name: 'discussed', kind: 'exists', selector: { fact: 'meeting.held', by: 'unit' } }],
      },
      target: null,
      due: '2020-12-31',
    },
  },
  history: recorded('2020-12-31', [
    allotment('branch', '2020-05-15', { firstNumber: 1, lastNumber: 15 }),
    allotment('club', '2020-01-02', { amount: 15 }),
    // the first enrolment counts; all at the limit
    fact('applicant.enrolled', 'one', '2020-04-15'),
    fact('applicant.enrolled', 'one', '2020-05-01'),
    fact('volunteer.hours', 'one', '2019-05-15', { hours: '20.0' }),
    fact('member.admitted', 'one', '2020-05-15', { number: 15 }),
    // one day, a tenth of an hour, one number off
    fact('applicant.enrolled', 'two', '2020-05-01'),
    fact('volunteer.hours', 'two', '2020-05-01', { hours: '19.9' }),
    fact('member.admitted', 'two', '2020-05-30', { number: 16 }),
    // no range holds it
    fact('applicant.enrolled', 'three', '2020-01-01', {}, 'club'),
    fact('volunteer.hours', 'three', '2020-01-01', { hours: '30.0' }, 'club'),
    fact('member.admitted', 'three', '2020-06-01', { number: 3 }, 'club'),
    reported('meeting.held', 'branch', { meeting: 'm-1' }, '2020-03-01', { type: 'session' }),
    reported('task.completed', 'branch', { task: 't-1' }, '2020-03-01'),
    reported('task.completed', 'branch', { task: 't-2' }, '2020-02-29'),
    reported('task.completed', 'club', { task: 't-3' }, '2020-03-02'),
  ]),
  results: [
    at('admissions', '2020-05-14', 'branch', '0/0'),
    at('admissions', '2020-05-15', 'branch', '1/1'),
    at('admissions', '2020-05-30', 'branch', '1/2', { enrolled: '1/2', hours: '1/2', allotted: '1/2' }),
    at('admissions', '2020-12-31', 'club', '0/1', { allotted: '1/1' }),
    at('admissions', '2020-12-31', 'city', '1/3', { allotted: '2/3' }),
    at('tasks', '2020-03-01', 'branch', '1/2', { discussed: '1/2', 'discussed:not-evidenced': '1/2' }),
    at('tasks', '2020-12-31', 'club', '0/1'),
    at('tasks', '2020-12-31', 'city', '1/3', { discussed: '2/3' }),
  ],
};
