import { expect, it } from 'vitest';
import { selectorWords } from './selector-words.js';

const itemsOf = (...item: string[]) => selectorWords({ fact: 'task.assigned', where: { item } });

it('says a long row of numbers by its ends', () => {
  const items = Array.from({ length: 52 }, (_, at) => String(at + 1));
  expect(itemsOf(...items)).toEqual({ zh: 'task.assigned（item 为 1至52）', en: 'task.assigned (item 1 to 52)' });
  expect(itemsOf('7', ...items.slice(8, 12), '20').en).toBe('task.assigned (item 7, 9 to 12 or 20)');
  expect(itemsOf('7', ...items.slice(8, 12), '20').zh).toBe('task.assigned（item 为 7、9至12、20）');
});

it('names every code that is no such number', () => {
  expect(itemsOf('1', '2', '3').en).toBe('task.assigned (item 1, 2 or 3)');
  expect(itemsOf('01', '02', '03', '04').en).toBe('task.assigned (item 01, 02, 03 or 04)');
  expect(itemsOf('4', '3', '2', '1').zh).toBe('task.assigned（item 为 4、3、2、1）');
  expect(itemsOf('town').en).toBe('task.assigned (item town)');
});
