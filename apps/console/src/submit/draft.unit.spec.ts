import { describe, expect, it } from 'vitest';
import { draftedKinds, draftName, newDraft, readDraft, type Shelf, writeDraft } from './draft.js';
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

const name = draftName('dongguan', 'dg.town.01', 'lesson.given');
const draft = newDraft(withInput(emptyFact(everyType), 'values', 'words', '<b>两行\n字</b> \u202e'));

describe('drafts', () => {
  it('come back as they were typed, with the scheme of their people, the key and what was asked', () => {
    const kept = shelf();
    const written = { ...draft, scheme: 'unit', asked: '{"facts":[]}', version: 3 } as const;
    writeDraft(kept, name, written);
    expect(readDraft(kept, name)).toEqual(written);
  });

  it('are told apart by ledger, unit and kind', () => {
    const kept = shelf();
    writeDraft(kept, name, draft);
    writeDraft(kept, draftName('dongguan', 'dg.town.01', 'a/b'), draft);
    writeDraft(kept, draftName('dongguan', 'dg.town.010', 'role.began'), draft);
    writeDraft(kept, draftName('inner-mongolia', 'dg.town.01', 'role.ended'), draft);
    expect(draftedKinds(kept, 'dongguan', 'dg.town.01')).toEqual(['a/b', 'lesson.given']);
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
