import { describe, expect, test } from 'vitest';
import type { Question, Slices } from '../assessment.js';
import { perSubjectMin } from './per-subject-min.js';
import { type PerSubjectMinParameters, perSubjectMinParameters } from './per-subject-min.schema.js';

const given = (change: object = {}): unknown => ({
  roster: [{ fact: 'role.began', by: 'person', min: 4, mins: { league: 0 } }],
  counts: [
    { name: 'party', any: [{ fact: 'report.submitted', by: 'person' }] },
    { name: 'league', any: [{ fact: 'report.submitted', by: 'person' }], min: 2 },
  ],
  window: { from: '2020-01-01', to: '2020-12-31' },
  ...change,
});
const parameters: PerSubjectMinParameters = perSubjectMinParameters.parse(given());

/** met, roster, counted, required, late, vacant */
const sums = (...numbers: readonly number[]): Slices =>
  new Map([['', { sums: numbers.map(BigInt), first: null, peak: 0n }]]);

const question = (day: string, now: Slices, atDue: Slices | null): Question<PerSubjectMinParameters> => ({
  parameters,
  target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
  due: '2020-12-31',
  day,
  now,
  atDue,
});

describe('the assessment', () => {
  const short = sums(3, 4, 14, 16, 0, 1);
  const full = sums(4, 4, 16, 16, 0, 0);
  const none: Slices = new Map();
  test.each([
    ['pending while someone is short', question('2020-12-30', short, null), 'pending'],
    ['attained as soon as everyone has reached it', question('2020-12-30', full, null), 'attained'],
    ['judged on the day', question('2020-12-31', short, short), 'not-attained'],
    ['late where nothing is frozen', question('2021-02-01', full, short), 'attained-late'],
    ['never undone by what comes later', question('2021-02-01', short, full), 'attained'],
    ['nobody on the roster', question('2020-12-31', none, none), 'not-applicable'],
  ] as const)('%s', (_, asked, verdict) => expect(perSubjectMin.assess(asked).verdict).toBe(verdict));

  test('one short of four is shown with what is missing; vacancy is not of the roster', () => {
    expect(perSubjectMin.assess(question('2020-06-30', short, null))).toEqual({
      value: { n: 3n, d: 4n },
      as: 'share',
      verdict: 'pending',
      reason: null,
      valueAtDue: null,
      progress: { n: 14n, d: 16n },
      counts: { met: 3n, roster: 4n, shortfall: 2n, counted: 14n, required: 16n, late: 0n, vacant: 1n },
      parts: [],
    });
    const later = perSubjectMin.assess(question('2021-02-01', sums(3, 4, 14, 16, 1, 0), short));
    expect(later).toMatchObject({ valueAtDue: { n: 3n, d: 4n }, counts: { late: 1n, vacant: 0n } });
  });

  test('without a target it is reported; without a roster there is no progress', () => {
    expect(perSubjectMin.assess({ ...question('2021-01-01', short, short), target: null })).toMatchObject({
      verdict: 'report-only',
      progress: null,
    });
    expect(perSubjectMin.assess(question('2020-06-30', none, null)).progress).toBeNull();
  });
});

