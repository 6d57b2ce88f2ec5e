import { useState } from 'react';
import { useRoles } from '../session/use-roles.js';

const KEPT = 'duibiao.typed';

/**
 * What is typed into a small form, and how it is changed: kept in this tab for the one who types, so that a new sign-in does not lose it. The empty
 * text keeps nothing.
 *
 * @param name of what the form is of; another name has another text
 */
export function useKeptText(...name: readonly string[]): readonly [string, (text: string) => void] {
  const { principal = '' } = useRoles();
  const key = [KEPT, ...[principal, ...name].map(encodeURIComponent)].join('/');
  const [typed, setTyped] = useState<{ readonly key: string; readonly text: string }>();
  const text = typed?.key === key ? typed.text : (sessionStorage.getItem(key) ?? '');
  const keep = (after: string): void => {
    try {
      if (after === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, after);
    } catch {
      // a full storage loses the new sign-in, not the form
    }
    setTyped({ key, text: after });
  };
  return [text, keep];
}
