import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anyKinds, readFixture } from '../fixtures/read.js';
import { loadOrganisation } from './load-organisation.js';
import { loadPlan } from './load-plan.js';
import { withoutSpace } from './words.js';

const seed = (name: string): string => readFixture(`../../../seeds/inner-mongolia-2020/${name}`);
const source = seed('source.txt');
const planText = seed('plan.yaml');
const load = (text: string) => loadPlan(text, { kinds: anyKinds, source });
const loaded = load(planText);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
const { plan } = loaded;
const notice = plan.items[0]?.text ?? '';

/** Source: sections 4 and 9 of the catalogue. */
const hardCases = [
  'nm05-100k-study',
  'nm07-county-conference',
  'nm10-assoc-league',
  'nm10-assoc-county',
  'nm13-star-rating',
  'nm13-star-coverage',
  'nm21-admission-eligibility',
  'nm21-league-youth-ratio',
  'nm21-zhtj-entry',
  'nm21-recommend-share',
  'nm22-street-secretaries',
];

describe('《全区共青团2020年工作要点》 as data', () => {
  it('keeps the document as it was received, byte for byte', () => {
    expect(createHash('sha256').update(source).digest('hex')).toBe(
      '0e82beddee4490afeb4e18f88f01c108ab928a15b186074988d54fdb081adeda',
    );
  });

  it('has its number, its issuer and its day', () => {
    expect(plan).toMatchObject({
      title: '全区共青团2020年工作要点',
      issuer: '共青团内蒙古自治区委员会',
      documentNumber: '内团发〔2020〕2号',
      issuedOn: '2020-04-07',
      year: 2020,
      settings: { timeZone: 'Asia/Shanghai' },
    });
    expect(notice.endsWith('共青团内蒙古自治区委员会\n\n2020年4月7日')).toBe(true);
  });

  it('has its notice, five sections and all 22 items', () => {
    expect(plan.items.map(({ no }) => no)).toEqual(Array.from({ length: 23 }, (_, no) => no));
    const headings = source.split('\n').filter((line) => /^[一二三四五六七八九十]+、/.test(line));
    expect(headings).toHaveLength(5);
    expect(plan.sections.map(({ title }) => title)).toEqual(headings);
  });

  it('quotes every item whole, with the line breaks of the document', () => {
    for (const { no, text } of plan.items.slice(1)) expect(source).toContain(`\n${no}. ${text}`);
    expect(source).toContain(notice);
    expect(source).toContain(plan.preamble);
  });

  it('puts every item under the heading it stands under, and quotes everything but headings and the title once', () => {
    const order = plan.sections.flatMap(({ id, title }) => {
      const items = plan.items.filter(({ section }) => section === id);
      return [title, ...items.map(({ no, text }) => `${no}. ${text}`)];
    });
    const letterhead = `${plan.issuer}文件${plan.documentNumber}`;
    const whole = [letterhead, notice, plan.title, plan.preamble, ...order].join('');
    expect(withoutSpace(whole)).toBe(withoutSpace(source));
  });

  it('opens every item with its title, up to the first full stop', () => {
    for (const { title, text } of plan.items.slice(1)) expect(text.split('。')[0]).toBe(title);
    expect(notice.split('\n')[0]).toBe(plan.items[0]?.title);
  });

  it('keeps the slips of the document', () => {
    expect(plan.items[11]?.text).toContain('就业指导 and 免费培训');
    expect(plan.items[20]?.text).toContain('加强团内内蒙古自治区第十四届委员会自身建设');
    expect(plan.items[20]?.text).toContain('政治规\n\n矩');
  });

  it('is refused with one character of an item changed', () => {
    for (const { no, text } of plan.items) {
      const last = text.split('\n').at(-1) ?? '';
      const parts = planText.split(`      ${last}\n`);
      expect(parts).toHaveLength(2);
      expect(faultsOf(parts.join(`      ${last.slice(0, -1)}？\n`))).toEqual([
        `/items/${no}/text quotation-not-in-source`,
      ]);
    }
  });

  it.each([
    ['title: 全区共青团2020年', 'title: 全区共青团2021年', '/title quotation-not-in-source'],
    ['内团发〔2020〕2号', '内团发〔2020〕3号', '/documentNumber quotation-not-in-source'],
    ['issuer: 共青团内蒙古自治区', 'issuer: 共青团内蒙古自治州', '/issuer quotation-not-in-source'],
    ['贡献青春力量。', '贡献青春力量！', '/preamble quotation-not-in-source'],
    ['title: 三、坚持大抓基层', 'title: 三、坚持狠抓基层', '/sections/2/title quotation-not-in-source'],
    ['title: 狠抓团干部队伍建设', 'title: 大抓团干部队伍建设', '/items/22/title quotation-not-in-item'],
    ['就业指导 and 免费培训等', '就业指导和免费培训等', '/items/11/text quotation-not-in-source'],
    ['加强团内内蒙古', '加强团内蒙古', '/items/20/text quotation-not-in-source'],
  ])('is refused with %s changed to %s', (from, to, fault) => {
    const changed = planText.replace(from, to);
    expect(changed).not.toBe(planText);
    expect(faultsOf(changed)).toEqual([fault]);
  });

  it('has indicators of its hard cases, each once, in the order of the items', () => {
    const items = plan.indicators.map(({ item }) => item);
    expect(items).toEqual(items.toSorted((a, b) => a - b));
    for (const { id, item } of plan.indicators) expect(id.startsWith(`nm${String(item).padStart(2, '0')}-`)).toBe(true);
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

  it('has indicators of every item and of the notice, no two of which measure the same', () => {
    expect(new Set(plan.indicators.map(({ item }) => item))).toEqual(new Set(plan.items.map(({ no }) => no)));
    const measures = Map.groupBy(plan.indicators, ({ kind, parameters }) => JSON.stringify([kind, parameters]));
    expect([...measures.values()].filter((same) => same.length > 1)).toEqual([]);
    const codes = Object.groupBy(plan.indicators, ({ provenance }) => provenance.code);
    const count = Object.fromEntries(Object.entries(codes).map(([code, { length }]) => [code, length]));
    expect(count).toEqual({ S: 18, D: 19, G: 16, X: 6, N: 118 });
  });

  it('has the shares that the text states', () => {
    const shares = plan.indicators.flatMap(({ id, target }) =>
      target?.stated.endsWith('%') === true && target.stated !== '100 %' ? [[id, target.stated]] : [],
    );
    expect(shares).toEqual([
      ['nm10-assoc-county', '70 %'],
      ['nm21-recommend-share', '40 %'],
    ]);
  });
});

describe('the organisation of Inner Mongolia', () => {
  const organisation = loadOrganisation(seed('organisation.yaml'));
  if (!organisation.ok) throw new Error(JSON.stringify(organisation.faults, null, 1));
  const { types, units } = organisation.organisation;
  const ofType = (type: string) => units.filter((unit) => unit.type === type);
  const namesOf = (type: string): readonly string[] => ofType(type).map(({ name }) => name.zh);
  const under = (parent: string, type: string): number => ofType(type).filter((unit) => unit.parent === parent).length;

  it('has the region, 12 盟市, and 101 旗县（市区） besides the two cities addressed directly', () => {
    expect(namesOf('region')).toEqual([plan.issuer]);
    expect(
      namesOf('prefecture')
        .map((name) => name.slice(-1))
        .toSorted(),
    ).toEqual([...Array<string>(9).fill('市'), ...Array<string>(3).fill('盟')]);
    expect(namesOf('direct-city')).toEqual(['满洲里市', '二连浩特市']);
    const counties = ofType('prefecture').map(({ id }) => under(id, 'county'));
    expect(counties).toEqual([9, 9, 3, 12, 8, 9, 13, 7, 11, 6, 11, 3]);
    expect(ofType('county')).toHaveLength(101);
  });

  it('has the 103 units at county level by kind: 23 市辖区, 11 市, 17 县, 49 旗, 3 自治旗', () => {
    const kinds = [...namesOf('county'), ...namesOf('direct-city')].map((name) => /自治旗$|.$/u.exec(name)?.[0] ?? '');
    const count = (kind: string): number => kinds.filter((given) => given === kind).length;
    expect(['区', '市', '县', '旗', '自治旗'].map(count)).toEqual([23, 11, 17, 49, 3]);
  });

  it('names 团工委 and system counterparts as the notice does', () => {
    const named = ['organs-committee', 'finance-committee', 'non-public-committee', 'counterpart'].flatMap(namesOf);
    expect(named).toHaveLength(8);
    for (const name of named) expect(notice).toContain(name);
  });

  it('puts under the region what the notice addresses as its own', () => {
    const direct = new Set(units.filter(({ parent }) => parent === 'nm').map(({ type }) => type));
    expect([...direct].toSorted()).toEqual([
      'direct-city',
      'enterprise',
      'finance-committee',
      'non-public-committee',
      'organs-committee',
      'prefecture',
      'university',
    ]);
    expect(ofType('university')).toHaveLength(15);
    expect(ofType('enterprise')).toHaveLength(6);
  });

  it('names no 街道, 苏木乡镇, 院系, school or branch: numbers only', () => {
    const parentName = (parent: string | null) => units.find(({ id }) => id === parent)?.name.zh ?? '';
    const numbered = { street: '街道', township: '苏木乡镇', department: '院系', branch: '团支部' };
    for (const [type, word] of Object.entries(numbered)) {
      for (const { id, name, parent } of ofType(type)) {
        expect(name.zh).toBe(`${parentName(parent)}第${id.slice(-1)}${word}`);
      }
    }
    for (const name of [...namesOf('school-vocational'), ...namesOf('school-secondary')]) {
      expect(name).toMatch(/^第\d\d学校$/);
    }
  });

  it('has two 街道 and two 苏木乡镇 under 18 counties of all 12 盟市', () => {
    const counties = ofType('county').filter(({ id }) => under(id, 'street') + under(id, 'township') > 0);
    expect(counties).toHaveLength(18);
    for (const { id } of counties) expect([under(id, 'street'), under(id, 'township')]).toEqual([2, 2]);
    expect(new Set(counties.map(({ parent }) => parent)).size).toBe(12);
  });

  it('keeps counterparts and what is outside the region out of its tree', () => {
    const roots = units.filter(({ parent }) => parent === null).map(({ id }) => id);
    const counterparts = ofType('counterpart').map(({ id }) => id);
    expect(roots).toEqual(['nm', ...counterparts, 'outside.cn', 'pool.army', 'branch.abroad']);
  });

  it('uses every type, and gives every unit names of its own', () => {
    expect(new Set(units.map(({ type }) => type))).toEqual(new Set(types.map(({ id }) => id)));
    expect(units).toHaveLength(246);
    expect(new Set(units.map(({ name }) => name.zh)).size).toBe(units.length);
    expect(new Set(units.map(({ name }) => name.en)).size).toBe(units.length);
  });
});

function faultsOf(text: string): readonly string[] {
  const result = load(text);
  return result.ok ? [] : result.faults.map(({ path, rule }) => `${path} ${rule}`);
}
