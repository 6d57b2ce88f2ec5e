import type { Standing } from './target.js';

/** The verdict words of the whole system. Source: plan-catalogue 2.8. */
export const verdictWords = [
  'attained',
  'attained-late',
  'not-attained',
  'missed',
  'pending',
  'not-applicable',
  'not-evaluable',
  'report-only',
  'postponed',
  'cancelled',
] as const;
export type VerdictWord = (typeof verdictWords)[number];

/** Why an indicator cannot be judged yet. */
export const notEvaluableReasons = [
  'no-baseline',
  'quota-not-loaded',
  'norm-not-loaded',
  'no-data',
  'scheme-missing',
] as const;
export type NotEvaluableReason = (typeof notEvaluableReasons)[number];

/**
 * How a kind meets its due day (design 3, the due-day table):
 * - `floor` (milestone, quota as a floor): what is reached stays reached; never reached in time is `missed`;
 * - `share` (coverage, ratio, per-subject-min, trend): judged on the due day; what failed then may come late;
 * - `standing` (per-period, eligibility, timely-response, duration, cap): judged on D, never late; a failure that cannot
 *   be repaired is `not-attained` at once;
 * - `report` (rating, activity, anything without a target): never judged.
 */
export type DueGroup = 'floor' | 'share' | 'standing' | 'report';

/**
 * What a judgement needs. Days are `YYYY-MM-DD` and mean their end: D < due is before, D ≥ due is judged.
 *
 * `now` is the standing at (P, D), `atDue` the one at (P, due), which MUST be given once D ≥ due (throws RangeError
 * otherwise). `isBeyondRepair`: something failed for good (a closed period, an irregular admission).
 */
export interface Judgement {
  readonly group: DueGroup;
  readonly due: string;
  readonly day: string;
  readonly now: Standing;
  readonly atDue?: Standing | undefined;
  readonly isBeyondRepair?: boolean | undefined;
}

/** The verdict word of one indicator and unit on (P, D). `not-evaluable`, `postponed`, `cancelled` are decided before. */
export function judge(judgement: Judgement): VerdictWord {
  if (judgement.group === 'report') return 'report-only';
  return judgement.day < judgement.due ? judgeBefore(judgement) : judgeAfter(judgement);
}

function judgeBefore({ group, now, isBeyondRepair }: Judgement): VerdictWord {
  if (now === 'nothing-to-count') return 'not-applicable';
  if (group === 'standing') return isBeyondRepair ? 'not-attained' : 'pending';
  return now === 'holds' ? 'attained' : 'pending';
}

function judgeAfter({ group, now, atDue, isBeyondRepair, due }: Judgement): VerdictWord {
  if (group === 'standing') {
    if (now === 'nothing-to-count') return 'not-applicable';
    return now === 'holds' && !isBeyondRepair ? 'attained' : 'not-attained';
  }
  if (atDue === undefined) throw new RangeError(`the standing on the due day ${due} must be given from that day on`);
  if (atDue === 'nothing-to-count') return 'not-applicable';
  if (atDue === 'holds') return 'attained';
  if (now === 'holds') return 'attained-late';
  return group === 'floor' ? 'missed' : 'not-attained';
}
