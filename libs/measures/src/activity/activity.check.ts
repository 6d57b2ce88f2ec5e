import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts } from '../fields.js';
import type { ActivityParameters } from './activity.schema.js';

/** Organisers are a reference of their fact kind; what is added up or shared is a number of at least one of them. */
export function checkActivity(
  { facts, sum, share }: ActivityParameters,
  known: KnownFacts,
): readonly ParameterFinding[] {
  const organisers = facts.map(({ fact, organisers: field }, index) => {
    return { path: ['facts', index, 'organisers'], fact, field, sort: 'reference' as const };
  });
  const numbers = [
    ...sum.map(({ field }, index) => ({ path: ['sum', index, 'field'], field })),
    ...(share === undefined ? [] : [{ path: ['share', 'field'], field: share.field }]),
  ];
  return [
    ...findStrangeFields(known, organisers),
    ...numbers.flatMap((one) => {
      const inEach = facts.map(({ fact }) => findStrangeFields(known, [{ ...one, fact, sort: 'number' }]));
      return inEach.every((found) => found.length > 0) ? (inEach[0] ?? []) : [];
    }),
  ];
}
