/** Half up, two decimals, of an exact fraction; by whole numbers alone. */
function percentOf(numerator: bigint, denominator: bigint): string {
  const isNegative = numerator < 0n;
  const size = isNegative ? -numerator : numerator;
  const hundredths = (size * 20_000n + denominator) / (2n * denominator);
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  return `${isNegative && hundredths > 0n ? '−' : ''}${text} %`;
}

/** A number of a report, `n/d`, as people read it: a share with its percent, a count as it is. */
export function exactText(value: string | null, as: 'share' | 'count'): string {
  if (value === null) return '—';
  const [, numerator = '', denominator = '1'] = /^(-?\d+)(?:\/(\d+))?$/.exec(value) ?? [];
  if (numerator === '' || BigInt(denominator) === 0n) return value;
  if (as === 'count') return denominator === '1' ? numerator : value;
  return `${numerator}/${denominator} = ${percentOf(BigInt(numerator), BigInt(denominator))}`;
}
