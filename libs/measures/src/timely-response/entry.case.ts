import type { Happening, PlainFact, WorkedCase } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const person = (member: string): string => `s-${member}`;

const approved = (member: string, day: string): PlainFact => ({
  kind: 'member.admitted',
  refs: { person: person(member), unit: 'branch' },
  days: { occurredOn: day },
  values: {},
  source: { unit: 'branch' },
});
const entered = (member: string, day: string): PlainFact => ({
  kind: 'member.entered',
  refs: { person: person(member), unit: 'branch' },
  days: { occurredOn: day },
  values: { system: 'zhtj' },
  source: { unit: 'branch' },
});

/** Recorded on the day on which it happened. */
const atOnce = (fact: PlainFact): Event => ({
  recordedOn: fact.days['occurredOn'] ?? '',
  type: 'fact-recorded',
  fact,
});
const later = (recordedOn: string, type: Happening['type'], fact: PlainFact): Event => ({ recordedOn, type, fact });

/** Approval and entry of each member, as first recorded. */
const members: readonly (readonly [member: string, approved: string, entered: string | null])[] = [
  ['m1', '2020-01-31', '2020-02-29'],
  ['m2', '2020-05-04', '2020-06-04'],
  ['m3', '2020-05-04', '2020-06-05'],
  ['m4', '2020-11-15', null],
  ['m5', '2020-12-10', null],
  ['m6', '2020-12-10', '2020-12-11'],
  ['m7', '2020-09-01', '2020-10-20'],
  ['m8', '2020-08-01', '2020-08-10'],
];

const history: readonly Event[] = [
  ...members
    .flatMap(([member, from, until]) => [
      atOnce(approved(member, from)),
      ...(until === null ? [] : [atOnce(entered(member, until))]),
    ])
    .sort((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0)),
  later('2021-01-20', 'fact-corrected', approved('m7', '2020-09-25')),
  later('2021-01-20', 'fact-voided', approved('m8', '2020-08-01')),
];

const admission = { fact: 'member.admitted', by: 'person', from: '2020-01-01', to: '2020-12-31' } as const;
const entry = { fact: 'member.entered', by: 'person', where: { system: ['zhtj'] } } as const;
const all = { comparator: 'equal-to', value: { n: 1n, d: 1n } } as const;
const within = (limit: unknown): WorkedCase['indicators'][string] => ({
  kind: 'timely-response',
  parameters: { trigger: admission, response: entry, limit },
  target: all,
  due: '2020-12-31',
});

const before = { known: '2020-12-31', day: '2020-12-31', unit: 'city' } as const;
const after = { known: '2021-01-31', day: '2020-12-31', unit: 'city' } as const;
const month = 'dg51-entry-one-month';
const days = 'dg51-entry-one-month-thirty-days';
const counts = (onTime: number, late: number, overdue: number, open: number): Readonly<Record<string, number>> => ({
  onTime,
  late,
  overdue,
  open,
});

/**
 * 新发展团员1个月内录入 (100 %), with the reading of 30 days beside it, and the same facts without a limit. Source: catalogue
 * section 9, case 2; corrections are recorded between its k1 and k2. The days other than 12-31 follow from its own table.
 */
export const entryCase: WorkedCase = {
  name: 'entry',
  source: 'catalogue 9, case 2',
  units: { city: null, branch: 'city' },
  indicators: {
    [month]: within({ months: 1 }),
    [days]: within({ days: 30 }),
    // of another kind, without a limit: the number has to be the same
    'entry-without-limit': within(null),
    'nm21-zhtj-entry': {
      kind: 'ratio',
      parameters: {
        subject: 'person',
        period: 2020,
        denominator: {
          fact: 'member.admitted',
          owner: 'unit',
          from: 'occurredOn',
          notBefore: admission.from,
          notAfter: admission.to,
        },
        numerator: { fact: 'member.entered', where: entry.where, from: 'occurredOn' },
      },
      target: all,
      due: '2020-12-31',
    },
  },
  history,
  results: [
    {
      indicator: month,
      ...before,
      value: '4/7',
      display: '57.14 %',
      verdict: 'not-attained',
      counts: counts(4, 2, 1, 1),
    },
    {
      indicator: month,
      ...after,
      value: '4/6',
      display: '66.67 %',
      verdict: 'not-attained',
      counts: counts(4, 1, 1, 1),
    },
    { indicator: days, ...before, value: '3/7', verdict: 'not-attained', counts: counts(3, 3, 1, 1) },
    {
      indicator: days,
      ...after,
      value: '3/6',
      display: '50.00 %',
      verdict: 'not-attained',
      counts: counts(3, 2, 1, 1),
    },
    {
      indicator: 'entry-without-limit',
      ...after,
      value: '5/7',
      display: '71.43 %',
      verdict: 'not-attained',
      // 1, 25, 29, 31, 32 days
      counts: { responded: 5, triggers: 7, medianDays: 29 },
    },
    { indicator: 'nm21-zhtj-entry', ...after, value: '5/7', display: '71.43 %', verdict: 'not-attained' },
    // only m1 so far: open up to the last day of its month, on time from its entry on
    { indicator: month, ...after, day: '2020-01-30', value: '0/0', verdict: 'not-applicable' },
    {
      indicator: month,
      ...after,
      day: '2020-02-28',
      value: '0/0',
      verdict: 'not-applicable',
      counts: counts(0, 0, 0, 1),
    },
    { indicator: month, ...after, day: '2020-02-29', value: '1/1', verdict: 'pending', counts: counts(1, 0, 0, 0) },
    // m3 is open on its last day, and beyond repair on the next, on which it is entered late
    { indicator: month, ...after, day: '2020-06-04', value: '2/2', verdict: 'pending', counts: counts(2, 0, 0, 1) },
    {
      indicator: month,
      ...after,
      day: '2020-06-05',
      value: '2/3',
      verdict: 'not-attained',
      counts: counts(2, 1, 0, 0),
    },
    // m7 as first approved: overdue between its limit and its entry
    {
      indicator: month,
      ...before,
      day: '2020-10-01',
      value: '3/4',
      verdict: 'not-attained',
      counts: counts(3, 1, 0, 1),
    },
    {
      indicator: month,
      ...before,
      day: '2020-10-02',
      value: '3/5',
      verdict: 'not-attained',
      counts: counts(3, 1, 1, 0),
    },
    {
      indicator: month,
      ...before,
      day: '2020-10-20',
      value: '3/5',
      verdict: 'not-attained',
      counts: counts(3, 2, 0, 0),
    },
    // m5 runs out in the new year: judged at D
    {
      indicator: month,
      ...after,
      day: '2021-01-10',
      value: '4/6',
      verdict: 'not-attained',
      counts: counts(4, 1, 1, 1),
    },
    {
      indicator: month,
      ...after,
      day: '2021-01-11',
      value: '4/7',
      verdict: 'not-attained',
      counts: counts(4, 1, 2, 0),
    },
    { indicator: month, ...after, unit: 'branch', value: '4/6', verdict: 'not-attained' },
  ],
};
