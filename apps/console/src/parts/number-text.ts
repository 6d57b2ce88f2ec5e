import type { TFunction } from 'i18next';
import type { Attainment, Completeness, ExactValue } from '../api/types.js';

const comparators: Readonly<Record<string, string>> = { 'at-least': '≥', 'at-most': '≤', 'equal-to': '=' };

/** `84.59` or `84.59 %` as `84.59 %`. */
export const percentText = (percent: string): string => (percent.endsWith('%') ? percent : `${percent} %`);

/** A number as people read it: a share in percent, a quantity as it is, of a deliverable the parts that are done. */
export function valueText(value: ExactValue | null, kind: string): string {
  if (value === null) return '—';
  const { numerator, denominator, percent, text } = value;
  if (kind === 'milestone') return `${numerator}/${denominator}`;
  if (percent !== null) return percentText(percent);
  return text ?? `${numerator}/${denominator}`;
}

/** The exact fraction behind a share; nothing where the number says it all. */
export const fractionText = (value: ExactValue | null, kind?: string): string | undefined =>
  value === null || value.percent === null || kind === 'milestone'
    ? undefined
    : `${value.numerator}/${value.denominator}`;

export function targetText(
  t: TFunction,
  { target, provenance, kind }: Pick<Attainment, 'target' | 'provenance' | 'kind'>,
): string {
  if (target === null) return provenance.code === 'X' ? t('target.elsewhere') : t('target.none');
  if (kind === 'milestone') return t('target.allParts');
  if (kind === 'trend') return t('target.baseline');
  return `${comparators[target.comparator] ?? target.comparator} ${target.stated}`;
}

/** Progress beside the calendar: `实际 42 % / 序时 58 % / 差 −16`. */
export function paceText(t: TFunction, { elapsed, progress }: NonNullable<Attainment['pace']>): string {
  const [done, gone] = [hundredths(progress), hundredths(elapsed)];
  return t('pace.line', { progress: plain(done), elapsed: plain(gone), difference: signed(done - gone) });
}

export const reportsText = (t: TFunction, { reported, nil, expected, rate }: Completeness): string =>
  rate === null ? t('completeness.none') : t('completeness.line', { there: reported + nil, expected });

/** Percent with two decimals, as hundredths of a percent. Exact: no floating point. */
export function hundredths(percent: string): bigint {
  const [, sign = '', whole = '0', decimals = ''] = /^\s*([-−]?)(\d+)(?:\.(\d{1,2}))?/.exec(percent) ?? [];
  const size = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign === '' ? size : -size;
}

/** Hundredths without needless zeros: `42`, `42.5`, `42.37`. */
function plain(value: bigint): string {
  const size = value < 0n ? -value : value;
  const decimals = String(size % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${value < 0n ? '−' : ''}${size / 100n}${decimals === '' ? '' : `.${decimals}`}`;
}

const signed = (value: bigint): string => (value > 0n ? `+${plain(value)}` : plain(value));
