import { describe, expect, test } from 'vitest';
import type { Slices, SliceSums } from '../assessment.js';
import { activity } from './activity.js';

const held = { fact: 'activity.held', by: 'event', organisers: 'organisers' };
const parameters = activity.parameters.parse({
  facts: [
    { ...held, name: 'held' },
    { fact: 'document.issued', by: 'document' },
  ],
  sum: [
    { name: 'participants', field: 'participants' },
    { name: 'hours', field: 'hours', scale: 1 },
  ],
});
const slice = (last: string | null, ...sums: bigint[]): SliceSums => ({ sums, first: null, peak: 0n, last });
const now: Slices = new Map([
  ['fact-0', slice('2020-05-04', 3n, 60n, 25n, 0n, 0n, 0n)],
  ['fact-0/joint', slice(null, 1n, 0n, 0n, 0n, 0n, 0n)],
  ['fact-1', slice('2020-03-02', 2n, 0n, 0n, 0n, 0n, 0n)],
]);

describe('work on record', () => {
  test('is reported on every day and with any target, with no progress', () => {
    const target = { comparator: 'at-least', value: { n: 1n, d: 1n } } as const;
    for (const day of ['2020-12-30', '2020-12-31', '2021-12-31']) {
      const answer = activity.assess({ parameters, target, due: '2020-12-31', day, now, atDue: now });
      expect(answer).toMatchObject({ verdict: 'report-only', progress: null, as: 'count', value: { n: 5n, d: 1n } });
    }
  });

  test('shows its kinds with their last days, whole sums as counts, others as parts', () => {
    const answer = activity.assess({
      parameters,
      target: null,
      due: '2020-12-31',
      day: '2020-06-30',
      now,
      atDue: null,
    });
    expect(answer.counts).toEqual({ events: 5n, joint: 1n, participants: 60n });
    expect(answer.parts.map(({ name, value, day }) => [name, value.n, value.d, day])).toEqual([
      ['held', 3n, 1n, '2020-05-04'],
      ['document.issued', 2n, 1n, '2020-03-02'],
      ['participants', 60n, 1n, null],
      ['hours', 25n, 10n, null],
    ]);
  });

  test('after the due day shows what was on record then beside it', () => {
    const atDue: Slices = new Map([['fact-0', slice('2020-05-04', 2n)]]);
    expect(activity.assess({ parameters, target: null, due: '2020-12-31', day: '2021-01-31', now, atDue })).toEqual({
      value: { n: 5n, d: 1n },
      as: 'count',
      verdict: 'report-only',
      reason: null,
      valueAtDue: { n: 2n, d: 1n },
      progress: null,
      counts: { events: 5n, joint: 1n, participants: 60n },
      parts: [
        { name: 'held', value: { n: 3n, d: 1n }, state: null, day: '2020-05-04' },
        { name: 'document.issued', value: { n: 2n, d: 1n }, state: null, day: '2020-03-02' },
        { name: 'participants', value: { n: 60n, d: 1n }, state: null, day: null },
        { name: 'hours', value: { n: 25n, d: 10n }, state: null, day: null },
      ],
    });
  });

  test('nothing on record is zero, not missing', () => {
    const nothing: Slices = new Map();
    const answer = activity.assess({
      parameters,
      target: null,
      due: '2020-12-31',
      day: '2020-12-31',
      now: nothing,
      atDue: nothing,
    });
    expect(answer).toMatchObject({
      verdict: 'report-only',
      value: { n: 0n, d: 1n },
      counts: { events: 0n, joint: 0n },
    });
  });
});

describe('parameters', () => {
  const faults = (given: unknown): readonly string[] =>
    activity.parameters.safeParse(given).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

  test('a name stands once', () => {
    expect(faults({ facts: [held, held] })[0]).toContain('names activity.held twice');
    expect(faults({ facts: [held], sum: [{ name: 'joint', field: 'x' }] })[0]).toContain('names joint twice');
    expect(faults({ facts: [{ ...held, name: 'events' }] })[0]).toContain('names events twice');
    expect(faults({ facts: [held, { ...held, name: 'again' }] })).toEqual([]);
  });

  test('a share is one of the sums; what several units have part in is not found by a unit', () => {
    expect(faults({ facts: [held], share: { of: 'participants', field: 'share' } })).toEqual([
      'share.of must be the name of one of the sums',
    ]);
    expect(faults({ facts: [{ ...held, by: 'item@unit' }] })).toEqual([
      'facts.0.by must name the thing itself, not a unit, since several units have part in it',
    ]);
    // one unit's own word: nobody else has part in it
    expect(faults({ facts: [{ fact: 'narrative.submitted', by: 'item@unit' }] })).toEqual([]);
  });
});

test('organisers are references, sums are numbers of one of the facts', () => {
  const fields = new Map([
    ['organisers', 'reference'],
    ['participants', 'number'],
    ['topic', 'value'],
  ] as const);
  const known = new Map(['activity.held', 'document.issued'].map((fact) => [fact, { fields, about: ['event'] }]));
  const found = activity.check({ ...parameters, share: { of: 'participants', field: 'share' } }, known);
  expect(found.map(({ path }) => path.join('.'))).toEqual(['sum.1.field', 'share.field']);
  const named = activity.check({ ...parameters, share: { of: 'participants', field: 'topic' } }, known);
  expect(named.map(({ message }) => message)).toContain('is "topic": must be a number of activity.held: participants');
  const [first] = parameters.facts;
  const other = {
    ...parameters,
    facts: [{ ...first, organisers: 'topic' }] as unknown as typeof parameters.facts,
    sum: [],
  };
  expect(activity.check(other, known)).toEqual([
    { path: ['facts', 0, 'organisers'], message: 'is "topic": must be a reference of activity.held: organisers' },
  ]);
  expect(activity.check(parameters, undefined)).toEqual([]);
});

test('the words name facts, sums and the share', () => {
  const shared = { ...parameters, share: { of: 'participants', field: 'share' } };
  const { zh, en } = activity.words(shared);
  for (const word of ['held', 'document.issued', 'participants', 'share']) {
    expect(zh).toContain(word);
    expect(en).toContain(word);
  }
});
