import type { Field } from '../replays/field-list.js';
import type { ResultComparison } from './types.js';

type Published = NonNullable<ResultComparison['differences'][number]['first']>;

/** In what two numbers differ beside value, verdict and reason: the value on the due day, counts and parts. Nothing where one of them is absent. */
export function besideOf(first: Published | null, second: Published | null): readonly Field[] {
  if (first === null || second === null) return [];
  const [before, after] = [fieldsOf(first), fieldsOf(second)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [from, to] = [before.get(field) ?? null, after.get(field) ?? null];
    return from === to ? [] : [{ field, from, to }];
  });
}

const fieldsOf = ({ valueAtDue, counts, parts }: Published): ReadonlyMap<string, string | null> =>
  new Map([
    ['valueAtDue', valueAtDue],
    ...Object.entries(counts).map(([name, count]) => [`counts.${name}`, count] as const),
    ...parts.flatMap(({ name, ...fields }) =>
      Object.entries(fields).map(([field, said]) => [`parts.${name}.${field}`, said] as const),
    ),
  ]);
