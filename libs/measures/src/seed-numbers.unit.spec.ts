import { readFileSync } from 'node:fs';
import { type IndicatorBase, loadPlan, type Plan } from '@duibiao/plan';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { parameterSchemas } from './registry.js';

/**
 * `numbers.yaml` of a plan lists every number of its document. A number that the list misses fails here, and so does one
 * that an indicator no longer has as the text has it.
 */
const list = z.array(
  z.strictObject({
    item: z.int().min(0),
    number: z.string().min(1),
    quotation: z.string().min(1),
    times: z.int().min(2).default(1),
    used: z.record(z.string(), z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)])).default({}),
    /** Why an indicator uses the number of another item. */
    because: z.string().min(10).optional(),
    context: z.string().min(5).optional(),
  }),
);
type Row = z.output<typeof list>[number];

const withoutSpace = (text: string): string => text.replaceAll(/\s+/gu, '');

const numeral = '〇零一二三四五六七八九十百千万亿两双半几';
/** Where a numeral is no number, and 全 no universal word. All else that stands in a document is asked for. */
const ordinaryWords = [
  '二连浩特|进一步|统一|一并|一线|数据|数量',
  '全区|全市|全国|全团|全会|全体会议|全过程|全方位|全力|健全|安全',
  '全面(?:建成|落实|贯彻|加强|提升|深入|从严|管党)',
];
const expression = new RegExp(
  [
    `(?<ordinary>${ordinaryWords.join('|')})`,
    '[0-9]+',
    `[${numeral}]`,
    '[全每]',
    '年[内底终度]|配齐|普遍|更多|降低|适时|及时|随时|如期|经常',
  ].join('|'),
  'gu',
);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a part stands in a text, each time. */
function spans(text: string, part: string): Span[] {
  const found: Span[] = [];
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + 1))
    found.push({ start, end: start + part.length });
  return found;
}

/** Item → its text without white space; 0 is the document without its other items, their numbers and the ordinals of headings. */
function textsOf(source: string, { items }: Pick<Plan, 'items'>): ReadonlyMap<number, string> {
  let rest = source;
  const texts = new Map<number, string>();
  for (const { no, text } of items.slice(1)) {
    const printed = ['. ', '．'].map((stop) => `${no}${stop}${text}`).find((one) => rest.includes(one));
    if (printed === undefined) throw new Error(`item ${no} is not in the document`);
    rest = rest.replace(printed, '');
    texts.set(no, withoutSpace(text));
  }
  return texts.set(0, withoutSpace(rest.replaceAll(/^[一二三四五六七八九十]+、/gmu, '')));
}

/** Where the numbers of a row stand in the text of its item. */
const numberSpans = (text: string, { number, quotation }: Row): Span[] =>
  spans(text, quotation).map(({ start }) => {
    const at = start + quotation.indexOf(number);
    return { start: at, end: at + number.length };
  });

/** The numbers that a text writes, in the notation of plans: 70% is `70 %`, 全部 `100 %`, 四次 `4`. */
function written(text: string): string[] {
  const digits = [...text.matchAll(/([0-9]+)(%?)/gu)].map(([, n, percent]) => (percent === '%' ? `${n} %` : `${n}`));
  const chinese = [...text.matchAll(/[一二三四五六七八九十两]+/gu)].map(([word]) => {
    const [tens = '', ones = ''] = word.includes('十') ? word.split('十') : ['〇', word];
    const digit = (one: string): number => (one === '两' ? 2 : '〇一二三四五六七八九'.indexOf(one));
    return String((tens === '' ? 10 : 10 * digit(tens)) + (ones === '' ? 0 : digit(ones)));
  });
  const whole = /百分百|全部|全覆盖|全员|全面|每|配齐/u.test(text) ? ['100 %'] : [];
  return [...digits, ...chinese, ...whole];
}

const yearWords = /全年|年内|每年|年度|年底/u;
const unitWords = { years: '年', months: '个月', days: '天' };

