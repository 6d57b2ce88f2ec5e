import { expect, it } from 'vitest';
import type { Matrix, PlanOutline } from '../api/types.js';
import { badCount, shownOf, valueAt, verdictAt } from './table.js';

const verdicts = ['attained', 'missed', 'not-attained', 'report-only', 'not-applicable', 'pending'];
const unit = (id: string) => ({ unit: id, name: id });
const matrix = {
  verdicts,
  units: [unit('x'), unit('y'), unit('z')],
  indicators: [
    { indicator: 'a', item: 1 },
    { indicator: 'b', item: 2 },
    { indicator: 'c', item: 2 },
  ],
  rows: [
    { verdicts: [0, 3, 4], values: ['90.00 %', '7', null], behind: [] },
    { verdicts: [1, 4, 5], values: ['1,200', null, null], behind: [] },
    { verdicts: [1, 3, 2], values: ['300', '5', '0'], behind: [] },
  ],
} as unknown as Matrix;
const outline = {
  items: [
    { no: 1, section: 'one' },
    { no: 2, section: 'two' },
  ],
} as unknown as PlanOutline;
const asked = { section: undefined, isJudgedOnly: false, sort: 'organisation' };

it('reads verdict and value of a cell', () => {
  expect(verdictAt(matrix, 2, 2)).toBe('not-attained');
  expect(valueAt(matrix, 2, 0)).toBe('300');
  expect(badCount(matrix, 2, [0, 1, 2])).toBe(2);
  expect(badCount(matrix, 2, [1, 2])).toBe(1);
});

it('leaves out indicators by which no unit is judged, and those of other sections', () => {
  expect(shownOf(matrix, outline, asked).columns).toEqual([0, 1, 2]);
  expect(shownOf(matrix, outline, { ...asked, isJudgedOnly: true }).columns).toEqual([0, 2]);
  expect(shownOf(matrix, outline, { ...asked, section: 'two' }).columns).toEqual([1, 2]);
});

it('orders units by how much they have not reached, or by one indicator, worst and lowest first', () => {
  expect(shownOf(matrix, outline, asked).rows).toEqual([0, 1, 2]);
  expect(shownOf(matrix, outline, { ...asked, sort: 'worst' }).rows).toEqual([2, 1, 0]);
  expect(shownOf(matrix, outline, { ...asked, sort: 'a' }).rows).toEqual([2, 1, 0]);
});

it('counts what is not reached among the indicators that are shown', () => {
  expect(shownOf(matrix, outline, { ...asked, sort: 'worst', section: 'one' }).rows).toEqual([1, 2, 0]);
});

it('puts the highest first where a target must not be exceeded, and what has no number last', () => {
  const limits = {
    ...matrix,
    indicators: [{ indicator: 'a', item: 1, target: { comparator: 'at-most' } }],
    units: ['w', 'x', 'y', 'z'].map(unit),
    rows: ['300', null, '1,200', null].map((value) => ({ verdicts: [1], values: [value], behind: [] })),
  } as unknown as Matrix;
  expect(shownOf(limits, outline, { ...asked, sort: 'a' }).rows).toEqual([2, 0, 1, 3]);
});
