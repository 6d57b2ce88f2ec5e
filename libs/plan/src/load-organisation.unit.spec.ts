import { describe, expect, it } from 'vitest';
import { loadOrganisation } from './load-organisation.js';

const sound = `id: test
name: { zh: 某市, en: City }
opensOn: 2019-01-01
types:
  - { id: city, name: { zh: 市, en: City } }
  - { id: school, name: { zh: 学校, en: School } }
units:
  - { id: c.s.1, type: school, parent: c.s, name: { zh: 一, en: One }, opensOn: 2020-09-01 }
  - { id: c, type: city, name: { zh: 市, en: City } }
  - { id: c.s, type: school, parent: c, name: { zh: 校, en: School } }
  - { id: out, type: city, name: { zh: 外, en: Outside } }
`;

function faultsOf(text: string): readonly string[] {
  const loaded = loadOrganisation(text);
  return loaded.ok ? [] : loaded.faults.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

describe('an organisation', () => {
  it('lists parents before children, and every unit with its first day', () => {
    const loaded = loadOrganisation(sound);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    expect(loaded.organisation.units.map(({ id, parent, opensOn }) => [id, parent, opensOn])).toEqual([
      ['c', null, '2019-01-01'],
      ['c.s', 'c', '2019-01-01'],
      ['c.s.1', 'c.s', '2020-09-01'],
      ['out', null, '2019-01-01'],
    ]);
  });

  it('reports everything that is wrong at once', () => {
    const text = `id: test
name: { zh: 某市, en: City }
opensOn: 2019-01-01
types:
  - { id: city, name: { zh: 市, en: City } }
  - { id: city, name: { zh: 市, en: City } }
units:
  - { id: c, type: city, name: { zh: 市, en: City }, opensOn: 2020-02-01 }
  - { id: c.s, type: scholl, parent: c, name: { zh: 校, en: School }, opensOn: 2020-03-01 }
  - { id: c.s, type: city, parent: d, name: { zh: 校, en: School } }
  - { id: early, type: city, parent: c, name: { zh: 早, en: Early } }
  - { id: below, type: city, parent: x, name: { zh: 下, en: Below } }
  - { id: x, type: city, parent: y, name: { zh: 甲, en: X } }
  - { id: y, type: city, parent: x, name: { zh: 乙, en: Y } }
  - { id: self, type: city, parent: self, name: { zh: 自, en: Self } }
  - { id: Upper, type: city, colour: red, name: { zh: 大 } }
`;
    expect(faultsOf(text)).toEqual([
      '6:11 duplicate-id',
      '9:22 unknown-type',
      '10:11 duplicate-id',
      '10:36 unknown-parent',
      '11:5 opens-before-parent',
      '13:34 parent-cycle',
      '15:37 parent-cycle',
      '16:11 format',
      '16:30 unknown-property',
      '16:49 missing',
    ]);
  });

  it('takes names of up to 80 characters, as the ledger does', () => {
    expect(faultsOf(sound.replace('en: Outside', `en: ${'x'.repeat(80)}`))).toEqual([]);
    expect(faultsOf(sound.replace('en: Outside', `en: ${'x'.repeat(81)}`))).toEqual(['11:47 range']);
  });

  it('shows a circle whole, once', () => {
    const circle = sound.replace('{ id: c, type: city,', '{ id: c, type: city, parent: c.s.1,');
    const loaded = loadOrganisation(circle.replace(', opensOn: 2020-09-01', ''));
    expect(loaded).toMatchObject({
      faults: [
        {
          path: '/units/0/parent',
          message: 'units[0].parent closes the circle c.s.1 → c.s → c → c.s.1: must lead to a root',
        },
      ],
    });
  });

  it('is checked in time that does not explode: a chain of 10,000 units', () => {
    const units = Array.from(
      { length: 10_000 },
      (_, at) =>
        `  - { id: u${at}, type: city, ${at < 9_999 ? `parent: u${at + 1}, ` : ''}name: { zh: 单位, en: Unit } }`,
    );
    const loaded = loadOrganisation(sound.slice(0, sound.indexOf('  - { id: c.s.1')) + units.join('\n'));
    expect(loaded.ok && loaded.organisation.units[0]?.id).toBe('u9999');
    expect(loaded.ok && loaded.organisation.units).toHaveLength(10_000);
  });
});
