import type { ParameterFinding } from '@duibiao/plan';
import { findStrangeFields, type KnownFacts, type NamedField } from '../fields.js';
import type { DurationParameters } from './duration-in-window.schema.js';

/** A begin and its end are known to belong together by fields that both have; a stay's end says when the stay began. */
export function checkDurationInWindow(
  { term, placement }: DurationParameters,
  known: KnownFacts,
): readonly ParameterFinding[] {
  const shared = ({ fact, match }: { fact: string; match: readonly string[] }, name: string): NamedField[] =>
    match.map((field, index) => ({ path: [name, 'ended', 'match', index], fact, field }));
  const { ended } = placement;
  return findStrangeFields(known, [
    ...shared({ fact: term.fact, match: term.ended?.match ?? [] }, 'term'),
    ...shared({ fact: placement.fact, match: ended.match }, 'placement'),
    { path: ['placement', 'ended', 'started'], fact: ended.fact, field: ended.started, sort: 'day' },
  ]);
}
