import { describe, expect, it } from 'vitest';
import { exactText } from './exact.js';

describe('a number of a report', () => {
  it.each([
    ['5587/6604', 'share', '5587/6604 = 84.60 %'],
    ['1/3', 'share', '1/3 = 33.33 %'],
    ['1/8', 'share', '1/8 = 12.50 %'],
    ['1/80000', 'share', '1/80000 = 0.00 %'],
    ['3/40000', 'share', '3/40000 = 0.01 %'],
    ['-1/4', 'share', '-1/4 = −25.00 %'],
    ['12345678901234567890123/1', 'count', '12345678901234567890123'],
    ['3/2', 'count', '3/2'],
    ['7', 'count', '7'],
    ['0/0', 'share', '0/0'],
    [null, 'share', '—'],
  ] as const)('%s as a %s reads %s', (value, as, text) => {
    expect(exactText(value, as)).toBe(text);
  });
});
