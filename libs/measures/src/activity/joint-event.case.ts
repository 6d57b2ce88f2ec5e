import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

const towns = ['t1', 't2', 't3'] as const;

/** One event of three towns with 60 participants, as one of them reports it. */
const held = (campaign: string, unit: string, share?: number): PlainFact => ({
  kind: 'activity.held',
  refs: { event: `event-${campaign}`, unit, organisers: towns },
  days: { occurredOn: '2020-05-04' },
  values: { campaign, participants: 60, ...(share === undefined ? {} : { share }) },
  source: { unit },
});

const activity = (campaign: string): WorkedCase['indicators'][string] => ({
  kind: 'activity',
  parameters: {
    facts: [{ fact: 'activity.held', by: 'event', where: { campaign: [campaign] }, organisers: 'organisers' }],
    sum: [{ name: 'participants', field: 'participants' }],
    share: { of: 'participants', field: 'share' },
  },
  target: null,
  due: '2020-12-31',
});

const shows = (indicator: string, unit: string, participants: number, joint: number): WorkedResult => ({
  indicator,
  known: '2020-12-31',
  day: '2020-12-31',
  unit,
  value: '1/1',
  display: '1',
  verdict: 'report-only',
  counts: { events: 1, participants, joint },
  parts: { 'activity.held': { value: '1/1', day: '2020-05-04' } },
});

/**
 * One event by three towns, 60 participants: not 3 and 180. Source: catalogue section 9, E7; the county above two of the three is added, and
 * the event is told three times: with no shares, with all, with one.
 */
export const jointEventCase: WorkedCase = {
  name: 'joint-event',
  source: 'catalogue 9, E7',
  units: { city: null, east: 'city', t1: 'east', t2: 'east', t3: 'city' },
  indicators: { whole: activity('whole'), shared: activity('shared'), partly: activity('partly') },
  history: [
    ...towns.map((town) => held('whole', town)),
    ...towns.map((town, index) => held('shared', town, [25, 20, 15][index])),
    ...towns.map((town) => (town === 't1' ? held('partly', town, 25) : held('partly', town))),
  ].map((fact) => ({ recordedOn: '2020-05-06', type: 'fact-recorded', fact })),
  results: [
    ...towns.map((town) => shows('whole', town, 60, 1)),
    shows('whole', 'east', 60, 0),
    shows('whole', 'city', 60, 0),
    ...towns.map((town, index) => shows('shared', town, [25, 20, 15][index] ?? 0, 0)),
    shows('shared', 'east', 45, 0),
    shows('shared', 'city', 60, 0),
    shows('partly', 't1', 25, 0),
    shows('partly', 't2', 60, 1),
    shows('partly', 't3', 60, 1),
    shows('partly', 'east', 60, 0),
    shows('partly', 'city', 60, 0),
  ],
};
