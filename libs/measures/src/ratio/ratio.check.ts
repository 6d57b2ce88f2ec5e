import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFacts, findStrangeFields, type KnownFields, type NamedField } from '../fields.js';
import type { RatioParameters } from './ratio.schema.js';

/**
 * The fields that a ratio names are there; numerator and denominator are about the same subject, or the one were no subset
 * of the other; the owner is a unit, not the subject itself.
 */
export function checkRatio(parameters: RatioParameters, known: KnownFields): readonly ParameterFinding[] {
  const { subject, denominator, numerator } = parameters;
  const found: ParameterFinding[] = [];
  if (denominator.owner === subject) {
    const message = `is "${subject}", the subject: must be the reference to the one unit that owns the case`;
    found.push({ path: ['denominator', 'owner'], message });
  }
  const fields = known?.get(numerator.fact);
  if (fields !== undefined && fields.get(subject) !== 'reference') {
    const legal = `a fact about the ${subject}, else the numerator is no subset of the denominator`;
    found.push({ path: ['numerator', 'fact'], message: `is "${numerator.fact}": must be ${legal}` });
  }
  const facts = [
    { path: ['denominator', 'fact'], fact: denominator.fact },
    { path: ['numerator', 'fact'], fact: numerator.fact },
  ];
  return [...found, ...findStrangeFacts(known, facts), ...findStrangeFields(known, namedFields(parameters))];
}

function namedFields({ subject, denominator, numerator }: RatioParameters): readonly NamedField[] {
  const where = Object.keys(denominator.where).map((field): NamedField => ({
    path: ['denominator', 'where', field],
    fact: denominator.fact,
    field,
    sort: 'value',
  }));
  const mark = (name: 'owner' | 'from' | 'period', sort: NamedField['sort']): NamedField => {
    return { path: ['denominator', name], fact: denominator.fact, field: denominator[name], sort };
  };
  const link = (name: 'elsewhere' | 'from', sort: NamedField['sort']): NamedField => {
    return { path: ['numerator', name], fact: numerator.fact, field: numerator[name], sort };
  };
  return [
    { path: ['subject'], fact: denominator.fact, field: subject, sort: 'reference' },
    mark('owner', 'reference'),
    mark('from', 'day'),
    mark('period', 'value'),
    ...where,
    link('elsewhere', 'reference'),
    link('from', 'day'),
  ];
}
