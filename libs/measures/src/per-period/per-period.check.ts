import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts } from '../fields.js';
import type { PerPeriodParameters } from './per-period.schema.js';

/** The owner is a reference of the roster's facts, the planned last day a day of the period's. */
export function checkPerPeriod(
  { periods, roster }: PerPeriodParameters,
  known: KnownFacts,
): readonly ParameterFinding[] {
  return findStrangeFields(known, [
    { path: ['roster', 'owner'], fact: roster.fact, field: roster.owner, sort: 'reference' },
    { path: ['periods', 'closes'], fact: periods.fact, field: periods.closes, sort: 'day' },
  ]);
}
