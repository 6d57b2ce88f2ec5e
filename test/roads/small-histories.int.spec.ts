import { type PlainFact, type WorkedCase, type WorkedIndicator, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { foldLedger, ledgerEntries } from '@duibiao/replay';
import { expect, test } from 'vitest';
import { seedKinds } from '../../libs/replay/src/testing/entries.js';
import { byFold, bySql, differences, fromScratch, type Numbers, type Point } from './both-roads.js';
import type { Step } from './history.js';
import { play, project } from './played.js';

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
let ledgers = 0;

const units = { city: null, east: 'city', west: 'city', a: 'east', b: 'west' } as const;

const fact = (
  kind: string,
  refs: PlainFact['refs'],
  occurredOn: string,
  values: PlainFact['values'] = {},
  unit = 'a',
): PlainFact => ({ kind, refs, days: { occurredOn }, values, source: { unit } });
const say = (...told: Parameters<typeof fact>): Step => ({ do: 'say', fact: fact(...told) });
const reorganise = (kind: string, refs: PlainFact['refs'], day: string, values: PlainFact['values'] = {}): Step => ({
  do: 'reorganise',
  fact: fact(kind, refs, day, values, 'city'),
});
/** The unit `a` goes into the west, says another unit above it. */
const merged = (by: string, day: string): Step => ({
  do: 'reorganise',
  fact: fact('unit.closed', { unit: 'a', successors: ['west'] }, day, { how: 'merged' }, by),
});
const held = (unit: string, values: PlainFact['values']): Step =>
  say('activity.held', { event: 'e', unit, organisers: ['a', 'b'] }, '2020-05-01', values, unit);
const admitted = say('member.admitted', { person: 's-1', unit: 'a' }, '2020-06-01');
const hours = (day: string, worked: string): Step =>
  say('precourse.hours', { person: 's-1', unit: 'a' }, day, { hours: worked, theory: true });
const assessed = (day: string, result: string): Step =>
  say('ideology.assessed', { person: 's-1', unit: 'a' }, day, { result });

const decision = { fact: 'member.admitted', by: 'person' };
const ofCondition = (condition: object): unknown => ({ case: decision, conditions: [{ name: 'c', ...condition }] });
const sharedHours = {
  facts: [{ fact: 'activity.held', by: 'event', organisers: 'organisers' }],
  sum: [{ name: 'hours', field: 'hours', scale: 1 }],
  share: { of: 'hours', field: 'share' },
};
const bothHours = {
  kind: 'sum',
  any: [
    { fact: 'precourse.hours', by: 'person' },
    { fact: 'precourse.hours', by: 'person', where: { theory: [true] } },
  ],
  amount: 'hours',
  atLeast: '12',
};
const fallenLevel = { of: { numerator: { metric: 'm' } }, baseline: { metric: 'm' }, direction: 'down' };
const issued = { parts: [{ name: 'p', fact: 'document.issued', by: 'document' }], below: true };

/** Frames of which the tenth goes before none: an entry that is in the second and the tenth belongs to the second. */
const tenFrames = {
  frame: Array.from({ length: 10 }, (_, at) => ({
    fact: 'register.entered',
    by: 'entry',
    where: { register: [`r${at + 1}`] },
  })),
  predicate: { all: [{ any: [{ fact: 'body.founded', by: 'entries' }] }] },
};

/** What each road must say of each unit: the first components of a slice. */
type Sums = Readonly<Record<string, Readonly<Record<string, readonly bigint[]>>>>;
type Row = readonly [name: string, kind: WorkedIndicator['kind'], parameters: unknown, history: readonly Step[], Sums];

const rows: readonly Row[] = [
  [
    'shares are in the scale of their sum',
    'activity',
    sharedHours,
    [held('a', { hours: '10.0', share: 4 }), held('b', { hours: '10.0', share: 6 })],
    { a: { 'fact-0': [1n, 40n] }, city: { 'fact-0': [1n, 100n] } },
  ],
  [
    'what is an organiser’s alone follows the tree that is asked for',
    'activity',
    sharedHours,
    [
      say('activity.held', { event: 'e', unit: 'a', organisers: ['a', 'east'] }, '2020-05-01', { hours: '10.0' }),
      reorganise('unit.changed', { unit: 'a', parent: 'west' }, '2021-01-15'),
    ],
    { a: { 'fact-0': [1n, 100n], 'fact-0/joint': [1n] }, city: { 'fact-0': [1n, 100n] } },
  ],
  [
    'a fact that two selectors of a sum mean is added once',
    'eligibility',
    ofCondition(bothHours),
    [hours('2020-02-01', '8'), admitted],
    { a: { '': [0n, 1n], 'condition:c': [0n, 0n, 1n, 0n, 1n] } },
  ],
  [
    'two facts of a sum are two',
    'eligibility',
    ofCondition(bothHours),
    [hours('2020-02-01', '8'), hours('2020-02-02', '4'), admitted],
    { a: { '': [1n, 1n] } },
  ],
  [
    'what passes is among what is meant at all',
    'eligibility',
    ofCondition({
      kind: 'exists',
      selector: { fact: 'ideology.assessed', by: 'person', where: { result: ['not-passed'] } },
      passing: { result: ['passed'] },
    }),
    [assessed('2020-02-01', 'passed'), admitted],
    { a: { '': [0n, 1n], 'condition:c': [0n, 0n, 1n, 1n] } },
  ],
  [
    'a unit retyped on the day on which it opened has the new type',
    'trend',
    { ...fallenLevel, unitTypes: ['unit'] },
    [
      reorganise('unit.changed', { unit: 'a' }, '2019-01-01', { type: 'school' }),
      say('stock.counted', { unit: 'a' }, '2020-02-01', { metric: 'm', value: 7 }),
    ],
    { a: {} },
  ],
  [
    'a change before the opening does not type what was before it',
    'trend',
    { ...fallenLevel, unitTypes: ['unit'] },
    [
      reorganise('unit.changed', { unit: 'a' }, '2018-12-01', { type: 'school' }),
      say('stock.counted', { unit: 'a' }, '2018-11-01', { metric: 'm', value: 7 }),
    ],
    { a: { '': [7n, 0n, 1n] } },
  ],
  [
    'of frames entered on one day the earlier decides, not the one whose name sorts first',
    'coverage',
    tenFrames,
    [
      say('register.entered', { entry: 'e', unit: 'a' }, '2020-02-01', { register: 'r10' }),
      say('register.entered', { entry: 'e', unit: 'b' }, '2020-02-01', { register: 'r2' }, 'b'),
    ],
    { a: {}, b: { '': [0n, 1n, 1n] } },
  ],
  [
    'a unit that was closed is closed no other way',
    'milestone',
    issued,
    [
      say('document.issued', { document: 'd', unit: 'a' }, '2020-02-01', { type: 'issued' }),
      reorganise('unit.closed', { unit: 'a' }, '2020-03-01', { how: 'closed' }),
      merged('east', '2020-03-01'),
    ],
    { a: { p: [1n] }, east: { p: [1n] }, west: {} },
  ],
  [
    'a move is corrected to another place, not unset',
    'milestone',
    issued,
    [
      say('document.issued', { document: 'd', unit: 'a' }, '2020-02-01', { type: 'issued' }),
      reorganise('unit.changed', { unit: 'a', parent: 'west' }, '2020-03-01'),
      reorganise('unit.changed', { unit: 'a' }, '2020-03-01', { name: 'z' }),
    ],
    { a: { p: [1n] }, east: {}, west: { p: [1n] } },
  ],
  [
    'a unit of the frame moves in the batch of the first review',
    'coverage',
    {
      frame: [{ fact: 'unit.opened', by: 'unit', day: 'validFrom' }],
      predicate: { all: [{ any: [{ fact: 'body.founded', by: 'serves' }] }] },
    },
    [
      ...['a', 'b', 'east', 'west'].map((unit) =>
        say('body.founded', { body: unit, unit, serves: [unit] }, '2020-02-01', { type: 'youth-centre' }, unit),
      ),
      reorganise('unit.changed', { unit: 'a', parent: 'west' }, '2020-03-01'),
      { do: 'review', which: 3, outcome: 'accepted' },
      { do: 'review', which: 0, outcome: 'returned' },
    ],
    { a: { '': [0n, 1n, 1n] }, east: { '': [1n, 1n] }, west: { '': [2n, 3n, 1n] }, city: { '': [3n, 4n, 1n] } },
  ],
];

/** Where the history holds a review, both roads are also asked for what was accepted. */
const bases = (history: readonly Step[]): readonly Point['basis'][] =>
  history.some((step) => step.do === 'review') ? ['all', 'accepted'] : ['all'];

test.each(rows)('both roads: %s', async (_name, kind, parameters, history, expected) => {
  const indicator: WorkedIndicator = { kind, parameters, target: null, due: '2020-12-31' };
  const id = `small-${(ledgers += 1)}`;
  const one: WorkedCase = { name: id, source: '', units, indicators: { it: indicator }, history: [], results: [] };
  const { ledger, units: all } = await play(owner, id, one, workedPlan(one), history, 1);
  await project(worker, ledger, 1000n);
  const read = { kinds: seedKinds, indicators: [indicator] };
  const fold = await foldLedger(ledgerEntries(worker, id), read);
  const today = fold.organisation.treeToday(fold.position);
  for (const organisation of ['then', 'now'] as const) {
    for (const basis of bases(history)) {
      const at: Point = { position: ledger.position, day: '2020-12-31', organisation, basis };
      const sql = await bySql(worker, id, indicator, all, at);
      const folded = byFold(fold, today, indicator, all, at);
      const anew = await fromScratch(worker, id, indicator, all, at);
      expect([...differences(sql, folded), ...differences(anew, folded, 'from scratch')]).toEqual([]);
      if (basis === 'accepted') continue;
      for (const [unit, slices] of Object.entries(expected)) expect([unit, sumsOf(sql[unit])]).toEqual([unit, slices]);
    }
  }
});

const sumsOf = (numbers: Numbers | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(numbers?.now ?? {}).map(([slice, said]) => [slice, (said as { readonly sums: unknown }).sums]),
  );
