import { expect, it } from 'vitest';
import { positionOf } from './positions.js';

it.each(['1', '36512', '9007199254740991'])('takes %s for a position', (text) => {
  expect(positionOf(text)).toBe(text);
});

it.each([undefined, '', 'abc', '0', '-1', '1.5', '01', ' 1', '12345678901234567'])('takes %s for none', (text) => {
  expect(positionOf(text)).toBeUndefined();
});
