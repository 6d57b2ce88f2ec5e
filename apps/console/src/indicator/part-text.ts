/** Kinds whose parts are quantities; those of the others are shares of a whole, shown as they stand. */
const quantities = new Set(['activity', 'trend']);

/** The value of a part: of a quantity the number (`12` of 12/1, `12.5` of 125/10), of a share the fraction. Exact. */
export const partText = (value: string, kind: string): string => (quantities.has(kind) ? quantityText(value) : value);

/** A number with decimals from its fraction; any whose denominator is no power of ten as it stands. */
export function quantityText(value: string): string {
  const [n = '', d = ''] = value.split('/');
  if (!/^10*$/.test(d)) return value;
  const scale = d.length - 1;
  if (scale === 0) return n;
  const digits = n.padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
