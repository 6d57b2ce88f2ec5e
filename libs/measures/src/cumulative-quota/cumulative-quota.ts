import { type Assessment, component, type Question, type Slices } from '../assessment.js';
import type { Fraction } from '../fraction.js';
import type { MeasureKind } from '../kind.js';
import { progressOfShare } from '../pace.js';
import { type Goal, standing } from '../target.js';
import { judge } from '../verdict.js';
import { checkCumulativeQuota } from './cumulative-quota.check.js';
import { compileCumulativeQuota } from './cumulative-quota.compile.js';
import { cumulativeQuotaFold } from './cumulative-quota.fold.js';
import { type CumulativeQuotaParameters, cumulativeQuotaParameters } from './cumulative-quota.schema.js';
import { cumulativeQuotaRows } from './cumulative-quota.sql.js';
import { cumulativeQuotaWords } from './cumulative-quota.words.js';

type Parameters = CumulativeQuotaParameters;

/**
 * A total over a period against an assigned quantity: at least so much by the due day, or never more.
 *
 * Every unit is judged on its own total and its own allotment; above several units that helped one person the person counts
 * once. Source: plan-catalogue 1.9.
 */
export const cumulativeQuota = {
  name: 'cumulative-quota',
  version: 1,
  parameters: cumulativeQuotaParameters,
  components: ['amount', 'allotments'],
  series: true,
  compile: compileCumulativeQuota,
  check: checkCumulativeQuota,
  sql: { rows: cumulativeQuotaRows },
  fold: cumulativeQuotaFold,
  assess,
  words: cumulativeQuotaWords,
} as const satisfies MeasureKind<typeof cumulativeQuotaParameters>;

/**
 * The allotment in force on the day comes before the target that the plan states; with neither there is nothing to judge by. `value` is the
 * total; `counts` has it in whole units, with the quota where one is loaded.
 */
function assess({ parameters, target, due, day, now, atDue }: Question<Parameters>): Assessment {
  const value = totalOf(now, parameters);
  const quota = quotaOf(now, parameters);
  const goal = quota ?? target;
  const common = {
    value,
    as: 'count',
    valueAtDue: atDue === null ? null : totalOf(atDue, parameters),
    counts: { total: value.n / value.d, ...(quota === null ? {} : { quota: quota.value.n }) },
    parts: [],
  } as const;
  if (goal === null) {
    return parameters.quota === undefined
      ? { ...common, verdict: 'report-only', reason: null, progress: null }
      : { ...common, verdict: 'not-evaluable', reason: 'quota-not-loaded', progress: null };
  }
  if (parameters.direction === 'cap') {
    const isBroken = quota === null ? standing(peakOf(now, parameters), goal) === 'fails' : peak(now, 'over') > 0n;
    const verdict = judge({
      group: 'standing',
      due,
      day,
      now: isBroken ? 'fails' : 'holds',
      isBeyondRepair: isBroken,
    });
    return { ...common, verdict, reason: null, progress: null };
  }
  // an allotment that came after the due day is what the total of the due day is compared with, too
  const goalAtDue = (atDue === null ? null : quotaOf(atDue, parameters)) ?? goal;
  const verdict = judge({
    group: 'floor',
    due,
    day,
    now: standing(value, goal),
    atDue: common.valueAtDue === null ? undefined : standing(common.valueAtDue, goalAtDue),
  });
  return { ...common, verdict, reason: null, progress: progressOfShare(value, goal) };
}

const unitOf = ({ scale }: Parameters): bigint => 10n ** BigInt(scale);
const totalOf = (slices: Slices, parameters: Parameters): Fraction => ({
  n: component(slices, 0),
  d: unitOf(parameters),
});
const peak = (slices: Slices, slice: string): bigint => slices.get(slice)?.peak ?? 0n;
const peakOf = (slices: Slices, parameters: Parameters): Fraction => ({ n: peak(slices, ''), d: unitOf(parameters) });

/** The allotment in force as a goal; an allotment of 0 is one, too. */
function quotaOf(slices: Slices, { direction }: Parameters): Goal | null {
  if (component(slices, 1, 'quota') === 0n) return null;
  const value = { n: component(slices, 0, 'quota'), d: 1n };
  return { comparator: direction === 'cap' ? 'at-most' : 'at-least', value };
}
