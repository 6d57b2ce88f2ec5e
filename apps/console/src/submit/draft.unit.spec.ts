import { describe, expect, it } from 'vitest';
import { draftedKinds, type Drafter, formDraftName, newDraft, readDraft, type Shelf, writeDraft } from './draft.js';
import { emptyFact, withInput } from './form-model.js';
import { everyType } from './testing.js';

/** The browser's storage, as far as drafts use it. */
function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const drafter: Drafter = { principal: 'p-1', ledger: 'dongguan', plan: 'dongguan-2020', unit: 'dg.town.01' };
const name = formDraftName(drafter, { kind: 'lesson.given' });
const draft = newDraft(withInput(emptyFact(everyType), 'values', 'words', '<b>两行\n字</b> \u202e'));

describe('drafts', () => {
  it('come back as they were typed, with the scheme of their people, the key and what was asked', () => {
    const kept = shelf();
    const written = { ...draft, scheme: 'unit', asked: '{"facts":[]}', version: 3 } as const;
    writeDraft(kept, name, written);
    expect(readDraft(kept, name)).toEqual(written);
  });

  it('are told apart by person, ledger, plan, unit, kind, duty and period', () => {
    const kept = shelf();
    writeDraft(kept, name, draft);
    writeDraft(kept, formDraftName(drafter, { kind: 'a/b' }), draft);
    const others: readonly Partial<Drafter>[] = [
      { unit: 'dg.town.010' },
      { ledger: 'inner-mongolia' },
      { plan: 'dongguan-2021' },
      { principal: 'p-2' },
    ];
    for (const other of others)
      writeDraft(kept, formDraftName({ ...drafter, ...other }, { kind: 'role.began' }), draft);
    writeDraft(kept, formDraftName(drafter, { kind: 'role.ended', duty: 'monthly', period: '2020-06' }), draft);
    writeDraft(kept, formDraftName(drafter, { kind: 'role.ended', duty: 'monthly', period: '2020-07' }), draft);
    expect(draftedKinds(kept, drafter)).toEqual(['a/b', 'lesson.given']);
    expect(kept.length).toBe(8);
  });

  it.each([
    '',
    'null',
    '{',
    '{"facts":[]}',
    '{"facts":[{}],"note":"","scheme":"unit","key":"k"}',
    '{"facts":[{"refs":{},"days":{},"values":{}}],"note":1,"scheme":"unit","key":"k"}',
    '{"facts":[{"refs":{},"days":{},"values":{}}],"note":"","scheme":"name","key":"k"}',
  ])('that cannot be read are no drafts: %s', (text) => {
    const kept = shelf();
    kept.setItem(name, text);
    expect(readDraft(kept, name)).toBeUndefined();
  });

  it('do not fail where the browser keeps nothing', () => {
    const full: Shelf = {
      ...shelf(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => writeDraft(full, name, draft)).not.toThrow();
  });
});
