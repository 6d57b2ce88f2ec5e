import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, findStrangeKeys, type KnownFacts, type NamedField } from '../fields.js';
import type { EligibilityParameters } from './eligibility.schema.js';

/** What conditions name beyond their selectors: fields of the decision and of the evidence, and the look-up by a unique field. */
export function checkEligibility(parameters: EligibilityParameters, known: KnownFacts): readonly ParameterFinding[] {
  const { case: decision, owner, conditions } = parameters;
  const unique = conditions.flatMap((one, n) =>
    one.kind === 'unique' ? [{ path: ['conditions', n, 'field'], fact: decision.fact, by: one.field }] : [],
  );
  return [
    ...findStrangeFields(known, [
      ...(owner === null ? [] : [{ path: ['owner'], fact: decision.fact, field: owner, sort: 'reference' as const }]),
      ...conditions.flatMap((one, n) => namedFields(one, ['conditions', n], decision.fact)),
    ]),
    ...findStrangeKeys(known, unique),
  ];
}

function namedFields(
  one: EligibilityParameters['conditions'][number],
  path: NamedField['path'],
  decision: string,
): readonly NamedField[] {
  const of = (fact: string, name: string, field: string, sort?: 'reference' | 'value' | 'number'): NamedField => ({
    path: [...path, name],
    fact,
    field,
    ...(sort === undefined ? {} : { sort }),
  });
  switch (one.kind) {
    case 'sum':
      return one.any.map(({ fact }) => of(fact, 'amount', one.amount, 'number'));
    case 'exists':
      return Object.keys(one.passing).map((field) => of(one.selector.fact, 'passing', field));
    case 'allotted':
      return [
        of(decision, 'holder', one.holder),
        of(decision, 'field', one.field, 'value'),
        of(one.selector.fact, 'first', one.first, 'number'),
        of(one.selector.fact, 'last', one.last, 'number'),
      ];
    default:
      return [];
  }
}
