import { type Assessment, component, type Question } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { standing } from '../target.js';
import { judge } from '../verdict.js';
import { checkDurationInWindow } from './duration-in-window.check.js';
import { compileDurationInWindow } from './duration-in-window.compile.js';
import { durationInWindowFold } from './duration-in-window.fold.js';
import { type DurationParameters, durationParameters } from './duration-in-window.schema.js';
import { durationRows } from './duration-in-window.sql.js';
import { durationInWindowWords } from './duration-in-window.words.js';

/**
 * Time spent at a host inside a window that opens when someone takes office.
 *
 * A case is a person; each term that fits owns one row in one of four states: `open`, from some day on `met`, `missed`
 * (the window is over) or `left` (out of office before that). Value: met ÷ (met + missed); who is open or left is not counted.
 * Source: plan-catalogue 1.8.
 */
export const durationInWindow = {
  name: 'duration-in-window',
  version: 1,
  parameters: durationParameters,
  components: ['met', 'missed', 'open', 'left'],
  compile: compileDurationInWindow,
  check: checkDurationInWindow,
  sql: { rows: durationRows },
  fold: durationInWindowFold,
  assess,
  words: durationInWindowWords,
} as const satisfies MeasureKind<typeof durationParameters>;

/** Never late. Where all are asked for, one window missed cannot be made good by anyone else (group `standing`). */
function assess({ target, due, day, now, atDue }: Question<DurationParameters>): Assessment {
  const value = metOf(now);
  const counts = {
    met: component(now, 0),
    missed: component(now, 1),
    open: component(now, 2),
    left: component(now, 3),
  };
  const valueAtDue = atDue === null ? null : metOf(atDue);
  const common = { value, as: 'share', reason: null, valueAtDue, progress: null, counts, parts: [] } as const;
  if (target === null) return { ...common, verdict: 'report-only' };
  const isBeyondRepair = counts.missed > 0n && target.value.n >= target.value.d;
  return {
    ...common,
    verdict: judge({ group: 'standing', due, day, now: standing(value, target), isBeyondRepair }),
  };
}

const metOf = (slices: Question['now']): NonNullable<Assessment['value']> => ({
  n: component(slices, 0),
  d: component(slices, 0) + component(slices, 1),
});
