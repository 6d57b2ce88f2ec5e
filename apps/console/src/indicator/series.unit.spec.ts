import { expect, it } from 'vitest';
import type { Attainment } from '../api/types.js';
import { daysKnown, daysOf, drawn, drawnTarget, hasChanged } from './series.js';

const number = (numerator: string, verdict = 'pending', percent: string | null = '50.00'): Attainment =>
  ({
    kind: 'ratio',
    verdict,
    value: { numerator, denominator: '4', percent, text: null },
    target: { comparator: 'at-least', value: '17/20', stated: '85 %' },
  }) as Attainment;

it('takes the ends of the months that are over, and the day itself last', () => {
  expect(daysOf('2020-01-01', '2020-03-15')).toEqual(['2020-01-31', '2020-02-29', '2020-03-15']);
  expect(daysOf('2020-01-01', '2020-02-29')).toEqual(['2020-01-31', '2020-02-29']);
  expect(daysOf('2020-01-01', '2020-01-02')).toEqual(['2020-01-02']);
});

it('asks what was known at the end of days that were over at P, since the plan was published', () => {
  const days = ['2020-01-31', '2020-02-29', '2020-03-31', '2020-04-30'];
  expect(daysKnown(days, '2020-02-01', '2020-03-31')).toEqual(['2020-02-29']);
  expect(daysKnown(days, '2020-01-01', '2020-12-01')).toEqual(days);
});

it('says that a number has changed since: another value, or another verdict', () => {
  const day = '2020-03-31';
  expect(hasChanged({ day, known: number('2'), current: number('2') })).toBe(false);
  expect(hasChanged({ day, known: number('2'), current: number('3') })).toBe(true);
  expect(hasChanged({ day, known: number('2'), current: number('2', 'missed') })).toBe(true);
  expect(hasChanged({ day, known: null, current: number('2') })).toBe(false);
});

it('draws shares in percent, with the target on the same scale', () => {
  expect([drawn(number('2').value), drawnTarget(number('2'))]).toEqual([50, 85]);
  expect([drawn(number('2', 'pending', null).value), drawnTarget(number('2', 'pending', null))]).toEqual([0.5, 0.85]);
  expect(drawn(null)).toBeNull();
  expect(drawnTarget({ ...number('2'), kind: 'trend' })).toBeNull();
});
