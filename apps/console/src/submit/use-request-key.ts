import { useCallback, useState } from 'react';
import { newKey } from './draft.js';

/** An Idempotency-Key for each different contents of a small form: the same contents are asked for under the same key. */
export function useRequestKey(): (contents: string) => string {
  const [keys] = useState(() => new Map<string, string>());
  return useCallback(
    (contents) => {
      const key = keys.get(contents) ?? newKey();
      keys.set(contents, key);
      return key;
    },
    [keys],
  );
}
