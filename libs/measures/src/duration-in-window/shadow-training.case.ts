import type { PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];
type Post = 'town-secretary' | 'town-deputy' | 'town-officer';

const person = (name: string): string => `s-${name.padStart(26, '0')}`;

const recorded = (fact: PlainFact): Event => ({
  recordedOn: fact.days['occurredOn'] ?? '',
  type: 'fact-recorded',
  fact,
});

/** Takes office in a town; recorded on the day. */
const began = (name: string, unit: string, role: Post, day: string): Event =>
  recorded({
    kind: 'role.began',
    refs: { person: person(name), unit },
    days: { occurredOn: day },
    values: { role, engagement: 'full-time', onPost: true },
    source: { unit },
  });

const ended = (name: string, unit: string, role: Post, day: string): Event =>
  recorded({
    kind: 'role.ended',
    refs: { person: person(name), unit },
    days: { occurredOn: day },
    values: { role },
    source: { unit },
  });

/** A stay at a host, its first and last day, each recorded on the day. */
const stayed = (name: string, unit: string, host: string, from: string, to: string): Event[] => {
  const common = { refs: { person: person(name), host, unit }, values: {}, source: { unit } };
  return [
    recorded({ kind: 'placement.started', days: { occurredOn: from }, ...common }),
    recorded({ kind: 'placement.ended', days: { startedOn: from, occurredOn: to }, ...common }),
  ];
};

/** Who took office on 2019-01-01 or before had a year that was over before 2020: outside the evaluation. */
const duty = (where: object, host: string, months: number, more: object = {}): WorkedIndicator => ({
  kind: 'duration-in-window',
  parameters: {
    term: {
      fact: 'role.began',
      by: 'person',
      where,
      from: '2019-01-02',
      ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] },
    },
    placement: {
      fact: 'placement.started',
      by: 'person',
      where: { host: [host] },
      ended: { fact: 'placement.ended', by: 'person' },
    },
    window: { years: 1 },
    length: { months },
    ...more,
  },
  target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
  due: '2020-12-31',
});

const secretaries = { role: ['town-secretary', 'park-secretary'] };
const deputies = {
  role: ['town-deputy', 'town-officer', 'park-deputy', 'park-officer'],
  engagement: ['full-time'],
};

const inOrder = (events: readonly Event[]): Event[] =>
  events.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0));

/** Everything is known on its day: P = D. */
const on = (
  day: string,
  indicator: string,
  unit: string,
  value: string,
  verdict: WorkedResult['verdict'],
  counts: NonNullable<WorkedResult['counts']>,
): WorkedResult => ({ indicator, known: day, day, unit, value, verdict, counts });

/**
 * 跟班学习: 1 month / 3 months within 1 year of taking office. Source: catalogue section 9, case 8. Each secretary has a town of
 * their own; deputies and full-time officers sit in the same towns.
 */
