import { type FactInput, type Input, inputOf, withInput } from './form-model.js';
import type { FactKind } from './types.js';

/** The form of a subject id: what is not of it is the unit's own reference to a person, which never goes into the ledger. */
const subjectId = /^s-[a-z2-7]{26}$/;

const listOf = (input: Input): readonly string[] => (typeof input === 'string' ? [input] : input);

/** What the unit calls the people of these facts, each once. */
export function ownReferences(kind: FactKind, facts: readonly FactInput[]): readonly string[] {
  const typed = personFields(kind).flatMap((field) => facts.flatMap((fact) => listOf(inputOf(fact, 'refs', field))));
  return [...new Set(typed.map((one) => one.trim()))].filter((one) => one !== '' && !subjectId.test(one));
}

/** The same facts with subject ids in the place of own references. */
export function withSubjects(
  kind: FactKind,
  facts: readonly FactInput[],
  subjects: ReadonlyMap<string, string>,
): readonly FactInput[] {
  const named = (one: string): string => subjects.get(one.trim()) ?? one;
  return facts.map((fact) =>
    personFields(kind).reduce((before, field) => {
      const input = inputOf(before, 'refs', field);
      return withInput(before, 'refs', field, typeof input === 'string' ? named(input) : input.map(named));
    }, fact),
  );
}

export const personFields = ({ refs }: FactKind): readonly string[] =>
  refs.flatMap(({ field, type }) => (type === 'subject' ? [field] : []));
