import type { PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';
import { recorded, reported } from '../worked-facts.js';

/** Filed by the city; `answerer` is who has to answer, where anybody was named. */
const filed = (proposal: string, day: string, answerer?: string): PlainFact =>
  reported('proposal.filed', 'city', { proposal, ...(answerer === undefined ? {} : { answerer }) }, day);
const answered = (proposal: string, day: string, answerer?: string): PlainFact =>
  reported('proposal.answered', 'city', { proposal, ...(answerer === undefined ? {} : { answerer }) }, day);
const marked = (member: string, year: number, day: string): PlainFact =>
  reported('graduate.marked', 'town', { member }, day, { year, mark: 'normal' });
const accepted = (member: string, day: string): PlainFact => ({
  kind: 'transfer.accepted',
  refs: { member, from: 'city', to: 'town' },
  days: { occurredOn: day },
  values: { attempt: 1 },
  source: { unit: 'town' },
});

const indicator = (parameters: object, target: WorkedIndicator['target'] = null): WorkedIndicator => ({
  kind: 'ratio',
  parameters,
  target,
  due: '2020-12-31',
});
const proposals = (limits: object): object => ({
  subject: 'proposal',
  period: 2020,
  denominator: { fact: 'proposal.filed', owner: 'answerer', from: 'occurredOn' },
  numerator: { fact: 'proposal.answered', from: 'occurredOn', ...limits },
});

const at = (
  of: string,
  day: string,
  unit: string,
  value: string,
  verdict: WorkedResult['verdict'] = 'report-only',
): WorkedResult => ({ indicator: of, known: '2020-12-31', day, unit, value, verdict });

/**
 * What a ratio meets beside the hard cases: the day itself on either side of a limit, a case that no unit owns, a link that names no unit, a link
 * within the unit where nothing forbids it, the period of a case that comes twice.
 */
export const ratioEdgesCase: WorkedCase = {
  name: 'ratio-edges',
  source: 'catalogue 1.3',
  units: { city: null, town: 'city', village: 'town', other: 'city' },
  indicators: {
    answered: indicator(proposals({ notBefore: 'denominator' }), { comparator: 'at-least', value: { n: 2n, d: 3n } }),
    'answered-at-once': indicator(proposals({ notAfter: 'denominator' })),
    'answered-by-others': indicator(proposals({ elsewhere: 'answerer' })),
    'received-2020': indicator({
      subject: 'member',
      period: 2020,
      denominator: { fact: 'graduate.marked', period: 'year', owner: 'unit', from: 'occurredOn' },
      numerator: { fact: 'transfer.accepted', from: 'occurredOn' },
    }),
  },
  history: recorded('2020-12-31', [
    filed('same-day', '2020-03-01', 'town'),
    answered('same-day', '2020-03-01', 'village'),
    // answered before it was filed
    filed('early', '2020-03-01', 'town'),
    answered('early', '2020-02-28', 'other'),
    filed('later', '2020-03-01', 'town'),
    answered('later', '2020-05-10'),
    // nobody was to answer it: it is in no unit's denominator
    filed('of-nobody', '2020-03-01'),
    answered('of-nobody', '2020-03-01', 'town'),
    marked('s-10000000000000000000000001', 2020, '2020-06-01'),
    accepted('s-10000000000000000000000001', '2020-07-01'),
    // marked for another year first, and one for another year only
    marked('s-10000000000000000000000002', 2019, '2019-06-01'),
    marked('s-10000000000000000000000002', 2020, '2020-06-02'),
    marked('s-10000000000000000000000003', 2021, '2020-06-01'),
  ]),
  results: [
    at('answered', '2020-02-29', 'city', '0/0', 'not-applicable'),
    at('answered', '2020-03-01', 'city', '1/3', 'pending'),
    at('answered', '2020-05-09', 'town', '1/3', 'pending'),
    at('answered', '2020-05-10', 'town', '2/3', 'attained'),
    at('answered', '2020-12-31', 'other', '0/0', 'not-applicable'),
    at('answered-at-once', '2020-12-31', 'city', '2/3'),
    // the village lies below the town; an answer that names no unit is not the town's own
    at('answered-by-others', '2020-12-31', 'city', '2/3'),
    at('received-2020', '2020-06-01', 'city', '0/1'),
    at('received-2020', '2020-12-31', 'city', '1/2'),
  ],
};