describe('the parameters', () => {
  test("the roster's word on one count, then on all, then the count's own, then 1", () => {
    expect(perSubjectMin.compile(parameters)['mins']).toEqual([[4, 0]]);
    const plain = perSubjectMinParameters.parse(given({ roster: [{ fact: 'role.began', by: 'person' }] }));
    expect(perSubjectMin.compile(plain)['mins']).toEqual([[1, 2]]);
  });

  test('facts before the window are not asked for, unless the count asks for later ones still', () => {
    const late = { fact: 'lesson.given', by: 'lecturers', from: '2020-05-01' };
    const early = { fact: 'lesson.given', by: 'lecturers', from: '2019-05-01' };
    const read = perSubjectMinParameters.parse(
      given({ counts: [{ name: 'a', any: [late, early] }], roster: [{ fact: 'role.began', by: 'person' }] }),
    );
    const froms = perSubjectMin
      .compile(read)
      .selectors.flatMap(({ name, from }) => (name.startsWith('count') ? [from] : []));
    expect(froms).toEqual(['2020-05-01', '2020-01-01']);
  });

  test.each([
    ['a threshold of none', { roster: [{ fact: 'role.began', by: 'person', min: 0 }] }, /at least 1/],
    [
      'a count that is not there',
      { roster: [{ fact: 'role.began', by: 'person', mins: { x: 1 } }] },
      /must be one of party, league/,
    ],
    [
      'an end of what counts',
      { counts: [{ name: 'a', any: [{ fact: 'lesson.given', by: 'x', ended: {} }] }] },
      /ended/,
    ],
    ['a window that ends first', { window: { from: '2020-02-01', to: '2020-01-01' } }, /must not be before 2020-02-01/],
  ])('%s is refused', (_, change, message) => {
    expect(() => perSubjectMinParameters.parse(given(change))).toThrow(message);
  });

  test('every fault is named at its place', () => {
    const role = { fact: 'role.began', by: 'person' };
    const wrong = given({
      roster: [role, { ...role, mins: { party: 1, talks: 2 } }],
      counts: ['party', 'league', 'party'].map((name) => ({ name, any: [{ fact: 'report.submitted', by: 'person' }] })),
      window: { from: '2020-02-01', to: '2020-01-31' },
    });
    const { issues = [] } = perSubjectMinParameters.safeParse(wrong).error ?? {};
    expect(issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'counts.2.name must be another name: party is there already',
      'roster.1.mins.talks must be one of party, league, party',
      'window.to must not be before 2020-02-01',
    ]);
    const days = [{ from: '2020-02-01', to: '2020-02-01' }, { from: '2020-02-01' }, { to: '2020-02-01' }];
    for (const window of days) expect(perSubjectMinParameters.safeParse(given({ window })).success).toBe(true);
  });

  test('fields that no selector names are looked up too', () => {
    const fields = new Map([['unit', 'reference'] as const, ['to', 'value'] as const]);
    const known = new Map(
      ['role.began', 'report.submitted'].map((kind) => [kind, { fields, about: ['person'] }] as const),
    );
    const strange = perSubjectMinParameters.parse(
      given({
        roster: [{ fact: 'role.began', by: 'person', owner: 'to' }],
        counts: [{ name: 'a', any: [{ fact: 'report.submitted', by: 'person' }], distinctBy: 'report' }],
      }),
    );
    const found = (of: PerSubjectMinParameters): readonly string[] =>
      perSubjectMin.check(of, known).map(({ path, message }) => `${path.join('.')} ${message}`);
    expect(found(strange)).toEqual([
      'roster.0.owner is "to": must be a reference of role.began: unit',
      'counts.0.distinctBy is "report": must be a field of report.submitted: unit, to',
    ]);
    const receipt = { fact: 'report.received', by: 'report', match: ['to', 'report'] };
    const more = given({
      counts: [{ name: 'a', any: [{ fact: 'report.submitted', by: 'person', receipt }] }],
      roster: [{ fact: 'role.began', by: 'person' }],
      posts: { fact: 'role.began', by: 'post', owner: 'to' },
    });
    expect(found(perSubjectMinParameters.parse(more))).toEqual([
      'counts.0.any.0.receipt.match.1 is "report": must be a field of report.submitted: unit, to',
      'posts.owner is "to": must be a reference of role.began: unit',
    ]);
    expect(perSubjectMin.check(parameters, known)).toEqual([]);
  });

  test('say in words what they measure', () => {
    const { zh, en } = perSubjectMin.words(parameters);
    expect(en).toContain('each party ≥ 4 and league ≥ 0');
    expect(en).toContain('as they stood on 2020-12-31');
    expect(zh).toContain('各须 party ≥ 4，且 league ≥ 0');
  });
});
