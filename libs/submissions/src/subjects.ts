import { type FactState, type ProposedFact, sentIds } from '@duibiao/facts';
import { subjectIdPattern } from '@duibiao/access';
import type { Desk } from './desk.js';
import type { LedgerState } from './ledger-states.js';

type Kinds = Pick<LedgerState, 'kinds'>;

/** The well-formed ids of subjects that these facts name as they were sent, each once. */
export function namedSubjects(facts: readonly Pick<ProposedFact, 'kind' | 'refs'>[], { kinds }: Kinds): string[] {
  const named = facts.flatMap(({ kind, refs }) => sentIds(kinds.get(kind), refs, 'subject'));
  return [...new Set(named.filter((id) => subjectIdPattern.test(id)))];
}

/** The subjects that a fact names as it stands. */
export const subjectsOf = (kinds: Kinds, { fact }: FactState): string[] =>
  fact === undefined ? [] : namedSubjects([fact], kinds);

/** Those of these ids that are subjects of the ledger, each once. */
export async function standingSubjects(desk: Desk, ledger: string, ids: readonly string[]): Promise<string[]> {
  const known = await desk.subjects(ledger, ids); // asked together with others: theirs are in it, too
  return [...new Set(ids)].filter((id) => known.has(id));
}

/** Why append denied what was decided: a subject that it claims was erased meanwhile, or a grant was lost. */
export async function deniedRefusal(
  desk: Desk,
  ledger: string,
  claimed: readonly string[],
): Promise<{ readonly kind: 'absent' | 'erased-meanwhile' }> {
  const standing = await standingSubjects(desk, ledger, claimed);
  return { kind: standing.length < new Set(claimed).size ? 'erased-meanwhile' : 'absent' };
}
