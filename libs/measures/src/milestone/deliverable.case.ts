import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

const event = (id: string, campaign: string, day: string, unit = 'city'): PlainFact => ({
  kind: 'activity.held',
  refs: { event: id, unit },
  days: { occurredOn: day },
  values: { campaign },
  source: { unit },
});

const document = (id: string, matter: string, day: string, coIssuers: readonly string[] = []): PlainFact => ({
  kind: 'document.issued',
  refs: { document: id, unit: 'city', ...(coIssuers.length === 0 ? {} : { coIssuers }) },
  days: { occurredOn: day },
  values: { type: 'issued', matter },
  source: { unit: 'city' },
});

const stage = (name: string, day: string): PlainFact => ({
  kind: 'stage.reached',
  refs: { deliverable: 'talent-pool', unit: 'city' },
  days: { occurredOn: day },
  values: { stage: name },
  source: { unit: 'city' },
});

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const part = (name: string): object => ({ name, fact: 'activity.held', by: 'event', where: { campaign: [name] } });
const issued = (matter: string): object => ({ fact: 'document.issued', by: 'matter', where: { matter: [matter] } });
const ladder = (name: string): object => ({ name, fact: 'stage.reached', by: 'deliverable', where: { stage: [name] } });

const milestone = (parameters: object, isJudged = true): WorkedCase['indicators'][string] => ({
  kind: 'milestone',
  parameters,
  target: isJudged ? { comparator: 'at-least', value: { n: 1n, d: 1n } } : null,
  due: '2020-12-31',
});

const result = (
  indicator: string,
  [known, day]: readonly [string, string],
  value: string,
  verdict: WorkedResult['verdict'],
  parts: NonNullable<WorkedResult['parts']> = {},
): WorkedResult => ({ indicator, known, day, unit: 'city', value, verdict, parts });

const reached = (day: string): { state: string; day: string } => ({ state: 'reached', day });
const missing = { state: 'missing' };
const k1 = '2020-12-31';
const k2 = '2021-01-31';
const k3 = '2021-02-28';

/**
 * Deliverables: parts k of n and t*, reached late, never reached, issued jointly, a ladder, taken back or moved by a document.
 * Made for this project: the catalogue has no hard case for milestones; the deliverables follow `dg18-fair`,
 * `nm10-community-rules` and `dg25-talent-pool`.
 */
