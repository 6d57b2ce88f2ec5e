import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFacts, findStrangeFields, findStrangeKeys, type KnownFacts, type NamedField } from './fields.js';

/** A map among the parameters that names a fact kind: a selector, or a kind's own form of one. */
interface Named {
  readonly path: readonly (string | number)[];
  readonly fact: string;
  readonly map: Readonly<Record<string, unknown>>;
}

/**
 * Checks every selector among the parameters of any kind: the fact kind exists, is found under `by`, and has the fields that
 * `day`, `where` and `match` name. Whatever else a kind names, its own `check` has to look at.
 */
export function checkSelectors(parameters: unknown, known: KnownFacts): readonly ParameterFinding[] {
  if (known === undefined) return [];
  const named = [...selectorsOf(parameters, [])];
  const keys = named.flatMap(({ path, fact, map: { by } }) =>
    typeof by === 'string' ? [{ path: [...path, 'by'], fact, by }] : [],
  );
  return [
    ...findStrangeFacts(
      known,
      named.map(({ path, fact }) => ({ path: [...path, 'fact'], fact })),
    ),
    ...findStrangeKeys(known, keys),
    ...findStrangeFields(known, named.flatMap(fieldsOf)),
  ];
}

function* selectorsOf(value: unknown, path: Named['path']): Generator<Named> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* selectorsOf(item, [...path, index]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const map = value as Named['map'];
  if (typeof map['fact'] === 'string') yield { path, fact: map['fact'], map };
  for (const [name, inner] of Object.entries(map)) yield* selectorsOf(inner, [...path, name]);
}

function fieldsOf({ path, fact, map: { day, where, match } }: Named): readonly NamedField[] {
  const isMap = typeof where === 'object' && where !== null && !Array.isArray(where);
  const matched: readonly unknown[] = Array.isArray(match) ? match : [];
  return [
    ...(typeof day === 'string' ? [{ path: [...path, 'day'], fact, field: day, sort: 'day' as const }] : []),
    ...(isMap ? Object.keys(where).map((field) => ({ path: [...path, 'where', field], fact, field })) : []),
    ...matched.flatMap((field, index) =>
      typeof field === 'string' ? [{ path: [...path, 'match', index], fact, field }] : [],
    ),
  ];
}
