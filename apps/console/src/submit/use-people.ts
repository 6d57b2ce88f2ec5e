import { answered } from '../api/client.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';
import type { Scheme } from './draft.js';
import type { FactInput } from './form-model.js';
import { ownReferences, withSubjects } from './subjects.js';
import type { FactKind } from './types.js';

interface People {
  readonly kind: FactKind;
  /** The unit that reports. */
  readonly unit: string;
  readonly scheme: Scheme;
}

/**
 * Gives facts with people by their ids: what the unit calls them goes to the vault, not into the facts. What was typed stays in the draft, so that
 * it can be read and changed there.
 */
export function usePeople({ kind, unit, scheme }: People) {
  const api = useApi();
  const { ledger } = useView();
  return async (facts: readonly FactInput[]): Promise<readonly FactInput[]> => {
    const references = [...ownReferences(kind, facts)];
    if (references.length === 0) return facts;
    const { subjects } = await answered(
      api.POST('/v1/ledgers/{ledger}/subjects', { params: { path: { ledger } }, body: { unit, scheme, references } }),
    );
    return withSubjects(kind, facts, new Map(references.map((one, index) => [one, subjects[index] ?? one])));
  };
}
