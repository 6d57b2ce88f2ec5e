import type { Attainment } from '../api/types.js';
import { badness } from '../verdict/verdicts.js';

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** A value or a target (`n/d`) as whole numbers; undefined where there is none. */
export function fractionOf(value: Attainment['value'] | string | undefined): Fraction | undefined {
  if (value === null || value === undefined) return undefined;
  const [n = '', d = ''] = typeof value === 'string' ? value.split('/') : [value.numerator, value.denominator];
  return /^-?\d+$/.test(n) && /^\d+$/.test(d) && d !== '0' ? { n: BigInt(n), d: BigInt(d) } : undefined;
}

const compare = (one: Fraction, other: Fraction): number => {
  const difference = one.n * other.d - other.n * one.d;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
};

/**
 * Worst first: by verdict, then by value (of what must not exceed its target the highest is worst), then by name. A unit without a number
 * comes after those that have one. Exact: no floating point.
 */
export function worstFirst(one: Attainment, other: Attainment): number {
  const byVerdict = badness(one.verdict) - badness(other.verdict);
  if (byVerdict !== 0) return byVerdict;
  const [value, against] = [fractionOf(one.value), fractionOf(other.value)];
  if (value === undefined || against === undefined) {
    if (value !== against) return value === undefined ? 1 : -1;
    return one.unitName.localeCompare(other.unitName, 'zh');
  }
  const byValue = compare(value, against) * (one.target?.comparator === 'at-most' ? -1 : 1);
  return byValue === 0 ? one.unitName.localeCompare(other.unitName, 'zh') : byValue;
}

/** Units in order, and how many of them the indicator does not apply to. */
export function ranked(attainments: readonly Attainment[]): {
  readonly rows: readonly Attainment[];
  readonly others: number;
} {
  const rows = attainments.filter(({ verdict }) => verdict !== 'not-applicable');
  return { rows: rows.sort(worstFirst), others: attainments.length - rows.length };
}

/**
 * How long the bars are, in percent of the longest that fits: a share stands for itself, a quantity is told by the greatest of all. Only drawn;
 * the number itself stands beside it.
 */
export function barScale(rows: readonly Attainment[]): (fraction: Fraction | undefined) => number {
  const isShare = rows.some(({ value }) => (value?.percent ?? null) !== null);
  const target = fractionOf(rows[0]?.target?.value);
  const values = [target, ...rows.map(({ value }) => fractionOf(value))].map(plain);
  const most = isShare ? 1 : Math.max(...values);
  return (fraction) => (most <= 0 ? 0 : Math.min(100, Math.max(0, (plain(fraction) / most) * 100)));
}

const plain = (fraction: Fraction | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.n) / Number(fraction.d);
