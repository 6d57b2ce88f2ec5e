import type { Attainment } from '../api/types.js';
import { monthEnds } from '../view/month-ends.js';

/** What a number was on a day: as it was known then, and as it is known at the moment that is looked at; null where there was none. */
export interface Moment {
  readonly day: string;
  readonly known: Attainment | null;
  readonly current: Attainment | null;
}

/** The ends of the months of the plan's year up to a day, and that day itself: it is the last. */
export function daysOf(from: string, on: string): readonly string[] {
  const days = monthEnds(from, on);
  return days.at(-1) === on ? days : [...days, on];
}

/**
 * Of which days it is asked what was known at their end: those on which the plan was published already, and which were over at P. On the day of P
 * itself that is what is known at P; of later days nothing was known then.
 */
export const daysKnown = (days: readonly string[], publishedOn: string, knownDay: string): readonly string[] =>
  days.filter((day) => day >= publishedOn && day < knownDay);

/** Whether what is known now differs from what was known then: value or verdict. */
export function hasChanged({ known, current }: Moment): boolean {
  if (known === null || current === null) return false;
  const { numerator, denominator } = known.value ?? { numerator: '', denominator: '' };
  const isSame = numerator === (current.value?.numerator ?? '') && denominator === (current.value?.denominator ?? '');
  return !isSame || known.verdict !== current.verdict;
}

/** A value as it is drawn, a share in percent; null where there is none. Only drawn: the exact text stands in the table. */
export function drawn(value: Attainment['value']): number | null {
  if (value === null || value.denominator === '0') return null;
  const number = Number(value.numerator) / Number(value.denominator);
  return value.percent === null ? number : number * 100;
}

/** The target on the same scale; null where it is not a number that the value is held against. */
export function drawnTarget({ target, kind, value }: Attainment): number | null {
  if (target === null || kind === 'trend') return null;
  const [n, d] = target.value.split('/').map(Number);
  if (n === undefined || d === undefined || !(d > 0)) return null;
  return value?.percent === null ? n / d : (n / d) * 100;
}
