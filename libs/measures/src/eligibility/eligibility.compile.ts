import type { Compiled } from '../kind.js';
import { allOf, type CompiledSelector, compileSelector, matchesOf } from '../selector.js';
import { type Condition, type EligibilityParameters, sliceOf } from './eligibility.schema.js';

export function compileEligibility(parameters: EligibilityParameters): Compiled {
  const { case: decision, owner, conditions } = parameters;
  return {
    selectors: [
      ...compileSelector('case', decision, { unit: owner }),
      ...conditions.flatMap((one) => selectorsOf(one, parameters)),
    ],
    owner,
    conditions: conditions.map(compileCondition),
  };
}

/** The evidence of a condition comes into the hits under its slice; several selectors as `<slice>/…`. */
function selectorsOf(one: Condition, { case: decision }: EligibilityParameters): readonly CompiledSelector[] {
  const via = `${decision.fact}:${decision.by}`;
  switch (one.kind) {
    case 'sum':
      return one.any.flatMap((each, index) =>
        compileSelector(`${sliceOf(one)}/${index + 1}`, each, { amount: one.amount }),
      );
    case 'exists': {
      const any = compileSelector(`${sliceOf(one)}/any`, one.selector);
      const passing = any.map((each) => ({
        ...each,
        name: `${sliceOf(one)}/passing`,
        matches: allOf(each.matches, matchesOf(one.passing)),
      }));
      return [...any, ...passing];
    }
    case 'unique':
      // one of the two earliest holders is another's: whoever else has the value changes nothing
      return compileSelector(
        sliceOf(one),
        { ...decision, by: one.field },
        { hop: { via, field: one.field }, first: 2 },
      );
    case 'allotted':
      return compileSelector(sliceOf(one), one.selector, {
        hop: { via, field: one.holder },
        unit: one.selector.by,
      });
    default:
      return compileSelector(sliceOf(one), one.selector);
  }
}

/** A condition as the SQL reads it: its slice, its kind, and what is not null of the columns there. */
function compileCondition(one: Condition): Readonly<Record<string, unknown>> {
  const base = { slice: sliceOf(one), kind: one.kind };
  switch (one.kind) {
    case 'sum':
      return {
        ...base,
        at_least: one.atLeast,
        months: one.within !== null && one.within !== 'calendar-year' ? one.within.months : null,
        calendar_year: one.within === 'calendar-year',
      };
    case 'elapsed':
      return { ...base, months: 0, days: 0, ...one.atLeast };
    case 'unique':
      return { ...base, field: one.field };
    case 'allotted':
      return { ...base, field: one.field, holder: one.holder, first: one.first, last: one.last };
    case 'exists':
      return base;
  }
}
