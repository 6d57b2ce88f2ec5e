import { expect, it } from 'vitest';
import { dayOfKnown, lastOver } from './known-day.js';

it('is the local day of what was known: of a day itself, of an instant, of the entry at a position', () => {
  const of = (at: string): string => dayOfKnown(at, '2020-04-01T02:00:00Z', 'Asia/Shanghai');
  expect(of('2020-03-31')).toBe('2020-03-31');
  expect(of('2020-03-31T16:00:00Z')).toBe('2020-04-01');
  expect(of('1234')).toBe('2020-04-01');
});

it('names the last day whose end was known then, and not one after D', () => {
  expect(lastOver('2020-03-31', '2020-03-31', '2020-09-30')).toBe('2020-03-31');
  expect(lastOver('1234', '2020-03-31', '2020-09-30')).toBe('2020-03-30');
  expect(lastOver(undefined, '2020-12-01', '2020-12-01')).toBe('2020-11-30');
  expect(lastOver(undefined, '2020-12-01', '2020-09-30')).toBe('2020-09-30');
});
