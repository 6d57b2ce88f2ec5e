import type { Comparator } from '@duibiao/plan';
import { compareFractions, type Fraction } from './fraction.js';

/** What a plan asks of a value, exactly. A `Target` of `@duibiao/plan` is one. */
export interface Goal {
  readonly comparator: Comparator;
  readonly value: Fraction;
}

/** How one value stands to its target on one (P, D). `nothing-to-count` is a denominator of 0. */
export type Standing = 'holds' | 'fails' | 'nothing-to-count';

/**
 * Compares whole numbers only: 170/200 holds at 85 %, 84.996 % does not although it is shown as 85.00 %.
 *
 * Throws RangeError when the goal's denominator is not positive. Source: plan-catalogue 1.3, 2.5, 2.6.
 */
export function standing(value: Fraction, goal: Goal): Standing {
  if (value.d === 0n) return 'nothing-to-count';
  const order = compareFractions(value, goal.value);
  const holds = { 'at-least': order >= 0, 'at-most': order <= 0, 'equal-to': order === 0 }[goal.comparator];
  return holds ? 'holds' : 'fails';
}
