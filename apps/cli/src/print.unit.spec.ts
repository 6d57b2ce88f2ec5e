import { expect, it } from 'vitest';
import { table, width } from './print.js';

it('sets columns apart by what they take at a terminal: Chinese characters two places', () => {
  expect(width('学社衔接率 ≥ 85 %')).toBe(17);
  expect(
    table(
      ['A', 'B'],
      [
        ['学社', '1'],
        ['x', '2'],
      ],
    ),
  ).toBe('A     B\n学社  1\nx     2');
});
