import { useCallback, useEffect, useState } from 'react';
import { type Draft, newDraft, readDraft, writeDraft } from './draft.js';
import type { FactInput } from './form-model.js';

/**
 * A draft, kept in this browser under its name from the first change until it is recorded or thrown away. What another tab makes of it is seen here
 * as well: two tabs never send the same draft twice. MUST get another React key for another name.
 */
export function useDraft(name: string, first: () => FactInput, version?: number) {
  const [kept] = useState(() => readDraft(localStorage, name));
  const [draft, setDraft] = useState<Draft>(() => kept ?? newDraft(first(), version));
  useEffect(() => {
    const hear = ({ key, storageArea }: StorageEvent): void => {
      if (storageArea !== localStorage || (key !== null && key !== name)) return;
      setDraft(readDraft(localStorage, name) ?? newDraft(first(), version));
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }, [name, first, version]);
  const save = useCallback(
    (after: Draft) => {
      writeDraft(localStorage, name, after);
      setDraft(after);
    },
    [name],
  );
  const drop = useCallback(() => {
    localStorage.removeItem(name);
    setDraft(newDraft(first(), version));
  }, [name, first, version]);
  return { draft, save, drop, wasKept: kept !== undefined };
}
