import { expect, it } from 'vitest';
import { namesAsFiled, namesByLabel } from './names.js';
import { selectorWords } from './selector-words.js';

const itemsOf = (...item: string[]) => selectorWords({ fact: 'task.assigned', where: { item } }, namesAsFiled);

it('says a long row of numbers by its ends', () => {
  const items = Array.from({ length: 52 }, (_, at) => String(at + 1));
  expect(itemsOf(...items)).toEqual({ zh: 'task.assigned（item为1至52）', en: 'task.assigned (item: 1 to 52)' });
  expect(itemsOf('7', ...items.slice(8, 12), '20').en).toBe('task.assigned (item: 7, 9 to 12 or 20)');
  expect(itemsOf('7', ...items.slice(8, 12), '20').zh).toBe('task.assigned（item为7、9至12、20）');
});

it('names every code that is no such number', () => {
  expect(itemsOf('1', '2', '3').en).toBe('task.assigned (item: 1, 2 or 3)');
  expect(itemsOf('01', '02', '03', '04').en).toBe('task.assigned (item: 01, 02, 03 or 04)');
  expect(itemsOf('4', '3', '2', '1').zh).toBe('task.assigned（item为4、3、2、1）');
  expect(itemsOf('town').en).toBe('task.assigned (item: town)');
});

it('calls facts, fields and codes by their labels, and what has none as it is filed', () => {
  const words = (zh: string, en: string) => ({ zh, en });
  const names = namesByLabel(
    new Map([
      [
        'unit.opened',
        {
          name: words('组织成立', 'Organisation opened'),
          fields: new Map([
            ['type', { name: words('类型', 'type'), codes: new Map() }],
            ['validFrom', { name: words('启用日期', 'valid from'), codes: new Map() }],
            ['isJoint', { name: words('联合', 'joint'), codes: new Map([['true', words('是', 'yes')]]) }],
          ]),
        },
      ],
    ]),
  );
  const where = { type: ['town', 'colony'], isJoint: [true], rank: ['high'] };
  const ended = { fact: 'unit.closed', by: 'unit', where: {}, day: 'occurredOn', match: [] };
  expect(selectorWords({ fact: 'unit.opened', where, day: 'validFrom', ended }, names)).toEqual({
    zh: '〈组织成立〉（类型为镇街、colony，联合为是，rank为high，日期取启用日期，至unit.closed为止）',
    en: '“Organisation opened” (type: town or subdistrict or colony, joint: yes, rank: high, dated by “valid from”, until unit.closed)',
  });
});
