import { textOf } from '../fold/fold-fact.js';
import type { KindFold, Read } from '../fold/kind-fold.js';
import { readOf, selecting } from '../fold/select.js';
import { type Judging, judgingOf } from './conditions.fold.js';
import type { Condition, EligibilityParameters } from './eligibility.schema.js';

const passes = [1n, 1n];
const isIn = [0n, 1n];
const contradicted = [0n, 0n, 1n, 0n, 1n];
const notEvidenced = [0n, 0n, 1n, 1n];

/** What a condition reads of its evidence, and of the decision itself. */
function readsOf(one: Condition, { case: decision }: EligibilityParameters): readonly Read[] {
  switch (one.kind) {
    case 'sum':
      return one.any.map((each) => readOf(each, one.amount));
    case 'exists':
      return [readOf(one.selector, ...Object.keys(one.passing))];
    case 'elapsed':
      return [readOf(one.selector)];
    case 'unique':
      return [readOf(decision, one.field), readOf({ ...decision, by: one.field })];
    case 'allotted':
      return [readOf(decision, one.field, one.holder), readOf(one.selector, one.first, one.last)];
  }
}

/**
 * pass = c1 ∧ … ∧ ck for every decision dated up to D (plan-catalogue 1.7). Each condition looks at what is dated on or before the decision;
 * only uniqueness looks at other decisions, those up to D.
 */
export const eligibilityFold: KindFold<EligibilityParameters> = {
  reads: (parameters) => [
    readOf(parameters.case, parameters.owner),
    ...parameters.conditions.flatMap((one) => readsOf(one, parameters)),
  ],
  measure(parameters, point, tally) {
    const { case: decision, owner, conditions } = parameters;
    const select = selecting(decision);
    const judging = conditions.map((one) => ({
      slice: `condition:${one.name}`,
      judge: judgingOf(one, decision, point),
    }));
    for (const [key, facts] of point.about(decision.fact, decision.by)) {
      for (const one of select(facts)) {
        const unit = owner === null ? key : textOf(one.fact, owner);
        if (unit === undefined || one.day > point.day) continue;
        const failed = judging.flatMap(({ slice, judge }): { slice: string; judged: Judging }[] => {
          const judged = judge({ ...one, key });
          return judged === 'holds' ? [] : [{ slice, judged }];
        });
        tally.sum(unit, '', failed.length === 0 ? passes : isIn);
        for (const { slice, judged } of failed) {
          tally.sum(unit, slice, judged === 'not-evidenced' ? notEvidenced : contradicted);
        }
      }
    }
  },
};
