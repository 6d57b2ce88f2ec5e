import { expect, test } from 'vitest';
import { amountOf } from './amount.js';

test.each([
  [7, 0, 7n],
  ['2.5', 1, 25n],
  ['2.50', 1, 25n],
  ['-0.05', 2, -5n],
  ['99999999999999', 4, 999_999_999_999_990_000n],
  ['2.55', 1, 26n],
  ['-2.54', 1, -25n],
  ['0.5', 0, 1n],
  ['2,5', 1, null],
  ['十', 0, null],
  [true, 0, null],
  [undefined, 0, null],
] as const)('%s with %s decimals is %s', (said, scale, exact) => expect(amountOf(said, scale)).toBe(exact));
