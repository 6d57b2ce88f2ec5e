import type { KindFold } from '../fold/kind-fold.js';
import { readOf, selecting, type Wanted } from '../fold/select.js';
import { type MilestoneParameters, partsOf } from './milestone.schema.js';

/** What counts under which name: the parts, and the documents that set the deliverable aside. */
function named(
  parameters: MilestoneParameters,
): readonly { readonly name: string; readonly wanted: Wanted; readonly coIssuers: readonly string[] }[] {
  const { cancelledBy, postponedBy } = parameters;
  const aside = (name: string, wanted: Wanted | undefined) =>
    wanted === undefined ? [] : [{ name, wanted, coIssuers: [] }];
  return [
    ...partsOf(parameters).map(({ name, coIssuers = [], ...wanted }) => ({ name, wanted, coIssuers })),
    ...aside('cancelled', cancelledBy),
    ...aside('postponed', postponedBy),
  ];
}

/**
 * Each part on the day of its earliest fact (plan-catalogue 1.1): every fact that fits counts from its day on for ever, for its owner, and
 * above it only where the definition says `below`.
 */
export const milestoneFold: KindFold<MilestoneParameters> = {
  reads: (parameters) =>
    named(parameters).map(({ wanted, coIssuers }) => readOf(wanted, coIssuers.length > 0 ? 'coIssuers' : null)),
  measure(parameters, point, tally) {
    const count = parameters.below ? tally.sum.bind(tally) : tally.alone.bind(tally);
    for (const { name, wanted, coIssuers } of named(parameters)) {
      const select = selecting(wanted);
      for (const facts of point.about(wanted.fact, wanted.by).values()) {
        for (const { fact, day } of select(facts)) {
          if (day > point.day) continue;
          const issuers = coIssuers.length === 0 ? [] : fact.said('coIssuers');
          const all = typeof issuers === 'object' ? issuers : [];
          if (coIssuers.every((unit) => all.includes(unit))) count(fact.owner, name, [1n], day);
        }
      }
    }
  },
};
