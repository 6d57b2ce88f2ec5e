import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonKinds } from '../fixtures/kinds.js';
import { countingEntropy, member, otherMember, surroundings } from '../fixtures/surroundings.js';
import { decideRecord } from './decide-record.js';
import type { ProposedFact } from './fact.js';
import type { Fault } from './fault.js';
import type { Decision } from './refusal.js';

const kinds = lessonKinds();
const lesson = (
  refs: Readonly<Record<string, unknown>>,
  days: Readonly<Record<string, unknown>> = {},
): ProposedFact => ({
  kind: 'lesson.given',
  refs: { lecturers: [member], place: 'hall', unit: 'dg.school.01', ...refs },
  days: { occurredOn: '2020-05-04', ...days },
  values: {},
});
const decide = (fact: ProposedFact, unit = 'dg.school.01', known = kinds): Decision => {
  const by = { principal: 'p-1', channel: 'api' } as const;
  return decideRecord(
    { submission: 'sub-1', by, unit, facts: [fact] },
    surroundings({ kinds: known }),
    countingEntropy(),
  );
};
const recorded = (fact: ProposedFact, unit?: string) => {
  const decision = decide(fact, unit);
  const draft = decision.ok ? decision.drafts[0] : undefined;
  if (draft?.event.type !== 'fact-recorded') throw new Error(JSON.stringify(decision));
  return { ...draft, fact: draft.event.fact, stream: draft.event.stream };
};
const refused = (fact: ProposedFact, known = kinds): readonly Fault[] => {
  const decision = decide(fact, undefined, known);
  if (decision.ok || decision.refusal.kind !== 'invalid') throw new Error('not refused as invalid');
  return decision.refusal.faults;
};

describe('several ids in one reference', () => {
  it('are stored in order, so that the fact has one name whatever the order sent', () => {
    const units = ['dg.school.02', 'dg.town.01', 'dg.school.01.b1'];
    const sorted = recorded(lesson({ lecturers: [member, otherMember], hosts: [...units].sort() }));
    expect(sorted.fact.refs).toMatchObject({ lecturers: [member, otherMember], hosts: [...units].sort() });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([member, otherMember], { minLength: 2 }),
        fc.shuffledSubarray(units, { minLength: 3 }),
        (lecturers, hosts) => {
          const { fact, stream } = recorded(lesson({ lecturers, hosts }));
          expect({ fact, stream }).toEqual({ fact: sorted.fact, stream: sorted.stream });
        },
      ),
      { numRuns: 20 },
    );
    expect(recorded(lesson({ lecturers: [otherMember] })).stream).not.toBe(sorted.stream);
  });

  it('let every unit among them see the fact, and any of them report it', () => {
    const { units } = recorded(lesson({ hosts: ['dg.town.01', 'dg.school.02'] }));
    expect([...units].sort()).toEqual(['dg.school.01', 'dg.school.02', 'dg.town.01']);
    expect(recorded(lesson({ hosts: ['dg.school.02', 'dg.town.01'] }), 'dg.town.01').fact.owner).toBe('dg.school.01');
    expect(decide(lesson({ hosts: ['dg.school.02'] }), 'dg.town.01')).toMatchObject({
      refusal: { faults: [{ pointer: '/facts/0/refs', rule: 'not-yours' }] },
    });
  });

  it('are refused one by one, each with its place and what is legal', () => {
    const faults = refused(
      lesson({
        lecturers: [member, 's-unknown', member, 7],
        hosts: ['dg.school.02', 'dg.lost'],
        topics: ['a b', 'ok', 'ok'],
      }),
    );
    expect(faults.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      '/facts/0/refs/lecturers/1 unknown-subject',
      '/facts/0/refs/lecturers/2 twice',
      '/facts/0/refs/lecturers/3 unknown-subject',
      '/facts/0/refs/hosts/1 unknown-unit',
      '/facts/0/refs/topics/0 thing-id',
      '/facts/0/refs/topics/2 twice',
    ]);
    expect(faults.every(({ legal }) => legal !== undefined)).toBe(true);
  });

  it.each([
    ['one id alone', member, 'wrong-type'],
    ['none', [], 'out-of-range'],
    ['51', Array.from({ length: 51 }, (_, n) => `t${n}`), 'out-of-range'],
    ['nothing', null, 'wrong-type'],
  ])('must be a list of 1 to 50: %s is refused', (_, sent, rule) => {
    const field = rule === 'wrong-type' ? 'lecturers' : 'topics';
    expect(refused(lesson({ [field]: sent }))).toMatchObject([
      { pointer: `/facts/0/refs/${field}`, rule, legal: 'a list of 1 to 50 different ids' },
    ]);
  });
});

describe('a named thing', () => {
  it.each(['第3期', '2020/03', 'a', '二〇二〇', 'x-1_2.3', 'é', 'ᠮᠣᠩᠭᠣᠯ', 'x'.repeat(64)])(
    'may be called %s',
    (place) => {
      expect(recorded(lesson({ place })).fact.refs['place']).toBe(place);
    },
  );

  it('has one name in every Unicode form', () => {
    const composed = recorded(lesson({ place: 'caf\u00e9', topics: ['e\u0301'] }));
    const decomposed = recorded(lesson({ place: 'cafe\u0301', topics: ['\u00e9'] }));
    expect(decomposed.fact).toEqual(composed.fact);
    expect(refused(lesson({ topics: ['\u00e9', 'e\u0301'] }))).toMatchObject([{ rule: 'twice' }]);
  });

  it.each([
    '',
    'a@b',
    'a b',
    '-a',
    '.a',
    '/a',
    'a\u0000',
    'a\u200b',
    '\u3164',
    '\ud800',
    'x'.repeat(65),
    7,
    ['a'],
    null,
  ])('may not be called %j', (place) => {
    expect(refused(lesson({ place }))).toMatchObject([
      {
        pointer: '/facts/0/refs/place',
        rule: 'thing-id',
        legal: '1 to 64 letters, digits or . - _ /, beginning with a letter or digit',
      },
    ]);
  });
});

describe('a label that is part of a joined case key', () => {
  it('holds no @, so that the key can be taken apart; elsewhere it may', () => {
    const named = { ...lesson({}), values: { title: 'a@b' } };
    expect(recorded(named).fact.values['title']).toBe('a@b');
    expect(refused(named, lessonKinds({ about: ['lecturers', 'title@unit'] }))).toMatchObject([
      {
        pointer: '/facts/0/values/title',
        rule: 'illegal-character',
        legal: 'a text of 1 to 40 characters without @ or U+0000',
      },
    ]);
  });
});

describe('a day that may not lie before another', () => {
  it('may be the same day, a later one, or absent', () => {
    for (const until of ['2020-05-04', '2020-05-05', undefined])
      expect(recorded(lesson({}, until === undefined ? {} : { until })).fact.days['until']).toBe(until);
  });

  it('is refused before it, with the legal range', () => {
    expect(refused(lesson({}, { until: '2020-05-03' }))).toMatchObject([
      {
        pointer: '/facts/0/days/until',
        rule: 'before-other-day',
        legal: "a day from 2020-05-04 (days.occurredOn) to 2020-12-31 (the ledger's today)",
      },
    ]);
  });
});
