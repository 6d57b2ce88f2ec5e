import type { Assessment } from './assessment.js';
import type { Fraction } from './fraction.js';

/**
 * A fraction with two decimals, half up, for display only: 84.996/100 as a percentage is `85.00`, and still below 85.
 *
 * `scale` is 100n for a percentage, 1n for a plain quantity; negative values round half away from zero. Null when there is
 * nothing to count (d = 0). Throws RangeError for a negative denominator. Source: plan-catalogue 2.5.
 */
export function displayFraction(value: Fraction, scale = 100n): string | null {
  if (value.d === 0n) return null;
  if (value.d < 0n) throw new RangeError(`a denominator must not be negative: ${value.n}/${value.d}`);
  const isNegative = value.n < 0n;
  const scaled = (isNegative ? -value.n : value.n) * scale * 100n;
  const hundredths = (2n * scaled + value.d) / (2n * value.d);
  const digits = hundredths.toString().padStart(3, '0');
  return `${isNegative && hundredths > 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A share as people read it: `86.36 %`, or null when there is nothing to count. */
export function displayPercent(value: Fraction): string | null {
  const text = displayFraction(value);
  return text === null ? null : `${text} %`;
}

/** A value as people read it: a share in percent, a quantity as it is; null where there is none. */
export function displayValue({ value, as }: Pick<Assessment, 'value' | 'as'>): string | null {
  if (value === null) return null;
  if (as === 'share') return displayPercent(value);
  return value.d === 1n ? value.n.toString() : displayFraction(value, 1n);
}
