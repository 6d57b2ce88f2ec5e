import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts } from '../fields.js';
import { type MilestoneParameters, partsOf } from './milestone.schema.js';

/** Co-issuers are asked of fact kinds that name them. */
export function checkMilestone(parameters: MilestoneParameters, known: KnownFacts): readonly ParameterFinding[] {
  const list = parameters.parts === undefined ? 'stages' : 'parts';
  const named = partsOf(parameters).flatMap(({ fact, coIssuers }, at) =>
    coIssuers === undefined
      ? []
      : [{ path: [list, at, 'coIssuers'], fact, field: 'coIssuers', sort: 'reference' as const }],
  );
  return findStrangeFields(known, named);
}
