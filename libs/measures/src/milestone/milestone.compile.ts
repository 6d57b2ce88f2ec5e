import type { Compiled } from '../kind.js';
import { type CompiledSelector, compileSelector } from '../selector.js';
import { type MilestoneParameters, type MilestonePart, partsOf } from './milestone.schema.js';

/** A selector is named after its part, with a number behind a slash: parts of one name are alternatives. */
export function compileMilestone(parameters: MilestoneParameters): Compiled {
  const { cancelledBy, postponedBy, below } = parameters;
  return {
    selectors: [
      ...partsOf(parameters).flatMap((part, index) => compilePart(part, index + 1)),
      ...(cancelledBy === undefined ? [] : compileSelector('cancelled/1', cancelledBy)),
      ...(postponedBy === undefined ? [] : compileSelector('postponed/1', postponedBy)),
    ],
    spread: below ? 'sum' : 'unit',
  };
}

/** The co-issuers are one list of which the fact's own has to hold every unit. */
function compilePart({ name, coIssuers, ...fact }: MilestonePart, number: number): readonly CompiledSelector[] {
  return compileSelector(`${name}/${number}`, fact).map((one) => ({
    ...one,
    matches: coIssuers === undefined ? one.matches : one.matches.map((match) => ({ ...match, coIssuers })),
  }));
}
