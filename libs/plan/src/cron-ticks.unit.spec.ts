import { expect, test } from 'vitest';
import { firstTickOn, nextTick } from './cron-ticks.js';

const shanghai = 'Asia/Shanghai';

test.each([
  ['0 2 * * *', '2020-12-31T17:59:59Z', '2020-12-31T18:00:00Z'],
  ['0 2 * * *', '2020-12-31T18:00:00Z', '2021-01-01T18:00:00Z'],
  ['30 1 1 * *', '2020-12-31T18:00:00Z', '2021-01-31T17:30:00Z'],
  ['0 3 1 jan,apr,jul,oct *', '2020-10-01T00:00:00Z', '2020-12-31T19:00:00Z'],
  ['*/20 8-9 * * mon-fri', '2020-12-04T01:45:00Z', '2020-12-07T00:00:00Z'],
  ['0 0 29 2 *', '2020-03-01T00:00:00Z', '2024-02-28T16:00:00Z'],
  ['0 0 13 * 5', '2020-11-13T00:00:00Z', '2020-11-19T16:00:00Z'],
])('%s after %s comes at %s in Shanghai', (cron, after, tick) => {
  expect(nextTick(cron, shanghai, after)).toBe(tick);
});

test('a time that summer time skips comes an hour later, one that winter time repeats comes once', () => {
  expect(nextTick('30 2 * * *', 'Europe/Berlin', '2020-03-29T00:00:00Z')).toBe('2020-03-29T01:30:00Z');
  expect(nextTick('30 2 * * *', 'Europe/Berlin', '2020-10-24T23:00:00Z')).toBe('2020-10-25T00:30:00Z');
  expect(nextTick('30 2 * * *', 'Europe/Berlin', '2020-10-25T00:30:00Z')).toBe('2020-10-26T01:30:00Z');
});

test('the first of a day, and none where the day has none after the moment', () => {
  const often = '0 6-8 * * *';
  expect(firstTickOn(often, shanghai, '2020-12-02', '2020-12-01T00:00:00Z')).toBe('2020-12-01T22:00:00Z');
  expect(firstTickOn(often, shanghai, '2020-12-02', '2020-12-01T23:30:00Z')).toBe('2020-12-02T00:00:00Z');
  expect(firstTickOn(often, shanghai, '2020-12-02', '2020-12-02T00:00:00Z')).toBeUndefined();
});

test('what is no cron expression is refused in words', () => {
  expect(() => nextTick('* * * * * *', shanghai, '2020-12-01T00:00:00Z')).toThrow('must have five fields');
});