/** Whether what stands in an indicator says what the text says. */
function agrees(number: string, value: unknown, plan: Pick<Plan, 'from' | 'to'>): boolean {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d+$/u.test(value)))
    return written(number).includes(String(value));
  if (typeof value === 'string') return withoutSpace(value).includes(number);
  if (Array.isArray(value)) return written(number).includes(String(value.length));
  if (typeof value !== 'object' || value === null) return false;
  if ('comparator' in value && 'stated' in value) return written(number).includes(String(value.stated));
  if ('from' in value && 'to' in value)
    return yearWords.test(number) && value.from === plan.from && value.to === plan.to;
  const [[unit, length] = []] = Object.entries(value);
  if (unit === 'months' && length === 12 && yearWords.test(number)) return true;
  return number.startsWith(`${String(length)}${unitWords[unit as keyof typeof unitWords]}`);
}

/** What stands at a path of an indicator, as `parameters.roster.0.min`; one, where a minimum for each subject names none. */
function at(indicator: (IndicatorBase & { readonly kind: string }) | undefined, path: string): unknown {
  const value = path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], indicator);
  return value === undefined && indicator?.kind === 'per-subject-min' && path.endsWith('.min') ? 1 : value;
}

describe.each(['dongguan-2020', 'inner-mongolia-2020'])('the numbers of %s', (id) => {
  const seed = (name: string): string => readFileSync(new URL(`../../../seeds/${id}/${name}`, import.meta.url), 'utf8');
  const loaded = loadPlan(seed('plan.yaml'), { kinds: parameterSchemas });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  const { plan } = loaded;
  const texts = textsOf(seed('source.txt'), plan);
  const rows = list.parse(parse(seed('numbers.yaml')));
  const indicators = new Map(plan.indicators.map((one) => [one.id, one]));
  const uses = rows.flatMap((row) => Object.entries(row.used).map(([name, paths]) => ({ row, name, paths })));

  it('are quoted from their items, as often as they stand there, in the order of the items', () => {
    const wrong = rows.filter(
      ({ item, number, quotation, times }) =>
        spans(texts.get(item) ?? '', quotation).length !== times || spans(quotation, number).length !== 1,
    );
    expect(wrong).toEqual([]);
    expect(rows.map(({ item }) => item)).toEqual(rows.map(({ item }) => item).toSorted((a, b) => a - b));
  });

  it('are all in the list', () => {
    const missed = [...texts].flatMap(([item, text]) => {
      const listed = rows.filter((row) => row.item === item).flatMap((row) => numberSpans(text, row));
      return [...text.matchAll(expression)]
        .filter(({ groups }) => groups?.['ordinary'] === undefined)
        .map((found) => ({ start: found.index, end: found.index + found[0].length }))
        .filter((found) => !listed.some(({ start, end }) => start <= found.start && found.end <= end))
        .map(({ start, end }) => `item ${item}: ${text.slice(Math.max(0, start - 6), end + 6)}`);
    });
    expect(missed).toEqual([]);
  });

  it('are used by indicators or said to be context, never both', () => {
    expect(rows.filter(({ used, context }) => Object.keys(used).length > 0 === (context !== undefined))).toEqual([]);
  });

  it('are used by indicators of their items, or it is said why by others', () => {
    const foreign = uses.filter(({ row, name }) => {
      const indicator = indicators.get(name);
      return indicator === undefined || (indicator.item !== row.item) !== (row.because !== undefined);
    });
    expect(foreign.map(({ row, name }) => [row.item, row.number, name])).toEqual([]);
  });

  it('stand in the indicators as they stand in the text', () => {
    const wrong = uses.flatMap(({ row: { item, number }, name, paths }) =>
      paths
        .filter((path) => !agrees(number, at(indicators.get(name), path), plan))
        .map((path) => [item, number, name, path]),
    );
    expect(wrong).toEqual([]);
  });

  it('are at least what is asked where the text says not less', () => {
    const wrong = uses.filter(
      ({ row: { number, quotation }, name, paths }) =>
        ['不低于', '不少于', '至少', '达到'].some((words) => quotation.includes(`${words}${number}`)) &&
        paths.includes('target') &&
        indicators.get(name)?.target?.comparator !== 'at-least',
    );
    expect(wrong).toEqual([]);
  });

  it('are behind every stated target that is no mere direction', () => {
    const used = new Set(uses.map(({ name }) => name));
    const unlisted = plan.indicators.filter(
      ({ id, kind, provenance }) => provenance.code === 'S' && kind !== 'trend' && !used.has(id),
    );
    expect(unlisted.map(({ id }) => id)).toEqual([]);
  });
});
