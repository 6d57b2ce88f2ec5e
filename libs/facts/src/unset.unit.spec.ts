import { describe, expect, it } from 'vitest';
import { lessonKinds } from '../fixtures/kinds.js';
import { countingEntropy, member, otherMember, surroundings } from '../fixtures/surroundings.js';
import { decideCorrection, type CorrectFact } from './decide-change.js';
import type { FactState } from './stream.js';

const sha256 = 'c'.repeat(64);
const current: FactState = {
  version: 1,
  state: 'current',
  fact: {
    kind: 'lesson.given',
    thing: 'b'.repeat(40),
    refs: { lecturers: [member, otherMember], hosts: ['dg.school.02'], place: 'hall', unit: 'dg.school.01' },
    days: { occurredOn: '2020-05-04', until: '2020-05-06' },
    values: { round: 3, title: 'x', words: { sha256 } },
    source: { unit: 'dg.school.01' },
    owner: 'dg.school.01',
  },
};
const correct = (change: Partial<CorrectFact>, kinds = lessonKinds()) =>
  decideCorrection(
    {
      by: { principal: 'p-1', channel: 'api' },
      submission: 'sub-1',
      fact: 'a'.repeat(40),
      version: 1,
      reason: 'r',
      ...change,
    },
    { ...surroundings({ kinds }), current },
    countingEntropy(),
  );
const corrected = (change: Partial<CorrectFact>) => {
  const decision = correct(change);
  const draft = decision.ok ? decision.drafts[0] : undefined;
  if (draft?.event.type !== 'fact-corrected') throw new Error(JSON.stringify(decision));
  return { ...draft.event.fact, seenBy: draft.units };
};

describe('null in a correction', () => {
  it('unsets what is optional, texts too, and leaves the rest', () => {
    const fact = corrected({ refs: { hosts: null }, days: { until: null }, values: { title: null, words: null } });
    expect(fact).toMatchObject({
      refs: { lecturers: [member, otherMember], place: 'hall', unit: 'dg.school.01' },
      days: { occurredOn: '2020-05-04' },
    });
    expect(Object.keys({ ...fact.refs, ...fact.days, ...fact.values }).sort()).toEqual(
      ['lecturers', 'occurredOn', 'place', 'round', 'unit'].sort(),
    );
    expect(fact.seenBy).toContain('dg.school.02');
  });

  it('gives a field with a default its default again', () => {
    expect(corrected({ values: { round: null } }).values).toEqual({ round: 1, title: 'x', words: { sha256 } });
  });

  it('changes nothing where nothing was given', () => {
    expect(correct({ refs: { topics: null } })).toMatchObject({ refusal: { kind: 'unchanged' } });
  });

  it.each([
    [{ days: { occurredOn: null } }, '/days/occurredOn'],
    [{ refs: { unit: null } }, '/refs/unit'],
  ])('is a missing field where it is required: %j', (change, pointer) => {
    expect(correct(change)).toMatchObject({
      refusal: { kind: 'invalid', faults: [{ pointer, rule: 'missing', legal: 'required' }] },
    });
  });

  it('is a missing text where the text is required', () => {
    const name = { zh: '名', en: 'name' };
    const values = { words: { type: 'text', maxLength: 40, name } };
    const required = lessonKinds({ values });
    const state = { ...current, fact: { ...current.fact!, values: { words: { sha256 } } } };
    const decision = decideCorrection(
      {
        by: { principal: 'p-1', channel: 'api' },
        submission: 's',
        fact: 'a',
        version: 1,
        reason: 'r',
        values: { words: null },
      },
      { ...surroundings({ kinds: required }), current: state },
      countingEntropy(),
    );
    expect(decision).toMatchObject({ refusal: { faults: [{ pointer: '/values/words', rule: 'missing' }] } });
  });

  it('stays a fault where no such field is declared, and cannot unset what names the fact', () => {
    expect(correct({ values: { colour: null } })).toMatchObject({
      refusal: { faults: [{ pointer: '/values/colour', rule: 'unknown-field' }] },
    });
    expect(correct({ refs: { place: null } })).toMatchObject({
      refusal: { kind: 'key-changed', faults: [{ pointer: '/refs/place', rule: 'key-changed' }] },
    });
  });
});

describe('several ids in a correction', () => {
  it('are the same in any order, also where they name the fact', () => {
    const refs = { lecturers: [otherMember, member] };
    expect(correct({ refs })).toMatchObject({ refusal: { kind: 'unchanged' } });
    expect(correct({ refs: { lecturers: [member] } })).toMatchObject({ refusal: { kind: 'key-changed' } });
  });

  it('are replaced as a whole; whoever saw the fact before still does', () => {
    const fact = corrected({ refs: { hosts: ['dg.town.01'] } });
    expect(fact.refs['hosts']).toEqual(['dg.town.01']);
    expect([...fact.seenBy].sort()).toEqual(['dg.school.01', 'dg.school.02', 'dg.town.01']);
  });
});
