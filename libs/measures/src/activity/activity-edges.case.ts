import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const held = (
  event: string,
  unit: string,
  day: string,
  values: PlainFact['values'] = {},
  rest: { readonly organisers?: readonly string[]; readonly source?: PlainFact['source'] } = {},
): PlainFact => ({
  kind: 'activity.held',
  refs: { event, unit, ...(rest.organisers === undefined ? {} : { organisers: rest.organisers }) },
  days: { occurredOn: day },
  values,
  source: rest.source ?? { unit },
});
const told = (unit: string, day: string): PlainFact => ({
  kind: 'narrative.submitted',
  refs: { unit },
  days: { occurredOn: day },
  values: { item: 'item-15', text: '开展情况' },
  source: { unit },
});
const issued = (document: string, unit: string, coIssuers: readonly string[]): PlainFact => ({
  kind: 'document.issued',
  refs: { document, unit, coIssuers },
  days: { occurredOn: '2020-03-02' },
  values: { type: 'issued', matter: 'plan' },
  source: { unit },
});

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const at = (
  known: string,
  day: string,
  unit: string,
  events: number,
  counts: Readonly<Record<string, number>>,
  parts: NonNullable<WorkedResult['parts']> = {},
): WorkedResult => ({
  indicator: 'work',
  known,
  day,
  unit,
  value: `${events}/1`,
  verdict: 'report-only',
  counts: { events, ...counts },
  parts,
});

/**
 * What an activity meets beside E7: an organiser that only others name, reports that differ in day and numbers, shares that overlap, an organiser above
 * another, another source, a void, a document with the name of an event, narratives, decimals, work of another year.
 */
export const activityEdgesCase: WorkedCase = {
  name: 'activity-edges',
  source: 'catalogue 1.12',
  units: { city: null, a: 'city', a1: 'a', a2: 'a', b: 'city' },
  indicators: {
    work: {
      kind: 'activity',
      parameters: {
        facts: [
          { name: 'held', fact: 'activity.held', by: 'event', organisers: 'organisers', from: '2020-01-01' },
          { name: 'issued', fact: 'document.issued', by: 'document', organisers: 'coIssuers' },
          { name: 'told', fact: 'narrative.submitted', by: 'item@unit', where: { item: ['item-15'] } },
        ],
        sum: [
          { name: 'participants', field: 'participants' },
          { name: 'hours', field: 'hours', scale: 1 },
        ],
        share: { of: 'participants', field: 'share' },
      },
      target: null,
      due: '2020-12-31',
    },
  },
  history: [
    ...on('2020-02-01', [held('old', 'b', '2019-12-31', { participants: 9 }), told('b', '2020-01-31')]),
    ...on('2020-03-02', [told('b', '2020-02-28'), issued('x', 'a1', ['b'])]),
    // the same name as the document; a2 is only named; what the city reports of it is believed after the unit's
    ...on('2020-03-03', [
      held('x', 'a1', '2020-03-02', { participants: 40, hours: '2.5' }, { organisers: ['a1', 'a2'] }),
      held('x', 'a1', '2020-03-01', { participants: 99, hours: '9.9' }, { source: { unit: 'city' } }),
    ]),
    // 30 + 30 of 50: ten were counted by both
    ...on('2020-04-01', [
      held('y', 'a2', '2020-04-01', { share: 30 }),
      held('y', 'b', '2020-04-01', { participants: 50, share: 30 }),
    ]),
    // the county and a town of its own
    ...on('2020-05-01', [
      held('z', 'a', '2020-05-01', { participants: 20, share: 5 }),
      held('z', 'a1', '2020-05-01', { participants: 20 }),
    ]),
    ...on('2020-06-01', [held('y', 'b', '2020-04-01', { participants: 50, share: 30 })], 'fact-voided'),
    ...on('2020-07-01', [held('alone', 'b', '2020-07-01', { participants: 60, share: 10 })]),
  ],
  results: [
    at('2020-02-29', '2020-02-28', 'b', 1, { participants: 0, joint: 0 }, { held: { value: '0/1' } }),
    at('2020-03-03', '2020-03-03', 'a1', 2, { participants: 40, joint: 1 }, { hours: { value: '25/10' } }),
    at('2020-03-03', '2020-03-03', 'a2', 1, { participants: 40, joint: 1 }),
    at(
      '2020-03-03',
      '2020-03-03',
      'a',
      2,
      { participants: 40, joint: 0 },
      { held: { value: '1/1', day: '2020-03-02' } },
    ),
    at(
      '2020-03-03',
      '2020-03-03',
      'city',
      4,
      { participants: 40, joint: 0 },
      {
        held: { value: '1/1' },
        issued: { value: '1/1' },
        told: { value: '2/1', day: '2020-02-28' },
        hours: { value: '25/10' },
      },
    ),
    at('2020-04-01', '2020-04-01', 'a2', 2, { participants: 70, joint: 1 }),
    at('2020-04-01', '2020-04-01', 'b', 4, { participants: 30, joint: 0 }),
    at('2020-04-01', '2020-04-01', 'a', 3, { participants: 90, joint: 0 }),
    at('2020-04-01', '2020-04-01', 'city', 5, { participants: 90, joint: 0 }),
    at('2020-05-01', '2020-05-01', 'a1', 3, { participants: 60, joint: 2 }),
    at(
      '2020-05-01',
      '2020-05-01',
      'a',
      4,
      { participants: 110, joint: 0 },
      { held: { value: '3/1', day: '2020-05-01' } },
    ),
    at('2020-05-01', '2020-05-01', 'city', 6, { participants: 110, joint: 0 }),
    at('2020-06-01', '2020-06-01', 'a2', 2, { participants: 70, joint: 1 }),
    at('2020-06-01', '2020-06-01', 'city', 6, { participants: 90, joint: 0 }),
    at(
      '2020-07-01',
      '2020-07-01',
      'b',
      4,
      { participants: 60, joint: 0 },
      { held: { value: '1/1', day: '2020-07-01' } },
    ),
  ],
};
