import type { FactFields, ParameterFinding } from '@duibiao/plan';

/** The fields and case keys of every fact kind, where the caller knows them. */
export type KnownFacts = ReadonlyMap<string, FactFields> | undefined;

type Place = ParameterFinding['path'];

/** What a parameter names: a field of a fact kind, of one sort or any, at a place below the parameters. */
export interface NamedField {
  readonly path: Place;
  readonly fact: string;
  readonly field: string | undefined;
  /** `value` allows a number too. */
  readonly sort?: 'reference' | 'day' | 'value' | 'number';
}

/**
 * Finds the named fields that their fact kind does not have, each with the legal names. Finds nothing where fields are not
 * known, or the fact kind itself does not exist: {@link findStrangeFacts} says so.
 */
export function findStrangeFields(known: KnownFacts, named: readonly NamedField[]): readonly ParameterFinding[] {
  return named.flatMap(({ path, fact, field, sort }) => {
    const fields = known?.get(fact)?.fields;
    if (field === undefined || fields === undefined) return [];
    const fits = (is: string): boolean => sort === undefined || is === sort || (sort === 'value' && is === 'number');
    const is = fields.get(field);
    if (is !== undefined && fits(is)) return [];
    const legal = [...fields].flatMap(([name, of]) => (fits(of) ? [name] : []));
    const message = `is "${field}": must be a ${sort ?? 'field'} of ${fact}: ${legal.join(', ') || 'it has none'}`;
    return [{ path, message }];
  });
}

/** Finds the fact kinds that do not exist. */
export function findStrangeFacts(
  known: KnownFacts,
  named: readonly { readonly path: Place; readonly fact: string }[],
): readonly ParameterFinding[] {
  if (known === undefined) return [];
  return named.flatMap(({ path, fact }) =>
    known.has(fact) ? [] : [{ path, message: `is "${fact}": must be one of ${[...known.keys()].join(', ')}` }],
  );
}

/** Finds the case keys under which a fact kind is not found: a case would look for its facts in vain. */
export function findStrangeKeys(
  known: KnownFacts,
  named: readonly { readonly path: Place; readonly fact: string; readonly by: string }[],
): readonly ParameterFinding[] {
  return named.flatMap(({ path, fact, by }) => {
    const about = known?.get(fact)?.about;
    if (about === undefined || about.includes(by)) return [];
    return [{ path, message: `is "${by}": must be one of what ${fact} is about: ${about.join(', ')}` }];
  });
}
