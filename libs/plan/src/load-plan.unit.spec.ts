import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFixture, testFacts as factKinds, testKinds } from '../fixtures/read.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';

const sound = readFixture('sound.yaml');
const source = readFixture('sound.txt');
const load = (text: string): LoadedPlan<typeof testKinds> => loadPlan(text, { kinds: testKinds, source, factKinds });

/** The sound plan with one piece replaced; fails loudly when the piece is not there. */
function broken(piece: string, by: string): string {
  expect(sound).toContain(piece);
  return sound.replace(piece, by);
}

/** Rule and path of every fault, in the order of the file. */
function faultsOf(text: string): readonly string[] {
  const loaded = load(text);
  return loaded.ok ? [] : loaded.faults.map(({ rule, path }) => `${rule} ${path}`);
}

describe('a sound plan', () => {
  it('gives everything the file says, exactly', () => {
    const loaded = load(sound);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { plan } = loaded;
    expect(plan).toMatchObject({
      language: 1,
      id: 'test-plan',
      documentNumber: '某团发〔2020〕1号',
      issuedOn: '2020-03-01',
      year: 2020,
      settings: { timeZone: 'Asia/Shanghai' },
    });
    expect(plan.items.map(({ no, section }) => [no, section])).toEqual([
      [0, null],
      [1, 'grassroots'],
      [2, 'grassroots'],
    ]);
    const [linkage, talks] = plan.indicators;
    expect(linkage?.target).toEqual({ comparator: 'at-least', value: { n: 85n, d: 100n }, stated: '85 %' });
    expect(linkage?.parameters).toEqual({ of: 'graduates', least: 1 });
    expect(linkage?.responsible).toBeNull();
    expect(talks?.target).toBeNull();
    expect(talks?.provenance).toEqual({ code: 'N', quotation: null });
    expect(talks?.due).toEqual({ on: '2020-12-31', cadence: null, stated: null });
    expect(talks?.responsible).toBe('各镇街团委');
  });

  it('is the same plan when it is written as JSON', () => {
    const json = JSON.stringify(parse(sound));
    expect(load(json)).toEqual(load(sound));
    expect(load(json.replace('"year":2020', '"year":"2020"'))).toMatchObject({
      ok: false,
      faults: [{ line: 1, path: '/year', rule: 'type', message: expect.stringContaining('year is "2020"') as string }],
    });
  });

  it('may leave out the source and the fact kinds, and is then not checked against them', () => {
    const text = broken('facts: [talk.held]', 'facts: [talk.hold]').replace('总体思路是', '总的思路是');
    expect(loadPlan(text, { kinds: testKinds }).ok).toBe(true);
    expect(faultsOf(text)).toEqual(['quotation-not-in-source /preamble', 'unknown-fact-kind /indicators/1/facts/0']);
  });
});

describe('a plan with ten different faults', () => {
  const loaded = loadPlan(readFixture('ten-faults.yaml'), { kinds: testKinds, factKinds });
  const faults = loaded.ok ? [] : loaded.faults;

  it('gives exactly these ten, each with its line and column', () => {
    expect(faults.map(({ line, column, rule, path }) => `${line}:${column} ${rule} ${path}`)).toEqual([
      '5:11 value /issuedOn',
      '11:3 unknown-property /settings/colour',
      '20:9 numbering /items/1/no',
      '21:14 unknown-section /items/1/section',
      '28:39 quotation-not-in-item /indicators/0/provenance/quotation',
      '29:44 value /indicators/0/target/value',
      '30:16 outside-plan-year /indicators/0/due/on',
      '34:14 range /indicators/0/parameters/least',
      '47:11 unknown-kind /indicators/1/kind',
      '53:5 duplicate-property /indicators/1/id',
    ]);
  });

  it('names the place, the value and what is legal in each message', () => {
    expect(faults.map(({ message }) => message)).toEqual([
      'issuedOn is "2020-02-30": must be a day of the calendar, YYYY-MM-DD, from 1900-01-01 to 2199-12-31',
      'settings.colour is not a property here: allowed are timeZone, thresholds, duties, schedules',
      'items[1].no is 3: must be 2, since items are numbered without a gap',
      'items[1].section is "grassroot": must be one of grassroots',
      'indicators[0].provenance.quotation is "全年“学社衔接率”不低于90%": ' +
        'must be found in the text of item 1, white space aside',
      'indicators[0].target.value is "0.85": ' +
        'must be exact: a percentage like 85 % or 66.5 %, a fraction like 17/20, or a whole number like 5',
      'indicators[0].due.on is "2021-01-31": must be within the plan year, 2020-01-01 to 2020-12-31',
      'indicators[0].parameters.least is 101: must be at most 100',
      'indicators[1].kind is "sum": must be one of share',
      'indicators[1].id stands twice: must stand once in its map',
    ]);
  });
});

