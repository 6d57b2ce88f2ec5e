import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts, type NamedField } from '../fields.js';
import type { CumulativeQuotaParameters } from './cumulative-quota.schema.js';

type Parameters = CumulativeQuotaParameters;

/** Every fact has the amount and the unit; an allotment names its unit and its quota. How large it is may be said in two ways. */
export function checkCumulativeQuota(
  { facts, unit, amount, quota }: Parameters,
  known: KnownFacts,
): readonly ParameterFinding[] {
  const field = (
    fact: string,
    path: NamedField['path'],
    name: string | null,
    sort: NonNullable<NamedField['sort']>,
  ): NamedField[] => (name === null ? [] : [{ path, fact, field: name, sort }]);
  return findStrangeFields(known, [
    ...facts.flatMap(({ fact }) => [
      ...field(fact, ['unit'], unit, 'reference'),
      ...field(fact, ['amount'], amount, 'number'),
    ]),
    ...(quota === undefined
      ? []
      : [
          ...field(quota.fact, ['quota', 'name'], 'quota', 'value'),
          ...field(quota.fact, ['quota', 'unit'], quota.unit, 'reference'),
          ...field(quota.fact, ['quota', 'amount'], quota.amount, 'number'),
          ...quota.range.flatMap((name, index) => field(quota.fact, ['quota', 'range', index], name, 'number')),
        ]),
  ]);
}