export const deliverableCase: WorkedCase = {
  name: 'deliverable',
  source: 'own, for catalogue 1.1',
  units: { city: null, town: 'city', office: 'city', bureau: 'city' },
  indicators: {
    fair: milestone({ parts: ['contest', 'exhibition', 'release'].map(part) }),
    rules: milestone({ parts: [{ name: 'rules', ...issued('rules'), coIssuers: ['office', 'bureau'] }] }),
    pool: milestone({ stages: ['planned', 'built', 'in-use'].map(ladder) }, false),
    camp: milestone({ parts: [part('camp')], cancelledBy: issued('camp-cancelled') }),
    joint: milestone({
      parts: [{ ...part('joint'), where: { campaign: ['joint'], organisers: ['bureau'] } }],
    }),
    forum: milestone({
      parts: [
        { ...part('forum') },
        { ...part('forum'), fact: 'meeting.held', by: 'meeting', where: { type: ['forum'] } },
      ],
      cancelledBy: issued('forum-cancelled'),
      postponedBy: issued('forum-postponed'),
    }),
  },
  history: [
    ...on('2020-10-21', [
      event('contest-2', 'contest', '2020-10-20'),
      event('contest-1', 'contest', '2020-10-18'),
      stage('planned', '2020-03-01'),
      document('rules-1', 'rules', '2020-06-01', ['office']),
      document('camp-1', 'camp-cancelled', '2020-08-01'),
      document('forum-1', 'forum-postponed', '2020-09-01'),
    ]),
    // of two events, the one that the bureau organises too
    ...on('2020-11-01', [
      {
        ...event('joint-1', 'joint', '2020-10-01'),
        refs: { event: 'joint-1', unit: 'city', organisers: ['city', 'town'] },
      },
      {
        ...event('joint-2', 'joint', '2020-10-25'),
        refs: { event: 'joint-2', unit: 'city', organisers: ['bureau', 'city'] },
      },
    ]),
    // the town's own exhibition is not the city's
    ...on('2020-11-15', [event('exhibition-1', 'exhibition', '2020-11-15', 'town')]),
    ...on('2020-12-20', [
      event('exhibition-2', 'exhibition', '2020-12-05'),
      document('rules-2', 'rules', '2020-12-18', ['bureau', 'town', 'office']),
      stage('in-use', '2020-12-15'),
    ]),
    ...on('2021-01-05', [event('release-1', 'release', '2020-12-31')]),
    // the forum is held as a meeting after all, and cancelled too late to matter
    ...on('2021-01-20', [
      document('forum-2', 'forum-cancelled', '2021-01-10'),
      {
        kind: 'meeting.held',
        refs: { meeting: 'forum-1', unit: 'city' },
        days: { occurredOn: '2021-01-15' },
        values: { type: 'forum' },
        source: { unit: 'city' },
      },
    ]),
    // the release was in January; of the two contests the earlier one never was
    ...on('2021-02-10', [event('release-1', 'release', '2021-01-08')], 'fact-corrected'),
    ...on('2021-02-10', [event('contest-1', 'contest', '2020-10-18')], 'fact-voided'),
  ],
  results: [
    result('fair', [k1, '2020-10-17'], '0/3', 'pending', { all: { state: 'missing', value: '0/3' } }),
    result('fair', [k1, '2020-11-30'], '1/3', 'pending', {
      contest: reached('2020-10-18'),
      exhibition: missing,
      all: { ...missing, value: '1/3' },
    }),
    {
      ...result('fair', [k1, k1], '2/3', 'missed', { exhibition: reached('2020-12-05'), release: missing }),
      counts: { reached: 2, parts: 3 },
      pace: { elapsed: '100.00 %', progress: '66.67 %', behind: true },
    },
    result('fair', [k2, k1], '3/3', 'attained', { release: reached(k1), all: reached(k1) }),
    result('fair', [k2, '2020-12-30'], '2/3', 'pending'),
    result('fair', [k3, k1], '2/3', 'missed', { contest: reached('2020-10-20'), all: missing }),
    result('fair', [k3, k2], '3/3', 'attained-late', { all: reached('2021-01-08') }),
    // the town has nothing to answer for the city's fair but its own part of it
    { ...result('fair', [k3, k1], '1/3', 'missed', { exhibition: reached('2020-11-15') }), unit: 'town' },
    result('rules', [k1, '2020-12-17'], '0/1', 'pending', { rules: missing }),
    result('rules', [k1, '2020-12-18'], '1/1', 'attained', { rules: reached('2020-12-18') }),
    result('pool', [k1, '2020-06-30'], '1/3', 'report-only', { planned: reached('2020-03-01'), built: missing }),
    result('pool', [k1, k1], '2/3', 'report-only', { 'in-use': reached('2020-12-15'), built: missing }),
    result('camp', [k1, '2020-07-31'], '0/1', 'pending'),
    result('camp', [k1, k1], '0/1', 'cancelled', { cancelled: { state: 'cancelled', day: '2020-08-01' } }),
    result('joint', [k1, k1], '1/1', 'attained', { joint: reached('2020-10-25') }),
    result('forum', [k1, k1], '0/1', 'postponed', { postponed: { state: 'postponed', day: '2020-09-01' } }),
    result('forum', [k2, '2021-01-12'], '0/1', 'postponed', { cancelled: { day: '2021-01-10' } }),
    result('forum', [k2, k2], '1/1', 'attained-late', { forum: reached('2021-01-15') }),
  ],
};