describe('each fault is found', () => {
  it.each([
    ['language: 2', 'id: test-plan', 'language: 2\nid: test-plan', ['value /language']],
    ['no title', /^title: .*\n/m.exec(sound)?.[0] ?? '', '', ['missing /title']],
    ['an empty title', 'title: 某市共青团2020年工作要点', 'title:', ['type /title']],
    ['a time zone of no place', 'Asia/Shanghai', 'Asia/Dongguan', ['value /settings/timeZone']],
    ['a year of other days', 'year: 2020', 'year: 2021', ['range /year']],
    ['an end before the beginning', 'to: 2020-12-31', 'to: 2019-12-31', ['range /to']],
    [
      'a section id twice',
      '  - { id: grassroots,',
      '  - { id: grassroots, title: 一 }\n  - { id: grassroots,',
      ['duplicate-id /sections/1/id'],
    ],
    ['an item number twice', '{ no: 2,', '{ no: 1,', ['duplicate-id /items/2/no', 'unknown-item /indicators/1/item']],
    ['an item in no section', '{ no: 2, section: grassroots,', '{ no: 2,', ['missing /items/2/section']],
    ['a notice in a section', '{ no: 0,', '{ no: 0, section: grassroots,', ['unknown-section /items/0/section']],
    ["a title that is not the item's", 'title: 开展任职谈话', 'title: 任职', ['quotation-not-in-item /items/2/title']],
    ['an indicator id twice', '- id: talks', '- id: linkage', ['duplicate-id /indicators/1/id']],
    ['an indicator of no item', '    item: 2', '    item: 9', ['unknown-item /indicators/1/item']],
    ['an unknown provenance', 'code: N', 'code: Q', ['value /indicators/1/provenance/code']],
    [
      'a target without provenance',
      '    provenance: { code: S, quotation: 全年“学社衔接率”不低于85% }\n',
      '',
      ['target-without-provenance /indicators/0/provenance'],
    ],
    ['no provenance at all', '    provenance: { code: N }\n', '', ['missing /indicators/1/provenance']],
    [
      'a target without quotation',
      ', quotation: 全年“学社衔接率”不低于85%',
      '',
      ['target-without-quotation /indicators/0/provenance/quotation'],
    ],
    [
      'an invented target',
      'code: N }',
      'code: N }\n    target: { comparator: at-least, value: 3 }',
      ['target-without-provenance /indicators/1/target'],
    ],
    [
      'a stated target that is not given',
      '    target: { comparator: at-least, value: 85 % }\n',
      '',
      ['provenance-without-target /indicators/0/target'],
    ],
    ['an unknown comparator', 'at-least', 'more', ['value /indicators/0/target/comparator']],
    [
      'a due day that the item does not state',
      'stated: 全年 }',
      'stated: 年底 }',
      ['quotation-not-in-source /indicators/0/due/stated'],
    ],
    [
      'a responsible unit from elsewhere',
      'responsible: 各镇街团委',
      'responsible: 共青团某市委员会',
      ['quotation-not-in-item /indicators/1/responsible'],
    ],
    ['parameters of no map', '{ of: graduates }', '[graduates]', ['type /indicators/0/parameters']],
    [
      'parameters that the kind does not know',
      '{ of: graduates }',
      '{ of: all, from: here }',
      ['value /indicators/0/parameters/of', 'unknown-property /indicators/0/parameters/from'],
    ],
    ['a kind that only objects have', 'kind: share', 'kind: constructor', ['unknown-kind /indicators/0/kind']],
    ['no facts', 'facts: [talk.held]', 'facts: []', ['range /indicators/1/facts']],
    ['English only', 'name: { zh: 任职谈话, en: Talks }', 'name: { en: Talks }', ['missing /indicators/1/name/zh']],
  ])('%s', (_, piece, by, faults) => {
    expect(faultsOf(broken(piece, by))).toEqual(faults);
  });

  it('one missing item in a long list is one fault, where the number is wrong', () => {
    const gap = broken('- { no: 1, section: grassroots,', '- { no: 2, section: grassroots,');
    expect(
      faultsOf(gap.replace('{ no: 2, section: grassroots, title: 开', '{ no: 3, section: grassroots, title: 开')),
    ).toEqual([
      'numbering /items/1/no',
      'unknown-item /indicators/0/item',
      'quotation-not-in-item /indicators/1/responsible',
    ]);
  });

  it('points at the map in which a property is missing, and at the key that is not known', () => {
    const loaded = load(broken('    item: 2\n', '    itme: 2\n'));
    const lines = sound.split('\n');
    const line = lines.indexOf('  - id: talks') + 1;
    expect(loaded).toMatchObject({
      faults: [
        { line, column: 5, path: '/indicators/1/item', rule: 'missing' },
        { line: line + 1, column: 5, path: '/indicators/1/itme', rule: 'unknown-property' },
      ],
    });
  });
});
