import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts, type NamedField } from '../fields.js';
import type { RatioParameters } from './ratio.schema.js';

/**
 * Numerator and denominator are found under the same subject, or the one were no subset of the other; the owner is a unit, not
 * the subject itself; the fields that a ratio names are there.
 */
export function checkRatio(parameters: RatioParameters, known: KnownFacts): readonly ParameterFinding[] {
  const { subject, denominator, numerator } = parameters;
  const found: ParameterFinding[] = [];
  if (denominator.owner === subject) {
    const message = `is "${subject}", the subject: must be the reference to the one unit that owns the case`;
    found.push({ path: ['denominator', 'owner'], message });
  }
  const [base, part] = [known?.get(denominator.fact), known?.get(numerator.fact)];
  if (base !== undefined && !base.about.includes(subject)) {
    const legal = `must be one of what ${denominator.fact} is about: ${base.about.join(', ')}`;
    found.push({ path: ['subject'], message: `is "${subject}": ${legal}` });
  }
  if (part !== undefined && !part.about.includes(subject)) {
    const legal = `a fact about the ${subject}, else the numerator is no subset of the denominator`;
    found.push({ path: ['numerator', 'fact'], message: `is "${numerator.fact}": must be ${legal}` });
  }
  return [...found, ...findStrangeFields(known, namedFields(parameters))];
}

function namedFields({ denominator, numerator }: RatioParameters): readonly NamedField[] {
  const mark = (name: 'owner' | 'from' | 'period', sort: 'reference' | 'day' | 'value'): NamedField => {
    return { path: ['denominator', name], fact: denominator.fact, field: denominator[name], sort };
  };
  const link = (name: 'elsewhere' | 'from', sort: 'reference' | 'day'): NamedField => {
    return { path: ['numerator', name], fact: numerator.fact, field: numerator[name], sort };
  };
  return [
    mark('owner', 'reference'),
    mark('from', 'day'),
    mark('period', 'value'),
    link('elsewhere', 'reference'),
    link('from', 'day'),
  ];
}