export const shadowTrainingCase: WorkedCase = {
  name: 'shadow-training',
  source: 'catalogue 9, case 8',
  units: { gd: null, dg: 'gd', t1: 'dg', t2: 'dg', t3: 'dg', t4: 'dg', t5: 'dg', t6: 'dg' },
  indicators: {
    'dg48-secretaries': duty(secretaries, 'gd', 1),
    'dg48-secretaries-begun': duty(secretaries, 'gd', 1, { counting: 'begun-in-window' }),
    'dg48-deputies': duty(deputies, 'dg', 3),
  },
  history: inOrder([
    began('s1', 't1', 'town-secretary', '2019-06-10'),
    ...stayed('s1', 't1', 'gd', '2020-03-02', '2020-04-01'),
    // the window closes on 09-01 in the middle of the stay
    began('s2', 't2', 'town-secretary', '2019-09-01'),
    ...stayed('s2', 't2', 'gd', '2020-08-20', '2020-09-18'),
    began('s3', 't3', 'town-secretary', '2020-05-01'),
    // a month, but at the wrong host
    began('s4', 't4', 'town-secretary', '2019-03-15'),
    ...stayed('s4', 't4', 'dg', '2019-09-02', '2019-10-01'),
    // 29 days, and a full calendar month
    began('s5', 't5', 'town-secretary', '2020-01-06'),
    ...stayed('s5', 't5', 'gd', '2020-02-03', '2020-03-02'),
    // the year of old staff was over before 2020
    { ...began('s6', 't6', 'town-secretary', '2018-12-31'), recordedOn: '2019-03-01' },
    began('d1', 't1', 'town-deputy', '2019-10-08'),
    ...stayed('d1', 't1', 'dg', '2020-01-06', '2020-02-04'),
    ...stayed('d1', 't1', 'dg', '2020-04-01', '2020-05-30'),
    began('d2', 't2', 'town-officer', '2019-11-01'),
    ...stayed('d2', 't2', 'dg', '2020-06-01', '2020-08-31'),
    // 89 days, and not three calendar months
    began('d3', 't3', 'town-officer', '2019-12-02'),
    ...stayed('d3', 't3', 'dg', '2020-09-01', '2020-11-28'),
    began('d4', 't4', 'town-deputy', '2019-12-16'),
    ended('d4', 't4', 'town-deputy', '2020-06-30'),
  ]),
  results: [
    {
      ...on('2020-12-31', 'dg48-secretaries', 'dg', '2/4', 'not-attained', { met: 2, missed: 2, open: 1, left: 0 }),
      display: '50.00 %',
    },
    {
      ...on('2020-12-31', 'dg48-secretaries-begun', 'dg', '3/4', 'not-attained', {
        met: 3,
        missed: 1,
        open: 1,
        left: 0,
      }),
      display: '75.00 %',
    },
    {
      ...on('2020-12-31', 'dg48-deputies', 'dg', '2/3', 'not-attained', { met: 2, missed: 1, open: 0, left: 1 }),
      display: '66.67 %',
    },
    // each subject of the table in their town
    on('2020-12-31', 'dg48-secretaries', 't1', '1/1', 'attained', { met: 1 }),
    on('2020-12-31', 'dg48-secretaries', 't2', '0/1', 'not-attained', { missed: 1 }),
    on('2020-12-31', 'dg48-secretaries-begun', 't2', '1/1', 'attained', { met: 1 }),
    on('2020-12-31', 'dg48-secretaries', 't3', '0/0', 'not-applicable', { open: 1 }),
    on('2020-12-31', 'dg48-secretaries', 't4', '0/1', 'not-attained', { missed: 1 }),
    on('2020-12-31', 'dg48-secretaries', 't5', '1/1', 'attained', { met: 1 }),
    on('2020-12-31', 'dg48-secretaries', 't6', '0/0', 'not-applicable', { met: 0, missed: 0, open: 0, left: 0 }),
    on('2020-12-31', 'dg48-deputies', 't1', '1/1', 'attained', { met: 1 }),
    on('2020-12-31', 'dg48-deputies', 't2', '1/1', 'attained', { met: 1 }),
    on('2020-12-31', 'dg48-deputies', 't3', '0/1', 'not-attained', { missed: 1 }),
    on('2020-12-31', 'dg48-deputies', 't4', '0/0', 'not-applicable', { left: 1 }),
    // the day of each change, and the day before
    on('2020-03-01', 'dg48-secretaries', 't5', '0/0', 'not-applicable', { met: 0, open: 1 }),
    on('2020-03-02', 'dg48-secretaries', 't5', '1/1', 'pending', { met: 1, open: 0 }),
    on('2020-05-29', 'dg48-deputies', 't1', '0/0', 'not-applicable', { met: 0, open: 1 }),
    on('2020-05-30', 'dg48-deputies', 't1', '1/1', 'pending', { met: 1, open: 0 }),
    on('2020-06-29', 'dg48-deputies', 't4', '0/0', 'not-applicable', { open: 1, left: 0 }),
    on('2020-06-30', 'dg48-deputies', 't4', '0/0', 'not-applicable', { open: 0, left: 1 }),
    on('2020-08-31', 'dg48-secretaries', 't2', '0/0', 'not-applicable', { missed: 0, open: 1 }),
    on('2020-09-01', 'dg48-secretaries', 't2', '0/1', 'not-attained', { missed: 1, open: 0 }),
    on('2020-09-17', 'dg48-secretaries-begun', 't2', '0/0', 'not-applicable', { met: 0, open: 1 }),
    on('2020-09-18', 'dg48-secretaries-begun', 't2', '1/1', 'pending', { met: 1, open: 0 }),
    on('2021-04-30', 'dg48-secretaries', 't3', '0/0', 'not-applicable', { missed: 0, open: 1 }),
    on('2021-05-01', 'dg48-secretaries', 't3', '0/1', 'not-attained', { missed: 1, open: 0 }),
  ],
};
