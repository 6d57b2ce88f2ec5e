/** The value of a part: a quantity (`12` of 12/1, `12.5` of 125/10) as it is, any other fraction as it stands. Exact. */
export function partText(value: string): string {
  const [n = '', d = ''] = value.split('/');
  if (!/^10*$/.test(d)) return value;
  const scale = d.length - 1;
  if (scale === 0) return n;
  const digits = n.padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
