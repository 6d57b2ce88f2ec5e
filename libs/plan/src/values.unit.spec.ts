import { describe, expect, it } from 'vitest';
import { isDay } from './day.js';
import { formatFault, placeName, pointer } from './fault.js';
import { parseFraction } from './fraction.js';

describe('quantities are exact', () => {
  it.each([
    ['85 %', 85n, 100n],
    ['85%', 85n, 100n],
    ['66.5 %', 665n, 1000n],
    ['0.001 %', 1n, 100_000n],
    ['17/20', 17n, 20n],
    ['100000', 100_000n, 1n],
    ['0', 0n, 1n],
  ])('%s', (text, n, d) => {
    expect(parseFraction(text)).toEqual({ n, d });
  });

  it.each(['0.85', '85％', '1/0', '-5', '8 5%', '85  %', '', '%', '1e3', '.5 %', '9'.repeat(30)])(
    '%s is none',
    (text) => {
      expect(parseFraction(text)).toBeUndefined();
    },
  );
});

describe('days', () => {
  it.each(['2020-02-29', '1900-01-01', '2199-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2020-02-30',
    '2019-02-29',
    '2100-02-29',
    '2020-13-01',
    '2020-1-1',
    '2020-00-10',
    '1899-12-31',
    '2020-01-01T00:00',
  ])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('the place of a fault', () => {
  it('is an RFC 6901 pointer for programs and a path for people', () => {
    expect(pointer(['a/b', 0, 'm~n'])).toBe('/a~1b/0/m~0n');
    expect(pointer([])).toBe('');
    expect(placeName(['items', 3, 'no'])).toBe('items[3].no');
    expect(placeName([])).toBe('the file');
    const fault = {
      line: 12,
      column: 5,
      path: '/year',
      rule: 'range',
      message: 'year is 0: must be at least 1900',
    } as const;
    expect(formatFault('plan.yaml', fault)).toBe('plan.yaml:12:5: year is 0: must be at least 1900 [range]');
  });
});
