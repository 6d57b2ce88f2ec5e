import { expect, it } from 'vitest';
import { moved, within, withFocused } from './move.js';

const size = { rows: 30, columns: 5 };
const press = (key: string, row: number, column: number, ctrlKey = false) => {
  const to = moved({ row, column }, { key, ctrlKey }, size);
  return to && [to.row, to.column];
};

it('moves by one, and to the names at the left', () => {
  expect(press('ArrowDown', 3, 2)).toEqual([4, 2]);
  expect(press('ArrowUp', 3, 2)).toEqual([2, 2]);
  expect(press('ArrowRight', 3, 2)).toEqual([3, 3]);
  expect(press('ArrowLeft', 3, 0)).toEqual([3, -1]);
});

it('stays within the grid', () => {
  expect(press('ArrowUp', 0, -1)).toEqual([0, -1]);
  expect(press('ArrowLeft', 0, -1)).toEqual([0, -1]);
  expect(press('PageDown', 25, 4)).toEqual([29, 4]);
  expect(press('ArrowRight', 0, 4)).toEqual([0, 4]);
});

it('goes to the ends', () => {
  expect(press('Home', 7, 3)).toEqual([7, -1]);
  expect(press('End', 7, 3)).toEqual([7, 4]);
  expect(press('Home', 7, 3, true)).toEqual([0, -1]);
  expect(press('End', 7, 3, true)).toEqual([29, 4]);
});

it('leaves other keys alone', () => expect(press('a', 1, 1)).toBeUndefined());

it('goes up to the heads of the indicators, and from them back to the names', () => {
  expect(press('ArrowUp', 0, 2)).toEqual([-1, 2]);
  expect(press('ArrowUp', -1, 2)).toEqual([-1, 2]);
  expect(press('ArrowRight', -1, 2)).toEqual([-1, 3]);
  expect(press('ArrowDown', -1, 2)).toEqual([0, 2]);
  expect(press('ArrowLeft', -1, 0)).toEqual([0, -1]);
});

it('keeps the focus in what is shown after there are fewer units or indicators', () => {
  expect(within({ row: 40, column: 9 }, size)).toEqual({ row: 29, column: 4 });
  expect(within({ row: -1, column: 3 }, { rows: 3, columns: 0 })).toEqual({ row: 0, column: -1 });
  expect(withFocused([10, 11], 3)).toEqual([3, 10, 11]);
  expect(withFocused([10, 11], 11)).toEqual([10, 11]);
  expect(withFocused([10, 11], -1)).toEqual([10, 11]);
});
