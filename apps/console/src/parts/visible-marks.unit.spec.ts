import { expect, it } from 'vitest';
import { visibleMarks } from './visible-marks.js';

it('writes marks out that turn the direction of text', () => {
  expect(visibleMarks('a\u202eb\u2066c\u2069\u200f\u061c')).toBe('a\\u202eb\\u2066c\\u2069\\u200f\\u061c');
});

it('leaves everything else as it is', () => {
  const text = '东莞 — \u0645\u0631\u062d\u0628\u0627 👩‍👧\n\t"\\"';
  expect(visibleMarks(text)).toBe(text);
});
