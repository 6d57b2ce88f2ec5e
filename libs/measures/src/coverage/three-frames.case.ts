import type { PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';

const registers = {
  'party-firm': ['e1', 'e2', 'e3', 'n1'],
  'scale-firm': ['e2', 'e3', 'e4', 'e5'],
  'youth-npo': ['n1', 'n2'],
} as const;

/** Firms lie in town t1, social organisations in t2. */
const townOf = (entry: string): string => (entry.startsWith('n') ? 't2' : 't1');

const entered = (register: string, entry: string): PlainFact => ({
  kind: 'register.entered',
  refs: { entry, unit: townOf(entry) },
  days: { occurredOn: '2020-01-10' },
  values: { register },
  source: { unit: townOf(entry) },
});

const branch = (body: string, entries: readonly string[]): PlainFact => ({
  kind: 'body.founded',
  refs: { body, unit: townOf(entries[0] ?? ''), entries },
  days: { occurredOn: '2020-04-01' },
  values: { type: 'league-branch', joint: entries.length > 1 },
  source: { unit: townOf(entries[0] ?? '') },
});

/** The joint branch is closed for both firms that it lists. */
const closed: PlainFact = {
  kind: 'body.dissolved',
  refs: { body: 'branch-joint', unit: 't1', entries: ['e3', 'e4'] },
  days: { occurredOn: '2020-10-31' },
  values: { type: 'league-branch' },
  source: { unit: 't1' },
};

const share = (names: readonly string[], target: WorkedIndicator['target']): WorkedIndicator => ({
  kind: 'coverage',
  parameters: {
    frame: names.map((register) => ({
      fact: 'register.entered',
      by: 'entry',
      where: { register: [register] },
      ended: { fact: 'register.left', by: 'entry', match: ['register', 'unit'] },
      owner: 'unit',
    })),
    predicate: {
      all: [
        {
          any: [
            {
              fact: 'body.founded',
              by: 'entries',
              where: { type: ['league-branch'] },
              ended: { fact: 'body.dissolved', by: 'entries', match: ['body'] },
            },
          ],
        },
      ],
    },
  },
  target,
  due: '2020-12-31',
});

const all = { comparator: 'at-least', value: { n: 1n, d: 1n } } as const;

const result = (indicator: string, known: string, value: string, verdict: WorkedResult['verdict']): WorkedResult => ({
  indicator,
  known,
  day: '2020-12-31',
  unit: 'city',
  value,
  verdict,
});

const open = '2020-12-31';
const shut = '2021-01-31';

/**
 * “三个百分百”: three frames that overlap, a joint branch, and their union as an indicator of its own (no target is stated for it).
 * That the joint branch was closed on 2020-10-31 is recorded in January, so that both answers can be asked for. Source:
 * catalogue section 9, case 10.
 */
export const threeFramesCase: WorkedCase = {
  name: 'three-frames',
  source: 'catalogue 9, case 10',
  units: { city: null, t1: 'city', t2: 'city' },
  indicators: {
    'dg35-with-party': share(['party-firm'], all),
    'dg35-scale-firms': share(['scale-firm'], all),
    'dg35-youth-npos': share(['youth-npo'], all),
    'dg35-union': share(Object.keys(registers), null),
  },
  history: [
    ...Object.entries(registers).flatMap(([register, entries]) =>
      entries.map((entry) => ({
        recordedOn: '2020-01-10',
        type: 'fact-recorded' as const,
        fact: entered(register, entry),
      })),
    ),
    ...[branch('branch-e1', ['e1']), branch('branch-e2', ['e2']), branch('branch-n1', ['n1'])].map((fact) => ({
      recordedOn: '2020-04-01',
      type: 'fact-recorded' as const,
      fact,
    })),
    { recordedOn: '2020-04-01', type: 'fact-recorded', fact: branch('branch-joint', ['e3', 'e4']) },
    { recordedOn: '2021-01-15', type: 'fact-recorded', fact: closed },
  ],
  results: [
    { ...result('dg35-with-party', open, '4/4', 'attained'), display: '100.00 %' },
    { ...result('dg35-scale-firms', open, '3/4', 'not-attained'), display: '75.00 %' },
    { ...result('dg35-youth-npos', open, '1/2', 'not-attained'), display: '50.00 %' },
    {
      ...result('dg35-union', open, '5/7', 'report-only'),
      display: '71.43 %', // adding the frames would give 8/10
      counts: { satisfied: 5, frame: 7, notSatisfied: 2, noData: 2 },
    },
    { ...result('dg35-union', open, '4/5', 'report-only'), unit: 't1' },
    { ...result('dg35-union', open, '1/2', 'report-only'), unit: 't2' },
    result('dg35-with-party', shut, '3/4', 'not-attained'),
    result('dg35-scale-firms', shut, '1/4', 'not-attained'),
    result('dg35-youth-npos', shut, '1/2', 'not-attained'),
    // e3 and e4 have something on record: not satisfied, but not without data
    { ...result('dg35-union', shut, '3/7', 'report-only'), counts: { noData: 2 } },
    // the day before it was closed
    { ...result('dg35-with-party', shut, '4/4', 'attained'), day: '2020-10-30' },
    { ...result('dg35-with-party', shut, '3/4', 'pending'), day: '2020-10-31' },
  ],
};
