import { useCallback, useState } from 'react';
import { type Draft, draftName, newDraft, readDraft, writeDraft } from './draft.js';
import type { FactInput } from './form-model.js';

/** A draft of one kind by one unit, kept in this browser from the first change until it is recorded or thrown away. */
export function useDraft(name: readonly string[], first: () => FactInput, version?: number) {
  const [shelfName] = useState(() => draftName(...name));
  const [kept] = useState(() => readDraft(localStorage, shelfName));
  const [draft, setDraft] = useState<Draft>(() => kept ?? newDraft(first(), version));
  const save = useCallback(
    (after: Draft) => {
      writeDraft(localStorage, shelfName, after);
      setDraft(after);
    },
    [shelfName],
  );
  const drop = useCallback(() => {
    localStorage.removeItem(shelfName);
    setDraft(newDraft(first(), version));
  }, [shelfName, first, version]);
  return { draft, save, drop, wasKept: kept !== undefined };
}
