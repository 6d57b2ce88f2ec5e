/**
 * The exact number that a value of a fact says, times 10^`scale`; null for what is no number, and for more decimals than `scale`
 * keeps. Integers stand as numbers, decimals as text; at most 14 digits before the point and 9 behind it.
 */
export function amountOf(said: unknown, scale = 0): bigint | null {
  const text = typeof said === 'number' ? String(said) : said;
  if (typeof text !== 'string') return null;
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > scale) return null;
  const number = BigInt(whole + kept.padEnd(scale, '0'));
  return sign === '-' ? -number : number;
}
