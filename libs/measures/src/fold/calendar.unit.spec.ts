import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dateOf, dayNumber, dayText, monthsLater } from './calendar.js';

const day = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') });

describe('days as numbers', () => {
  test('are those of the calendar, there and back', () => {
    fc.assert(
      fc.property(day, (number) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: number });
        expect(dayText(number)).toBe(date.toString());
        expect(dayNumber(dayText(number))).toBe(number);
        expect(dateOf(number)).toEqual({ year: date.year, month: date.month, date: date.day });
      }),
    );
  });

  test('months later is the same day, cut to the end of a shorter month', () => {
    const near = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2100-01-01') });
    fc.assert(
      fc.property(near, fc.nat(1200), (number, months) => {
        const date = Temporal.PlainDate.from(dayText(number)).add({ months });
        expect(dayText(monthsLater(number, months))).toBe(date.toString());
      }),
    );
    expect(dayText(monthsLater(dayNumber('2020-01-31'), 1))).toBe('2020-02-29');
  });

  test.each(['2020-1-01', '', '2020-01-0a', '2020-01-0/', '2020-01-011'])('%s is no day', (text) => {
    expect(() => dayNumber(text)).toThrow(new RangeError(`not a day: ${text}`));
  });
});
