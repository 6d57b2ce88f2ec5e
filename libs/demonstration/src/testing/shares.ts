type Share = readonly [number, number];

/** Sum of numerators and denominators. */
export const total = (shares: Iterable<readonly [string, Share]>): [number, number] => {
  let sum: [number, number] = [0, 0];
  for (const [, [linked, all]] of shares) sum = [sum[0] + linked, sum[1] + all];
  return sum;
};

/** `dg.school.03` of `dg.school.03.b1`. */
export const schoolOf = (unit: string): string => unit.split('.').slice(0, 3).join('.');
