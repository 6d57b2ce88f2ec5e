import { expect, it } from 'vitest';
import { moved } from './move.js';

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
