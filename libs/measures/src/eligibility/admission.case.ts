import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const approval = '2020-06-01';

const fact = (kind: string, who: string, day: string, values: PlainFact['values']): PlainFact => ({
  kind,
  refs: { person: `s-${who}`, unit: 'branch' },
  days: { occurredOn: day },
  values,
  source: { unit: 'branch' },
});

interface Applicant {
  readonly enrolled: string;
  /** Day → theory hours, all that is recorded. */
  readonly lessons: Readonly<Record<string, string>>;
  /** Day → volunteer hours. */
  readonly hours: Readonly<Record<string, string>>;
  readonly assessment: 'passed' | null;
}

/** Hours of the last twelve months; those of 2019 are in them, and not in the calendar year. */
const applicants: Readonly<Record<string, Applicant>> = {
  a: { enrolled: '2020-03-01', lessons: { '2020-05-10': '12' }, hours: { '2020-04-01': '20' }, assessment: 'passed' },
  b: { enrolled: '2020-02-01', lessons: { '2020-05-10': '10' }, hours: { '2020-04-01': '22' }, assessment: 'passed' },
  c: { enrolled: '2020-03-02', lessons: { '2020-05-10': '12' }, hours: { '2020-04-01': '21' }, assessment: 'passed' },
  d: { enrolled: '2020-01-10', lessons: { '2020-05-10': '12' }, hours: { '2020-04-01': '19.5' }, assessment: 'passed' },
  e: {
    enrolled: '2020-01-10',
    lessons: { '2020-05-10': '14' },
    hours: { '2019-09-01': '12', '2020-04-01': '13' },
    assessment: 'passed',
  },
  f: { enrolled: '2020-01-10', lessons: { '2020-05-10': '12' }, hours: { '2020-04-01': '24' }, assessment: null },
  g: { enrolled: '2020-01-10', lessons: { '2020-05-10': '8' }, hours: { '2020-04-01': '20' }, assessment: 'passed' },
  h: {
    enrolled: '2020-01-10',
    lessons: { '2020-05-10': '8', '2020-06-02': '4' },
    hours: { '2020-04-01': '30' },
    assessment: 'passed',
  },
};

const factsOf = ([who, { enrolled, lessons, hours, assessment }]: [string, Applicant]): PlainFact[] => [
  fact('applicant.enrolled', who, enrolled, {}),
  ...Object.entries(lessons).map(([day, n]) => fact('precourse.hours', who, day, { hours: n, theory: true })),
  ...Object.entries(hours).map(([day, n]) => fact('volunteer.hours', who, day, { hours: n })),
  ...(assessment === null ? [] : [fact('ideology.assessed', who, '2020-05-20', { result: assessment })]),
  fact('member.admitted', who, approval, {}),
];

const by = 'person';
const lessons = (atLeast: string, where: unknown) => ({
  name: 'lessons',
  kind: 'sum',
  any: [{ fact: 'precourse.hours', by, where }],
  amount: 'hours',
  atLeast,
});
const volunteering = (within: unknown) => ({
  name: 'volunteering',
  kind: 'sum',
  any: [{ fact: 'volunteer.hours', by }],
  amount: 'hours',
  atLeast: '20',
  within,
});
const ideology = {
  name: 'ideology',
  kind: 'exists',
  selector: { fact: 'ideology.assessed', by },
  passing: { result: ['passed'] },
};
const cultivation = {
  name: 'cultivation',
  kind: 'elapsed',
  selector: { fact: 'applicant.enrolled', by },
  atLeast: { months: 3 },
};

const eligible = (conditions: readonly unknown[]): WorkedCase['indicators'][string] => ({
  kind: 'eligibility',
  parameters: { case: { fact: 'member.admitted', by, from: '2020-01-01', to: '2020-12-31' }, conditions },
  target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
  due: '2020-12-31',
});
const nm = (within: unknown) => eligible([ideology, lessons('8', {}), volunteering(within)]);
const dg = (within: unknown) =>
  eligible([cultivation, ideology, lessons('12', { theory: [true] }), volunteering(within)]);

const at = { known: '2020-12-31', day: '2020-12-31', unit: 'city', verdict: 'not-attained' } as const;
const parts = (failures: Readonly<Record<string, number>>): NonNullable<WorkedResult['parts']> =>
  Object.fromEntries(Object.entries(failures).map(([name, n]) => [name, { value: `${n}/8` }]));

/**
 * Conditions of admission: NM (8 hours, 20 h, 思政) against DG (12 theory hours, 20 h, 思政, 3 months), each also with the calendar year
 * as the year of the 20 hours. Source: catalogue section 9, case 9; the days of lessons and hours are chosen within its columns.
 */
export const admissionCase: WorkedCase = {
  name: 'admission',
  source: 'catalogue 9, case 9',
  units: { city: null, branch: 'city' },
  indicators: {
    'nm21-admission-eligibility': nm({ months: 12 }),
    'nm21-admission-eligibility-calendar-year': nm('calendar-year'),
    'dg51-admission-eligibility': dg({ months: 12 }),
    'dg51-admission-eligibility-calendar-year': dg('calendar-year'),
  },
  history: Object.entries(applicants)
    .flatMap(factsOf)
    .map((one): Event => ({ recordedOn: '2020-06-10', type: 'fact-recorded', fact: one })),
  results: [
    {
      indicator: 'nm21-admission-eligibility',
      ...at,
      value: '6/8',
      display: '75.00 %',
      counts: { pass: 6, cases: 8, violations: 2 },
      parts: {
        ...parts({ volunteering: 1, ideology: 1 }),
        'ideology:not-evidenced': { value: '1/8', state: 'not-evidenced' },
      },
    },
    {
      indicator: 'dg51-admission-eligibility',
      ...at,
      value: '2/8',
      display: '25.00 %',
      counts: { pass: 2, cases: 8, violations: 6 },
      parts: parts({ lessons: 3, cultivation: 1, volunteering: 1, ideology: 1, 'ideology:not-evidenced': 1 }),
    },
    {
      indicator: 'nm21-admission-eligibility-calendar-year',
      ...at,
      value: '5/8',
      counts: { violations: 3 },
      parts: parts({ volunteering: 2, ideology: 1 }),
    },
    {
      indicator: 'dg51-admission-eligibility-calendar-year',
      ...at,
      value: '1/8',
      counts: { violations: 7 },
      parts: parts({ lessons: 3, cultivation: 1, volunteering: 2, ideology: 1 }),
    },
    // nothing is decided before the day of approval; what fails then has failed at once, and lessons after it repair nothing
    { indicator: 'dg51-admission-eligibility', ...at, day: '2020-05-31', value: '0/0', verdict: 'not-applicable' },
    { indicator: 'dg51-admission-eligibility', ...at, day: '2020-06-01', value: '2/8', counts: { violations: 6 } },
    { indicator: 'dg51-admission-eligibility', ...at, unit: 'branch', value: '2/8' },
  ],
};
