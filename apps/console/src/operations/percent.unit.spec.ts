import { expect, it } from 'vitest';
import { percentDone } from './percent.js';

it.each([
  ['0', '0', 0],
  ['0', '3', 0],
  ['2', '3', 66],
  ['999', '1000', 99],
  ['3', '3', 100],
  ['4', '3', 100],
])('%s of %s is %i percent', (done, total, percent) => {
  expect(percentDone(done, total)).toBe(percent);
});
