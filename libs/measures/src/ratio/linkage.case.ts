import type { PlainFact, WorkedCase } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const member = (school: string, n: number): string => `s-${school}${String(n).padStart(25, '0')}`;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const mark = (school: string, n: number, code = 'normal'): PlainFact => ({
  kind: 'graduate.marked',
  refs: { member: member(school, n), unit: school },
  days: { occurredOn: '2020-06-01' },
  values: { year: 2020, mark: code },
  source: { unit: school },
});

/** Attempt 1 unless told; reported by the receiving unit. */
const transfer = (school: string, n: number, day: string, to = 't1', step = 'accepted', attempt = 1): PlainFact => ({
  kind: `transfer.${step}`,
  refs: { member: member(school, n), from: school, to },
  days: { occurredOn: day },
  values: { attempt },
  source: { unit: to },
});

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

/** x left A for B before the mark: in B's denominator, and the move itself is no linkage. */
const x: PlainFact = { ...transfer('b', 20, '2020-04-10', 'b'), refs: { member: member('b', 20), from: 'a', to: 'b' } };
/** y was accepted by T1 and went on to T2: once, for A. */
const y: PlainFact = {
  ...transfer('a', 1, '2020-10-01', 't2'),
  refs: { member: member('a', 1), from: 't1', to: 't2' },
};

/**
 * 学社衔接率 ≥ 85 %: late transfers, corrections, moves between units. Source: catalogue section 9, case 1; the members
 * beyond its text (who exactly was returned, who of the delayed was accepted) are chosen so that every trap is there.
 */
export const linkageCase: WorkedCase = {
  name: 'linkage',
  source: 'catalogue 9, case 1',
  units: { city: null, a: 'city', b: 'city', t1: 'city', t2: 'city' },
  indicators: {
    'dg34-linkage': {
      kind: 'ratio',
      parameters: {
        subject: 'member',
        period: 2020,
        denominator: {
          fact: 'graduate.marked',
          where: { mark: ['normal', 'mobile'] },
          period: 'year',
          owner: 'unit',
          from: 'occurredOn',
        },
        numerator: { fact: 'transfer.accepted', elsewhere: 'to', notBefore: 'denominator', from: 'occurredOn' },
      },
      target: { comparator: 'at-least', value: { n: 85n, d: 100n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...on('2020-04-10', [x]),
    ...on('2020-06-01', [
      ...range(1, 198).map((n) => mark('a', n)),
      ...range(199, 200).map((n) => mark('a', n, 'mobile')),
      ...range(201, 203).map((n) => mark('a', n, 'delayed')),
      ...range(1, 20).map((n) => mark('b', n)),
    ]),
    ...on(
      '2020-07-15',
      range(1, 170).map((n) => transfer('a', n, '2020-07-15')),
    ),
    ...on(
      '2020-07-15',
      range(1, 19).map((n) => transfer('b', n, '2020-07-15')),
    ),
    // returned and later accepted: counts once; returned and no more: does not; a delayed graduate: out of scope
    ...on('2020-07-20', [
      transfer('a', 171, '2020-07-20', 't1', 'returned'),
      transfer('a', 180, '2020-07-20', 't1', 'returned'),
    ]),
    ...on('2020-08-20', [transfer('a', 171, '2020-08-20', 't1', 'accepted', 2), transfer('a', 201, '2020-08-20')]),
    ...on('2020-10-01', [y]),
    ...on('2021-01-05', [transfer('a', 172, '2020-12-30'), transfer('a', 173, '2021-01-02')]),
    ...on(
      '2021-01-20',
      range(2, 8).map((n) => transfer('a', n, '2020-07-15')),
      'fact-voided',
    ),
  ],
  results: [
    {
      indicator: 'dg34-linkage',
      known: '2020-12-31',
      day: '2020-12-31',
      unit: 'a',
      value: '171/200',
      display: '85.50 %',
      verdict: 'attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2020-12-31',
      day: '2020-12-31',
      unit: 'b',
      value: '19/20',
      display: '95.00 %',
      verdict: 'attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2020-12-31',
      day: '2020-12-31',
      unit: 'city',
      value: '190/220',
      display: '86.36 %',
      verdict: 'attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2021-01-31',
      day: '2020-12-31',
      unit: 'a',
      value: '165/200',
      display: '82.50 %',
      verdict: 'not-attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2021-01-31',
      day: '2020-12-31',
      unit: 'b',
      value: '19/20',
      display: '95.00 %',
      verdict: 'attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2021-01-31',
      day: '2020-12-31',
      unit: 'city',
      value: '184/220',
      display: '83.64 %',
      verdict: 'not-attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2021-01-31',
      day: '2021-01-31',
      unit: 'a',
      value: '166/200',
      display: '83.00 %',
      verdict: 'not-attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2021-01-31',
      day: '2021-01-31',
      unit: 'b',
      value: '19/20',
      display: '95.00 %',
      verdict: 'attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2021-01-31',
      day: '2021-01-31',
      unit: 'city',
      value: '185/220',
      display: '84.09 %',
      verdict: 'not-attained',
    },
    {
      indicator: 'dg34-linkage',
      known: '2020-05-31',
      day: '2020-05-31',
      unit: 'city',
      value: '0/0',
      display: '',
      verdict: 'not-applicable',
    },
    {
      indicator: 'dg34-linkage',
      known: '2020-06-30',
      day: '2020-06-30',
      unit: 'city',
      value: '0/220',
      display: '0.00 %',
      verdict: 'pending',
    },
  ],
};
