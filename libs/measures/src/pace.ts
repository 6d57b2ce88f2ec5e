import { compareFractions, type Fraction } from './fraction.js';
import type { Goal } from './target.js';

/** Progress beside the calendar (时序进度): information only, it never changes a verdict. */
export interface Pace {
  /** Days from the first day of the plan's year to D, D included, ÷ the days of that year; at most 1. */
  readonly elapsed: Fraction;
  /** How far on the way, 0 … 1; each kind says how (plan-catalogue 2.7). */
  readonly progress: Fraction;
  readonly isBehind: boolean;
}

/** The whole number of days from `from` to `to`, both `YYYY-MM-DD`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (utc(to) - utc(from)) / 86_400_000;
}

function utc(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1);
}

/** The elapsed share of a plan's term, first and last day included: 2020-06-30 gives 182/366. Within 0 … 1. */
export function elapsedShare(term: { readonly from: string; readonly to: string }, day: string): Fraction {
  const length = daysBetween(term.from, term.to) + 1;
  const passed = Math.min(Math.max(daysBetween(term.from, day) + 1, 0), length);
  return { n: BigInt(passed), d: BigInt(length) };
}

/**
 * The progress of a coverage or ratio: min(1, value ÷ target). Null where it says nothing: nothing to count, a target of 0, an
 * `at-most`. Source: plan-catalogue 2.7.
 */
export function progressOfShare(value: Fraction, goal: Goal): Fraction | null {
  if (value.d <= 0n || goal.comparator === 'at-most' || goal.value.n <= 0n) return null;
  const quotient = { n: value.n * goal.value.d, d: value.d * goal.value.n };
  return quotient.n > quotient.d ? { n: 1n, d: 1n } : quotient;
}

/** Progress beside the calendar: behind when it is less than the elapsed share. Null where there is no progress. */
export function paceOf(progress: Fraction | null, elapsed: Fraction): Pace | null {
  if (progress === null || progress.d <= 0n) return null;
  return { elapsed, progress, isBehind: compareFractions(progress, elapsed) < 0 };
}
