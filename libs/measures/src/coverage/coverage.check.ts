import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts } from '../fields.js';
import type { CoverageParameters } from './coverage.schema.js';

/** An owner is a reference of the frame's fact; `case` is the entry itself. */
export function checkCoverage({ frame }: CoverageParameters, known: KnownFacts): readonly ParameterFinding[] {
  const named = frame.flatMap(({ fact, owner }, at) =>
    owner === 'case' ? [] : [{ path: ['frame', at, 'owner'], fact, field: owner, sort: 'reference' as const }],
  );
  return findStrangeFields(known, named);
}
