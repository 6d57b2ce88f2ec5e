import type { FactFields, ParameterFinding } from '@duibiao/plan';

/** The fields of every fact kind, where the caller knows them. */
export type KnownFields = ReadonlyMap<string, FactFields> | undefined;

/** What a parameter names: a field of a fact kind, of one sort, at a place below the parameters. */
export interface NamedField {
  readonly path: ParameterFinding['path'];
  readonly fact: string;
  readonly field: string | undefined;
  readonly sort: 'reference' | 'day' | 'value';
}

/**
 * Finds the named fields that their fact kind does not have, each with the legal names. Finds nothing where fields are not
 * known, or the fact kind itself does not exist: {@link findStrangeFacts} says so.
 */
export function findStrangeFields(known: KnownFields, named: readonly NamedField[]): readonly ParameterFinding[] {
  if (known === undefined) return [];
  return named.flatMap(({ path, fact, field, sort }) => {
    const fields = known.get(fact);
    if (field === undefined || fields === undefined || fields.get(field) === sort) return [];
    const legal = [...fields].flatMap(([name, of]) => (of === sort ? [name] : []));
    const message = `is "${field}": must be a ${sort} of ${fact}: ${legal.join(', ') || 'it has none'}`;
    return [{ path, message }];
  });
}

/** Finds the fact kinds that do not exist. */
export function findStrangeFacts(
  known: KnownFields,
  named: readonly { readonly path: ParameterFinding['path']; readonly fact: string }[],
): readonly ParameterFinding[] {
  if (known === undefined) return [];
  return named.flatMap(({ path, fact }) =>
    known.has(fact) ? [] : [{ path, message: `is "${fact}": must be one of ${[...known.keys()].join(', ')}` }],
  );
}
