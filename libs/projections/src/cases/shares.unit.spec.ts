import { expect, test } from 'vitest';
import { sharesOf } from './shares.js';

test('every definition is computed once, and whoever writes gets less', () => {
  const weights = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [n, 10 + n]));
  const definitions = Object.keys(weights).map(Number);
  const shares = sharesOf(definitions, weights, 2);
  expect(shares.flat().toSorted((a, b) => a - b)).toEqual(definitions);
  const [own = 0, one = 0, other = 0] = shares.map((share) => share.reduce((sum, n) => sum + (weights[n] ?? 0), 0));
  expect(own).toBeLessThan(one);
  expect(Math.abs(one - other)).toBeLessThan(60);
});

test('what nothing is known of is shared out all the same', () => {
  expect(sharesOf([1, 2, 3, 4, 5], {}, 1)).toEqual([expect.any(Array), expect.any(Array)]);
  expect(sharesOf([1, 2, 3, 4, 5], {}, 1).every((share) => share.length > 0)).toBe(true);
});
