import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const person = (unit: string, n: number): string => `s-${unit}${String(n).padStart(25, '0')}`;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Joined the Party on a day of 2020, by default as a League member. */
const joined = (unit: string, n: number, isLeagueMember = true, upTo28 = true): PlainFact => ({
  kind: 'party.admitted',
  refs: { person: person(unit, n), unit },
  days: { occurredOn: '2020-07-01' },
  values: { isLeagueMember, upTo28 },
  source: { unit },
});

const recommended = (unit: string, n: number, day = '2020-03-05'): PlainFact => ({
  kind: 'recommendation.made',
  refs: { person: person(unit, n), unit },
  days: { occurredOn: day },
  values: {},
  source: { unit },
});

const on = (recordedOn: string, facts: readonly PlainFact[]): Event[] =>
  facts.map((fact) => ({ recordedOn, type: 'fact-recorded', fact }));

/** The share under one reading of the denominator: `where` says which new Party members are in it. */
const share = (where: Readonly<Record<string, readonly boolean[]>>): WorkedCase['indicators'][string] => ({
  kind: 'ratio',
  parameters: {
    subject: 'person',
    period: 2020,
    denominator: {
      fact: 'party.admitted',
      where,
      owner: 'unit',
      from: 'occurredOn',
      notBefore: '2020-01-01',
      notAfter: '2020-12-31',
    },
    numerator: { fact: 'recommendation.made', notAfter: 'denominator', from: 'occurredOn' },
  },
  target: { comparator: 'at-least', value: { n: 40n, d: 100n } },
  due: '2020-12-31',
});

const atYearEnd = (
  indicator: string,
  known: string,
  unit: string,
  value: string,
  display: string,
  verdict: WorkedResult['verdict'],
): WorkedResult => ({ indicator, known, day: '2020-12-31', unit, value, display, verdict });

const members = 'nm21-recommend-share';
const upTo28 = 'nm21-recommend-share-up-to-28';
const all = 'nm21-recommend-share-all';

/**
 * 推优占比 ≥ 40 %: the denominator decides the verdict, and is part of the definition. Source: catalogue section 9, case 4;
 * the new Party members beyond the 260 (40 young, 400 older) are placed in a unit of their own.
 */
export const recommendCase: WorkedCase = {
  name: 'recommend-share',
  source: 'catalogue 9, case 4',
  units: { region: null, x: 'region', y: 'region', z: 'region', others: 'region' },
  indicators: {
    [members]: share({ isLeagueMember: [true] }),
    [upTo28]: share({ upTo28: [true] }),
    [all]: share({}),
  },
  history: [
    ...on('2020-03-05', [
      ...range(1, 30).map((n) => recommended('x', n)),
      ...range(1, 70).map((n) => recommended('y', n)),
    ]),
    ...on('2020-07-01', [
      ...range(1, 60).map((n) => joined('x', n)),
      ...range(1, 200).map((n) => joined('y', n)),
      ...range(1, 40).map((n) => joined('others', n, false)),
      ...range(41, 440).map((n) => joined('others', n, false, false)),
    ]),
    // recommended only after joining: no recommendation for it
    ...on('2020-08-01', [recommended('y', 200, '2020-08-01')]),
    // the correction: recommended in 2019, joined in 2020; the year is that of joining
    ...on(
      '2021-01-10',
      range(71, 74).map((n) => recommended('y', n, '2019-11-01')),
    ),
    ...on('2021-01-11', [recommended('y', 75, '2019-11-01')]),
  ],
  results: [
    atYearEnd(members, '2020-12-31', 'x', '30/60', '50.00 %', 'attained'),
    atYearEnd(members, '2020-12-31', 'y', '70/200', '35.00 %', 'not-attained'),
    atYearEnd(members, '2020-12-31', 'z', '0/0', '', 'not-applicable'),
    atYearEnd(members, '2020-12-31', 'region', '100/260', '38.46 %', 'not-attained'),
    atYearEnd(members, '2021-01-10', 'region', '104/260', '40.00 %', 'attained'),
    atYearEnd(members, '2021-01-11', 'region', '105/260', '40.38 %', 'attained'),
    atYearEnd(upTo28, '2021-01-11', 'region', '105/300', '35.00 %', 'not-attained'),
    atYearEnd(all, '2021-01-11', 'region', '105/700', '15.00 %', 'not-attained'),
  ],
};
