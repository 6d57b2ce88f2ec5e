import { type AssessedPart, type Assessment, component, type Question, shareOf } from '../assessment.js';
import type { Compiled, MeasureKind } from '../kind.js';
import { allOf, type CompiledSelector, compileSelector, matchesOf } from '../selector.js';
import { standing } from '../target.js';
import { judge } from '../verdict.js';
import { checkEligibility } from './eligibility.check.js';
import { eligibilityFold } from './eligibility.fold.js';
import { type Condition, type EligibilityParameters, eligibilityParameters } from './eligibility.schema.js';
import { eligibilityRows } from './eligibility.sql.js';
import { eligibilityWords } from './eligibility.words.js';

/**
 * Every case must satisfy a conjunction of conditions. The value is pass ÷ cases; a violation cannot be made good by other cases,
 * only by a correction of what was recorded. Source: plan-catalogue 1.7.
 */
export const eligibility = {
  name: 'eligibility',
  version: 1,
  parameters: eligibilityParameters,
  components: ['pass', 'cases', 'failed', 'notEvidenced', 'contradicted'],
  compile,
  check: checkEligibility,
  sql: { rows: eligibilityRows },
  fold: eligibilityFold,
  assess,
  words: eligibilityWords,
} as const satisfies MeasureKind<typeof eligibilityParameters>;

const sliceOf = ({ name }: Condition): string => `condition:${name}`;

function compile(parameters: EligibilityParameters): Compiled {
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

function assess({ parameters, target, due, day, now, atDue }: Question<EligibilityParameters>): Assessment {
  const value = shareOf(now);
  const violations = value.d - value.n;
  const common = {
    value,
    as: 'share',
    reason: null,
    valueAtDue: atDue === null ? null : shareOf(atDue),
    progress: null, // plan-catalogue 2.7
    counts: { pass: value.n, cases: value.d, violations },
    parts: parameters.conditions.flatMap((one) => partsOf(one, now, value.d)),
  } as const;
  if (target === null) return { ...common, verdict: 'report-only' };
  const isBeyondRepair = violations > 0n;
  return { ...common, verdict: judge({ group: 'standing', due, day, now: standing(value, target), isBeyondRepair }) };
}

/**
 * A condition that cases fail, as failed ÷ cases; and apart from it, where evidence is missing, `<name>:not-evidenced`. The rest of the
 * failures is contradicted by what is on record.
 */
function partsOf(one: Condition, now: Question['now'], cases: bigint): readonly AssessedPart[] {
  const [failed, missing] = [component(now, 2, sliceOf(one)), component(now, 3, sliceOf(one))];
  const part = (name: string, n: bigint, state: string): readonly AssessedPart[] =>
    n > 0n ? [{ name, value: { n, d: cases }, state, day: null }] : [];
  return [...part(one.name, failed, 'failed'), ...part(`${one.name}:not-evidenced`, missing, 'not-evidenced')];
}
