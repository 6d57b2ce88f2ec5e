import type { AssessedPart, Assessment, Question } from './assessment.js';
import type { Fraction } from './fraction.js';
import { progressOfShare } from './pace.js';
import { standing } from './target.js';
import { judge } from './verdict.js';

/**
 * The assessment of a number that is one share, judged at (P, due) and made up late (coverage, ratio, per-subject-min): the
 * group `share` of the due-day table.
 *
 * `progress` is min(1, value ÷ target) unless the kind says otherwise. While a norm is awaited, that says how often, nothing is judged.
 */
export function assessShare(
  { target, due, day }: Question,
  of: {
    readonly value: Fraction;
    readonly atDue: Fraction | null;
    readonly counts: Readonly<Record<string, bigint>>;
    readonly parts?: readonly AssessedPart[];
    readonly progress?: Fraction | null;
    readonly awaits?: 'norm' | undefined;
  },
): Assessment {
  const { value, atDue, counts, parts = [] } = of;
  const common = { value, as: 'share', reason: null, valueAtDue: atDue, counts, parts } as const;
  if (of.awaits === 'norm') return { ...common, verdict: 'not-evaluable', reason: 'norm-not-loaded', progress: null };
  if (target === null) return { ...common, verdict: 'report-only', progress: null };
  const verdict = judge({
    group: 'share',
    due,
    day,
    now: standing(value, target),
    atDue: atDue === null ? undefined : standing(atDue, target),
  });
  return { ...common, verdict, progress: of.progress === undefined ? progressOfShare(value, target) : of.progress };
}
