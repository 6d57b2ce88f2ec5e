import { type AssessedPart, type Assessment, component, type Question, shareOf } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { standing } from '../target.js';
import { judge } from '../verdict.js';
import { checkEligibility } from './eligibility.check.js';
import { compileEligibility } from './eligibility.compile.js';
import { eligibilityFold } from './eligibility.fold.js';
import { type Condition, type EligibilityParameters, eligibilityParameters, sliceOf } from './eligibility.schema.js';
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
  compile: compileEligibility,
  check: checkEligibility,
  sql: { rows: eligibilityRows },
  fold: eligibilityFold,
  assess,
  words: eligibilityWords,
} as const satisfies MeasureKind<typeof eligibilityParameters>;

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
