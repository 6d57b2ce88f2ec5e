import * as z from 'zod';

/** An exact number, n ÷ d. `n` ≥ 0, `d` > 0, not reduced: 85 % is 85/100. Never a float. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const form = /^(?:(\d{1,15})(?:\.(\d{1,6}))?\s?%|(\d{1,18})\/(\d{1,18})|(\d{1,18}))$/;

/**
 * Reads `85 %`, `66.5 %`, `17/20` or `5`. Undefined for anything else: decimals without a percent sign (0.85 would hide
 * what the document states), a denominator of 0, signs.
 */
export function parseFraction(text: string): Fraction | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, percent, decimals = '', n, d, whole] = match;
  if (percent !== undefined) return { n: BigInt(percent + decimals), d: 100n * 10n ** BigInt(decimals.length) };
  if (whole !== undefined) return { n: BigInt(whole), d: 1n };
  if (n === undefined || d === undefined || BigInt(d) === 0n) return undefined;
  return { n: BigInt(n), d: BigInt(d) };
}

/** A quantity as it is stated (`85 %`) beside its exact value. */
export interface Quantity {
  readonly stated: string;
  readonly value: Fraction;
}

/** A quantity in a plan file. */
export const quantity = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().transform((stated, context) => {
    const value = parseFraction(stated);
    if (value !== undefined) return { stated, value };
    const message = 'must be exact: a percentage like 85 % or 66.5 %, a fraction like 17/20, or a whole number like 5';
    context.issues.push({ code: 'custom', input: stated, message });
    return z.NEVER;
  }),
);
