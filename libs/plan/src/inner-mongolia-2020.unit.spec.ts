import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../fixtures/read.js';
import { loadPlan } from './load-plan.js';
import { withoutSpace } from './words.js';

const seed = (name: string): string => readFixture(`../../../seeds/inner-mongolia-2020/${name}`);
const source = seed('source.txt');
const planText = seed('plan.yaml');
const load = (text: string) => loadPlan(text, { kinds: {}, source });
const loaded = load(planText);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
const { plan } = loaded;
const notice = plan.items[0]?.text ?? '';

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

  it('has no indicators yet', () => {
    expect(plan.indicators).toEqual([]);
  });
});

function faultsOf(text: string): readonly string[] {
  const result = load(text);
  return result.ok ? [] : result.faults.map(({ path, rule }) => `${path} ${rule}`);
}
