/**
 * The exact number that a value of a fact says, times 10^`scale`; null for what is no number. Integers stand as numbers, decimals as
 * text; at most 14 digits before the point and 9 behind it. A plan SHOULD keep as many decimals as the field has: more than `scale`
 * are rounded, half away from zero.
 */
export function amountOf(said: unknown, scale = 0): bigint | null {
  const text = typeof said === 'number' ? String(said) : said;
  if (typeof text !== 'string') return null;
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const kept = BigInt(whole + decimals.slice(0, scale).padEnd(scale, '0'));
  const number = (decimals[scale] ?? '0') >= '5' ? kept + 1n : kept;
  return sign === '-' ? -number : number;
}
