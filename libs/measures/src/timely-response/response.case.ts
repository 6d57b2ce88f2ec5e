import type { PlainFact, WorkedCase } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const transfer = (step: string, who: string, day: string, from: string, to: string, attempt = 1): PlainFact => ({
  kind: `transfer.${step}`,
  refs: { member: `s-${who}`, from, to },
  days: { occurredOn: day },
  values: { attempt },
  source: { unit: to },
});
const secretary = (unit: string, day: string): PlainFact => ({
  kind: 'role.began',
  refs: { person: 's-secretary', unit },
  days: { occurredOn: day },
  values: { role: 'secretary', engagement: 'full-time', onPost: true },
  source: { unit },
});
const talk = (unit: string, day: string): PlainFact => ({
  kind: 'talk.held',
  refs: { person: 's-secretary', unit },
  days: { occurredOn: day },
  values: {},
  source: { unit: 'city' },
});
const matter = (step: string, name: string, day: string, addressee = 'city'): PlainFact => ({
  kind: `matter.${step}`,
  refs: { matter: name, unit: 'a', addressee },
  days: { occurredOn: day },
  values: { class: 'major' },
  source: { unit: 'a' },
});

const record = (fact: PlainFact): Event => ({ recordedOn: '2021-01-05', type: 'fact-recorded', fact });
const known = '2021-01-31';
const year = { from: '2020-01-01', to: '2020-12-31' } as const;

const talks = (early: string): WorkedCase['indicators'][string] => ({
  kind: 'timely-response',
  parameters: {
    trigger: { fact: 'role.began', by: 'person', where: { role: ['secretary'] }, ...year },
    response: { fact: 'talk.held', by: 'person' },
    early,
  },
  target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
  due: '2020-12-31',
});

/**
 * What case 2 does not show: several triggers of one case, kept apart by their match or not; a response before its trigger; two sources of one
 * response; a limit of 0 days; a target that a failure does not put out of reach; the median. Source: catalogue 1.6, and the rows
 * dg34-transfers, dg47-talks, dg45-major-matters.
 */
export const responseCase: WorkedCase = {
  name: 'response',
  source: 'catalogue 1.6',
  units: { city: null, a: 'city', b: 'city' },
  indicators: {
    transfers: {
      kind: 'timely-response',
      parameters: {
        trigger: { fact: 'transfer.initiated', by: 'member' },
        owner: 'from',
        response: [
          { fact: 'transfer.accepted', by: 'member' },
          { fact: 'transfer.returned', by: 'member' },
        ],
        match: ['from', 'to', 'attempt'],
      },
      target: null,
      due: '2020-12-31',
    },
    talks: talks('counts'),
    'talks-after': talks('ignored'),
    matters: {
      kind: 'timely-response',
      parameters: {
        trigger: { fact: 'matter.arisen', by: 'matter' },
        response: { fact: 'matter.reported', by: 'matter' },
        limit: { days: 0 },
      },
      target: { comparator: 'at-least', value: { n: 2n, d: 3n } },
      due: '2020-12-31',
    },
  },
  history: [
    transfer('initiated', 'one', '2020-03-01', 'a', 'b'),
    transfer('returned', 'one', '2020-03-05', 'a', 'b'),
    transfer('initiated', 'one', '2020-03-06', 'a', 'b', 2),
    // the receiving unit is believed: 14 days, not 12
    { ...transfer('accepted', 'one', '2020-03-18', 'a', 'b', 2), source: { unit: 'a' } },
    transfer('accepted', 'one', '2020-03-20', 'a', 'b', 2),
    transfer('initiated', 'two', '2020-04-01', 'a', 'b'),
    transfer('initiated', 'two', '2020-04-10', 'b', 'a'),
    transfer('accepted', 'two', '2020-04-09', 'b', 'a'),
    transfer('initiated', 'three', '2019-01-01', 'b', 'a'),
    transfer('accepted', 'three', '2020-06-01', 'b', 'a'),
    secretary('a', '2020-05-01'),
    talk('a', '2020-04-20'),
    secretary('b', '2020-09-01'),
    talk('b', '2020-10-01'),
    matter('arisen', 'm-1', '2020-06-01'),
    matter('reported', 'm-1', '2020-06-01'),
    matter('reported', 'm-1', '2020-07-01', 'b'),
    matter('arisen', 'm-2', '2020-06-02'),
    matter('reported', 'm-2', '2020-06-03'),
    matter('arisen', 'm-3', '2020-07-01'),
    matter('reported', 'm-3', '2020-07-01'),
  ].map(record),
  results: [
    // 0, 4, 14 and more than 366 days: the lower median is the second
    {
      indicator: 'transfers',
      known,
      day: '2020-12-31',
      unit: 'city',
      value: '4/5',
      verdict: 'report-only',
      counts: { responded: 4, triggers: 5, open: 1, medianDays: 4 },
    },
    {
      indicator: 'transfers',
      known,
      day: '2020-12-31',
      unit: 'a',
      value: '2/3',
      verdict: 'report-only',
      counts: { medianDays: 4 },
    },
    {
      indicator: 'transfers',
      known,
      day: '2020-12-31',
      unit: 'b',
      value: '2/2',
      verdict: 'report-only',
      counts: { medianDays: 0 },
    },
    {
      indicator: 'transfers',
      known,
      day: '2020-03-19',
      unit: 'a',
      value: '1/2',
      verdict: 'report-only',
      counts: { open: 1 },
    },
    {
      indicator: 'transfers',
      known,
      day: '2018-12-31',
      unit: 'city',
      value: '0/0',
      verdict: 'report-only',
      counts: { open: 0 },
    },
    // the early talk is the first office's; the second needs its own
    { indicator: 'talks', known, day: '2020-04-30', unit: 'city', value: '0/0', verdict: 'not-applicable' },
    { indicator: 'talks', known, day: '2020-05-01', unit: 'a', value: '1/1', verdict: 'pending' },
    { indicator: 'talks', known, day: '2020-09-30', unit: 'city', value: '1/2', verdict: 'pending' },
    {
      indicator: 'talks',
      known,
      day: '2020-12-31',
      unit: 'city',
      value: '2/2',
      verdict: 'attained',
      counts: { medianDays: 0 },
    },
    { indicator: 'talks-after', known, day: '2020-09-30', unit: 'city', value: '0/2', verdict: 'pending' },
    {
      indicator: 'talks-after',
      known,
      day: '2020-12-31',
      unit: 'city',
      value: '2/2',
      verdict: 'attained',
      counts: { medianDays: 30 },
    },
    // on the day itself or too late; what failed can be outweighed where not all is asked
    {
      indicator: 'matters',
      known,
      day: '2020-06-02',
      unit: 'a',
      value: '1/1',
      verdict: 'pending',
      counts: { open: 1, overdue: 0 },
    },
    {
      indicator: 'matters',
      known,
      day: '2020-06-03',
      unit: 'a',
      value: '1/2',
      verdict: 'pending',
      counts: { open: 0, late: 1 },
    },
    {
      indicator: 'matters',
      known,
      day: '2020-12-31',
      unit: 'a',
      value: '2/3',
      verdict: 'attained',
      counts: { onTime: 2, late: 1 },
    },
  ],
};
