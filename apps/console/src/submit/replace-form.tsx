import { useCallback } from 'react';
import { useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import type { ChangeProps } from './correct-form.js';
import { draftName } from './draft.js';
import { FactForm } from './fact-form.js';
import { emptyFact, inputOfVersion } from './form-model.js';

/** Another fact in the place of one whose naming fields are wrong: both happen at once, or neither. The form begins with what stands. */
export function ReplaceForm({ fact, kind, unit, today, reread, close }: ChangeProps) {
  const { ledger } = useView();
  const { principal = '' } = useRoles();
  const first = useCallback(() => {
    const said = fact.history.findLast(({ type }) => type !== 'fact-voided');
    return said === undefined ? emptyFact(kind) : inputOfVersion(said);
  }, [fact, kind]);
  const name = draftName('replace', principal, ledger, fact.fact);
  const replacing = { replaces: fact, failed: reread, close };
  return <FactForm kind={kind} unit={unit} today={today} name={name} first={first} {...replacing} />;
}
