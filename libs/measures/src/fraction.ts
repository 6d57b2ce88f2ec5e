import type { Fraction } from '@duibiao/plan';

/** An exact share or quantity, n ÷ d, not reduced. As a value `d` may be 0 (nothing to count); in a target it is not. */
export type { Fraction } from '@duibiao/plan';

/**
 * Orders two fractions by cross-multiplication: negative when a < b, 0 when equal, positive when a > b.
 *
 * Both denominators MUST be positive (throws RangeError otherwise): what has nothing to count is not compared.
 * Source: plan-catalogue 2.5.
 */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  if (a.d <= 0n || b.d <= 0n) throw new RangeError(`cannot compare ${a.n}/${a.d} with ${b.n}/${b.d}: nothing to count`);
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
