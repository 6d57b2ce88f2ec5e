import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts } from '../fields.js';
import type { TimelyResponseParameters } from './timely-response.schema.js';

/** The owner is a reference of the trigger; what has to match stands in the trigger and in every response. */
export function checkTimelyResponse(
  { trigger, owner, response, match }: TimelyResponseParameters,
  known: KnownFacts,
): readonly ParameterFinding[] {
  const facts = [trigger, ...(Array.isArray(response) ? response : [response])].map(({ fact }) => fact);
  return findStrangeFields(known, [
    ...(owner === null ? [] : [{ path: ['owner'], fact: trigger.fact, field: owner, sort: 'reference' as const }]),
    ...match.flatMap((field, index) => facts.map((fact) => ({ path: ['match', index], fact, field }))),
  ]);
}
