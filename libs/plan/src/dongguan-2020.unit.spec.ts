import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anyKinds, readFixture } from '../fixtures/read.js';
import { loadOrganisation } from './load-organisation.js';
import { loadPlan } from './load-plan.js';
import { withoutSpace } from './words.js';

const seed = (name: string): string => readFixture(`../../../seeds/dongguan-2020/${name}`);
const source = seed('source.txt');
const loaded = loadPlan(seed('plan.yaml'), { kinds: anyKinds, source });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
const { plan } = loaded;

/** Source: sections 5 and 9 of the catalogue. */
const hardCases = [
  'dg02-dxx-town',
  'dg03-lessons-mid',
  'dg03-lessons-other',
  'dg03-lessons-base',
  'dg04-talks',
  'dg34-linkage',
  'dg35-with-party',
  'dg35-scale-firms',
  'dg35-youth-npos',
  'dg40-schools',
  'dg45-annual-report',
  'dg46-debriefs',
  'dg48-secretaries',
  'dg48-deputies',
  'dg51-admission-eligibility',
  'dg51-one-number',
  'dg51-number-cap',
  'dg51-entry-one-month',
];

describe('《东莞共青团2020年工作要点》 as data', () => {
  it('keeps the document as it was received, byte for byte', () => {
    expect(createHash('sha256').update(source).digest('hex')).toBe(
      '4f7537d4488f80b212165312d80313c5b8cab5d38ec56d6c9543869a912a5502',
    );
  });

  it('has its notice, six sections and all 52 items', () => {
    expect(plan.title).toBe('东莞共青团2020年工作要点');
    expect(plan.sections).toHaveLength(6);
    expect(plan.items.map(({ no }) => no)).toEqual(Array.from({ length: 53 }, (_, no) => no));
    const headings = source.split('\n').filter((line) => /^[一二三四五六]、坚持/.test(line));
    expect(plan.sections.map(({ title }) => title)).toEqual(headings);
  });

  it('quotes every item whole: number and text are a line of the document', () => {
    const lines = new Set(source.split('\n').map((line) => line.trim()));
    for (const { no, text } of plan.items.slice(1)) expect(lines).toContain(`${no}．${text}`);
    expect(source.trimStart().startsWith(plan.items[0]?.text ?? '-')).toBe(true);
  });

  it('puts every item under the heading it stands under, and quotes everything but headings and the title once', () => {
    const order = plan.sections.flatMap(({ id, title }) => {
      const items = plan.items.filter(({ section }) => section === id);
      return [title, ...items.map(({ no, text }) => `${no}．${text}`)];
    });
    const whole = [plan.items[0]?.text, plan.title, plan.preamble, ...order].join('');
    expect(withoutSpace(whole)).toBe(withoutSpace(source));
  });

  it('opens every item with its title, up to the first full stop', () => {
    for (const { title, text } of plan.items.slice(1)) expect(text.split('。')[0]).toBe(title);
  });

  it('has indicators of its hard cases, each once, in the order of the items', () => {
    const items = plan.indicators.map(({ item }) => item);
    expect(items).toEqual(items.toSorted((a, b) => a - b));
    for (const { id, item } of plan.indicators) expect(id.startsWith(`dg${String(item).padStart(2, '0')}-`)).toBe(true);
    expect(plan.indicators.map(({ id }) => id)).toEqual(expect.arrayContaining(hardCases));
  });

  it('quotes the item for every indicator, and invents no target', () => {
    const unquoted = plan.indicators.filter(
      ({ item, provenance }) =>
        !withoutSpace(plan.items[item]?.text ?? '').includes(withoutSpace(provenance.quotation ?? '-')),
    );
    expect(unquoted.map(({ id }) => id)).toEqual([]);
    const invented = plan.indicators.filter(
      ({ provenance, target }) => (target !== null) !== ['S', 'D', 'G'].includes(provenance.code),
    );
    expect(invented.map(({ id }) => id)).toEqual([]);
  });

  it('has the shares that the text states', () => {
    const stated = plan.indicators.filter(({ target }) => target?.stated.endsWith('%') === true);
    const other = stated
      .filter(({ target }) => target?.stated !== '100 %')
      .map(({ id, target }) => [id, target?.stated]);
    expect(other).toEqual([['dg34-linkage', '85 %']]);
    expect(plan.indicators.find(({ id }) => id === 'dg34-linkage')).toMatchObject({
      item: 34,
      kind: 'ratio',
      provenance: { code: 'S', quotation: '全年团员“学社衔接率”不低于85%' },
      target: { comparator: 'at-least', value: { n: 85n, d: 100n } },
      due: { on: '2020-12-31', stated: '全年' },
      attribution: 'origin-unit',
    });
  });
});

describe('the organisation of Dongguan', () => {
  const organisation = loadOrganisation(seed('organisation.yaml'));
  if (!organisation.ok) throw new Error(JSON.stringify(organisation.faults, null, 1));
  const { units } = organisation.organisation;
  const idsOf = (type: string): readonly string[] => units.filter((unit) => unit.type === type).map(({ id }) => id);

  it('has 32 towns, parks, universities, bureaus and numbered schools under the city', () => {
    expect(idsOf('town')).toHaveLength(32);
    expect(idsOf('park')).toHaveLength(3);
    expect(idsOf('university')).toHaveLength(8);
    expect(idsOf('bureau')).toHaveLength(8);
    expect([...idsOf('school-vocational'), ...idsOf('school-senior')]).toHaveLength(20);
    expect(units.filter(({ parent }) => parent === 'dg')).toHaveLength(71);
  });

  it('names no school: numbers only, with two numbered branches each', () => {
    for (const unit of units.filter(({ type }) => type.startsWith('school'))) {
      expect(unit.name.zh).toMatch(/^第\d\d学校$/);
      const branches = units.filter(({ parent }) => parent === unit.id);
      expect(branches.map(({ name }) => name.zh)).toEqual([`${unit.name.zh}第1团支部`, `${unit.name.zh}第2团支部`]);
    }
  });

  it('keeps what is outside the city out of its tree', () => {
    const roots = units.filter(({ parent }) => parent === null).map(({ id }) => id);
    expect(roots).toEqual(['dg', 'gd', 'outside.gd', 'outside.cn', 'pool.army', 'branch.abroad']);
  });

  it('gives every unit names of its own', () => {
    expect(new Set(units.map(({ name }) => name.zh)).size).toBe(units.length);
    expect(new Set(units.map(({ name }) => name.en)).size).toBe(units.length);
  });
});
