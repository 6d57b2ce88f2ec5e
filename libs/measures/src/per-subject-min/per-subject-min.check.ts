import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts, type NamedField } from '../fields.js';
import type { PerSubjectMinParameters } from './per-subject-min.schema.js';

/** Owners, what makes events distinct, and what a receipt shares with what it confirms are fields of their fact kinds. */
export function checkPerSubjectMin(
  { roster, counts, posts }: PerSubjectMinParameters,
  known: KnownFacts,
): readonly ParameterFinding[] {
  const owners = roster.map(({ fact, owner }, index): NamedField => {
    return { path: ['roster', index, 'owner'], fact, field: owner, sort: 'reference' };
  });
  const post: readonly NamedField[] =
    posts === undefined ? [] : [{ path: ['posts', 'owner'], fact: posts.fact, field: posts.owner, sort: 'reference' }];
  const counted = counts.flatMap(({ any, distinctBy }, index) =>
    any.flatMap(({ fact, receipt }, which): NamedField[] => [
      { path: ['counts', index, 'distinctBy'], fact, field: distinctBy },
      ...(receipt?.match ?? []).map((field, n): NamedField => {
        return { path: ['counts', index, 'any', which, 'receipt', 'match', n], fact, field };
      }),
    ]),
  );
  return findStrangeFields(known, [...owners, ...counted, ...post]);
}
