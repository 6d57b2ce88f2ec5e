import { expect, test } from 'vitest';
import { type ErasureList, mergeErasures } from './erasures.js';

const [anna, bo, cai] = ['a', 'b', 'c'].map((letter) => `s-${letter.repeat(26)}`) as [string, string, string];
const at = (minute: number): string => `2020-12-01T01:${String(minute).padStart(2, '0')}:00.000000Z`;
const list = (id: string, entries: number, ...erased: readonly (readonly [string, number, number])[]): ErasureList => ({
  format: 'duibiao-erasures@1',
  secret: 'x',
  writtenAt: at(0),
  ledgers: [
    {
      id,
      entries,
      erasures: erased.map(([subject, position, minute]) => ({ subject, position, recordedAt: at(minute) })),
    },
  ],
});

test('a list takes in what is new, and the later of two erasures of one person', () => {
  const merged = mergeErasures(list('l', 10, [anna, 5, 1], [bo, 6, 2]), list('l', 20, [anna, 15, 3], [cai, 16, 4]));
  expect(merged).toEqual(list('l', 20, [bo, 6, 2], [anna, 15, 3], [cai, 16, 4]));
});

test('nobody is taken off by a database that was restored without the list, which knows less', () => {
  const merged = mergeErasures(list('l', 30, [anna, 25, 5]), list('l', 20));
  expect(merged).toEqual(list('l', 20, [anna, 25, 5]));
});

test('ledgers that only one of both knows stay', () => {
  const merged = mergeErasures(list('old', 9, [anna, 5, 1]), list('new', 3));
  expect(merged.ledgers.map(({ id, entries, erasures }) => [id, entries, erasures.length])).toEqual([
    ['new', 3, 0],
    ['old', 9, 1],
  ]);
});
