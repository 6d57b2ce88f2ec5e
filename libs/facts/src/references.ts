import type { FactKind, FactReferenceType } from './fact-kind.schema.js';
import type { FactReference } from './fact.js';

/** Most ids that one reference may hold. */
export const MAX_MANY = 50;

/** The ids of a reference: none, one or several. */
export const idsOf = (reference: FactReference | undefined): readonly string[] =>
  reference === undefined ? [] : typeof reference === 'string' ? [reference] : reference;

/** The id of a reference that holds one; none where it is absent. */
export const idOf = (reference: FactReference | undefined): string | undefined =>
  typeof reference === 'string' ? reference : undefined;

/** Names of the references of a kind that name units. */
export const unitReferences = (kind: FactKind): string[] =>
  Object.entries(kind.references).flatMap(([name, { type }]) => (type === 'unit' || type === 'new-unit' ? [name] : []));

/**
 * The ids that references as they were sent give for those of a type, each as often as it stands there. What is no text, or
 * stands in a longer list than is legal, is left out: it is refused without being looked up.
 */
export const sentIds = (
  kind: FactKind | undefined,
  refs: Readonly<Record<string, unknown>>,
  wanted: FactReferenceType['type'],
): string[] =>
  Object.entries(kind?.references ?? {}).flatMap(([name, { type }]) => {
    if (type !== wanted || !Object.hasOwn(refs, name)) return [];
    const sent = refs[name];
    const list: readonly unknown[] = !Array.isArray(sent) ? [sent] : sent.length <= MAX_MANY ? sent : [];
    return list.filter((id) => typeof id === 'string');
  });
