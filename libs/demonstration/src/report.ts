import { isoDay } from './calendar.js';
import type { DemoFact, DemoValues, MemberFact } from './command.js';
import type { Random } from './random.js';
import { reasons } from './reasons.js';

/** What a unit does about a fact of its own, so many of its reporting days later. */
export type Change =
  | {
      readonly after: number;
      readonly correct: DemoValues;
      readonly of: 'days' | 'values';
      readonly reason: string;
    }
  | { readonly after: number; readonly again: boolean; readonly reason: string };

/** A fact on its way: who reports it, from which day on it can be reported, and what is changed later. */
export interface Report {
  readonly by: string;
  readonly ready: number;
  readonly isLate: boolean;
  readonly fact: DemoFact;
  readonly later?: Change;
}

/** Nothing becomes ready later, so that every fact is in, and put right, by the end. */
export const LAST_READY = 320;

type Transfer = Exclude<MemberFact['kind'], 'graduate.marked'>;

/** A step of a member's transfer on its day. */
export interface Step {
  readonly kind: Transfer;
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly attempt: number;
  readonly day: number;
}

export const transferFact = (member: string, { kind, from, to, attempt, day }: Step): MemberFact => ({
  kind,
  refs: { member, from, to },
  days: { occurredOn: isoDay(day) },
  values: { attempt },
});

export const markFact = (member: string, unit: string, mark: string, day: number): MemberFact => ({
  kind: 'graduate.marked',
  refs: { member, unit },
  days: { occurredOn: isoDay(day) },
  values: { year: 2020, mark },
});

/** Reports a fact of a day: mostly within days, now and then months late, by `last` at the latest. */
export function reported(
  by: string,
  day: number,
  fact: DemoFact,
  random: Random,
  later?: Change,
  last = LAST_READY,
): Report {
  const isLate = random.chance(55);
  const wanted = day + 1 + (isLate ? random.between(35, 110) : random.between(0, 3));
  return {
    by,
    ready: Math.max(day + 1, Math.min(wanted, last)),
    isLate,
    fact,
    ...(later === undefined ? {} : { later }),
  };
}

/** Reports a step, sometimes with a mistake that is put right later. What stands in the end is always the step. */
export function reportedStep(member: string, step: Step, random: Random): Report {
  const fact = transferFact(member, step);
  const draw = random.between(0, 999);
  if (draw < 22) {
    const wrong = Math.min(Math.max(0, step.day + random.pick([-31, -30, -9, -3, -1, 1, 2, 7])), LAST_READY - 1);
    if (wrong === step.day) return reported(step.by, step.day, fact, random);
    const change = correction('days', { occurredOn: isoDay(step.day) }, random.pick(reasons.wrongDay), random);
    const first = transferFact(member, { ...step, day: wrong });
    return reported(step.by, Math.max(wrong, step.day), first, random, change);
  }
  if (draw < 27) {
    const change = { after: random.between(1, 3), again: true, reason: random.pick(reasons.enteredTwice) };
    return reported(step.by, step.day, fact, random, change);
  }
  return reported(step.by, step.day, fact, random);
}

export const correction = (of: 'days' | 'values', correct: DemoValues, reason: string, random: Random): Change => ({
  after: random.between(1, 4),
  correct,
  of,
  reason,
});

/** A fact that never was: reported, and voided for good. */
export function falseStep(member: string, step: Step, reason: string, random: Random): Report {
  const change = { after: random.between(1, 5), again: false, reason };
  return reported(step.by, step.day, transferFact(member, step), random, change);
}
