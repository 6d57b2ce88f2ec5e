import { describe, expect, it } from 'vitest';
import { countingEntropy, member, surroundings } from '../fixtures/surroundings.js';
import { decideCorrection, decideVoid, type CorrectFact } from './decide-change.js';
import type { FactState } from './stream.js';

const current: FactState = {
  version: 3,
  state: 'current',
  fact: {
    kind: 'graduate.marked',
    thing: 'b'.repeat(40),
    refs: { member, unit: 'dg.school.01' },
    days: { occurredOn: '2020-06-01' },
    values: { year: 2020, mark: 'normal' },
    source: { unit: 'dg.school.01' },
    owner: 'dg.school.01',
  },
};
const base = {
  by: { principal: 'p-1', channel: 'api' },
  submission: 'sub-1',
  fact: 'a'.repeat(40),
  version: 3,
  reason: '学校更正',
} as const;
const correct = (change: Partial<CorrectFact>, state: FactState = current) =>
  decideCorrection({ ...base, ...change }, { ...surroundings(), current: state }, countingEntropy());
const undo = (change: Partial<CorrectFact> = {}, state: FactState = current) =>
  decideVoid({ ...base, ...change }, { kinds: surroundings().kinds, current: state }, countingEntropy());

describe('a correction', () => {
  it('changes what is given, keeps the rest, and holds the reason outside the entry', () => {
    const decision = correct({ values: { mark: 'delayed' } });
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    const [draft] = decision.drafts;
    expect(draft?.event).toMatchObject({
      type: 'fact-corrected',
      version: 4,
      fact: { days: { occurredOn: '2020-06-01' }, values: { year: 2020, mark: 'delayed' } },
    });
    expect(JSON.stringify(draft?.event)).not.toContain('学校更正');
    expect(draft?.texts.map(({ content }) => content)).toEqual(['学校更正']);
  });

  it('gives no fact to a unit for which its reporter may not report', () => {
    expect(correct({ refs: { unit: 'dg.school.02' } })).toMatchObject({
      refusal: { kind: 'invalid', faults: [{ pointer: '/refs', rule: 'not-yours' }] },
    });
  });

  it('moves the owner with the unit, and stays visible to the unit that it takes the fact away from', () => {
    const byCity = { ...current, fact: { ...current.fact!, source: { unit: 'dg' } } };
    const decision = correct({ refs: { unit: 'dg.school.02' } }, byCity);
    expect(decision).toMatchObject({ drafts: [{ event: { fact: { owner: 'dg.school.02' } } }] });
    expect(decision.ok && [...(decision.drafts[0]?.units ?? [])].sort()).toEqual([
      'dg',
      'dg.school.01',
      'dg.school.02',
    ]);
  });

  it.each([
    ['a field of the key', { values: { year: 2019 } }, { kind: 'key-changed' }],
    ['nothing', { values: { mark: 'normal' } }, { kind: 'unchanged' }],
    ['an older version', { version: 2, values: { mark: 'teacher' } }, { kind: 'stale', asked: 2, version: 3 }],
    ['a day that is none', { days: { occurredOn: '2020-06-31' } }, { kind: 'invalid' }],
    ['an unknown field', { values: { colour: 'red' } }, { kind: 'invalid' }],
  ])('refuses to change %s', (_, change, refusal) => {
    expect(correct(change)).toMatchObject({ ok: false, refusal });
  });
});

describe('a void', () => {
  it('keeps what the fact was', () => {
    expect(undo()).toMatchObject({
      drafts: [{ expected: 3, event: { type: 'fact-voided', version: 4, fact: current.fact } }],
    });
  });

  it('is refused for what is not there, voided already, read at another version, or never voidable', () => {
    expect(undo({}, { version: 0, state: 'none' })).toMatchObject({ refusal: { kind: 'absent' } });
    expect(undo({}, { ...current, state: 'voided' })).toMatchObject({ refusal: { kind: 'voided', version: 3 } });
    expect(undo({ version: 1 })).toMatchObject({ refusal: { kind: 'stale', asked: 1, version: 3 } });
    const unit = { ...current, fact: { ...current.fact!, kind: 'unit.opened', refs: { unit: 'dg.school.01' } } };
    expect(undo({}, unit)).toMatchObject({ refusal: { kind: 'key-changed' } });
  });
});
