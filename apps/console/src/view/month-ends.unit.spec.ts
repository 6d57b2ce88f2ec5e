import { expect, it } from 'vitest';
import { monthEnds } from './month-ends.js';

it('gives the last days of the months that are over', () => {
  expect(monthEnds('2020-01-01', '2020-03-30')).toEqual(['2020-01-31', '2020-02-29']);
  expect(monthEnds('2020-01-01', '2020-03-31')).toEqual(['2020-01-31', '2020-02-29', '2020-03-31']);
});

it('goes over the turn of a year, and leaves out the oldest', () => {
  expect(monthEnds('2020-10-15', '2021-01-31', 2)).toEqual(['2020-12-31', '2021-01-31']);
  expect(monthEnds('2020-10-15', '2020-10-30')).toEqual([]);
});
