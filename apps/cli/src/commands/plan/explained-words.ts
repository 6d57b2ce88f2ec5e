import type { Explained } from '@duibiao/measures';
import { stringify } from 'yaml';
import { indent, width } from '../../print.js';

export type Language = 'zh' | 'en';

const signs = { 'at-least': '≥', 'at-most': '≤', 'equal-to': '=' } as const;

/** The labels and set phrases of an explanation. */
export const phrases = {
  zh: {
    item: '条目',
    itemOf: (title: string, no: number) => `《${title}》第${no}项`,
    quotation: '原文',
    target: '目标',
    exists: '完成（各部分均在）',
    trend: { down: '低于锁定基数', up: '高于锁定基数', 'not-below': '不低于锁定基数' },
    none: '未提出目标，只跟踪，不判定',
    waiting: '另有出处，载入后判定',
    provenance: '出处',
    provisional: '暂定',
    due: '期限',
    notStated: '原文未写明',
    attribution: '归属',
    reporter: '责任单位',
    issuer: (issuer: string) => `原文未写明，由发文单位${issuer}负责`,
    scope: '统计范围',
    facts: '所用事实',
    uses: '所用指标',
    measure: '计算',
    parameters: '参数',
    reading: '采用口径',
    other: '其他口径（未采用）',
    version: (n: number) => `第${n}版`,
  },
  en: {
    item: 'Item',
    itemOf: (title: string, no: number) => `${no} of 《${title}》`,
    quotation: 'Quotation',
    target: 'Target',
    exists: 'done, with every part there',
    trend: {
      down: 'below the frozen baseline',
      up: 'above the frozen baseline',
      'not-below': 'not below the frozen baseline',
    },
    none: 'none stated: tracked and never judged',
    waiting: 'in another document: judged once it is loaded',
    provenance: 'Provenance',
    provisional: 'provisional',
    due: 'Due',
    notStated: 'not stated',
    attribution: 'Attribution',
    reporter: 'Responsible',
    issuer: (issuer: string) => `not stated: the issuer, ${issuer}`,
    scope: 'Scope',
    facts: 'Facts',
    uses: 'Uses',
    measure: 'Measure',
    parameters: 'Parameters',
    reading: 'Reading taken',
    other: 'Other reading, not taken',
    version: (n: number) => `version ${n}`,
  },
} as const;

/** An indicator in words, in one language: a label a line, longer texts moved in below. */
export function explainedText(explained: Explained, language: Language): string {
  const say = phrases[language];
  const { plan, item, quotation, provenance, due, measure, reading, alternatives } = explained;
  const cadence = due.cadence === null ? '' : `${due.cadence[language]}; `;
  const rows: (readonly [string, string])[] = [
    [say.item, `${say.itemOf(plan.title, item.no)}  ${item.title}`],
    ...(quotation === null ? [] : [[say.quotation, `「${quotation}」`] as const]),
    [say.target, targetText(explained, language)],
    [say.provenance, `${provenance.code} ${provenance.name[language]}: ${provenance.meaning[language]}`],
    [say.due, `${cadence}${due.on} (${due.stated === null ? say.notStated : `「${due.stated}」`})`],
    [say.attribution, explained.attribution[language]],
    [say.reporter, explained.responsible ?? say.issuer(plan.issuer)],
    [say.scope, explained.scope[language]],
    [say.facts, explained.facts.join(', ')],
    ...(explained.uses.length === 0 ? [] : [[say.uses, explained.uses.join(', ')] as const]),
  ];
  const measured = measure.words?.[language];
  return [
    `${explained.name[language]}  (${explained.id})`,
    ...rowLines(rows),
    `  ${say.measure}  ${measure.kind}  ${measure.digest}`,
    ...(measured === undefined ? [] : [indent(measured, '    ')]),
    `  ${say.parameters}`,
    indent(stringify(measure.parameters).trimEnd(), '    '),
    `  ${say.reading}  ${reading.id} ${say.version(reading.version)}`,
    indent(reading.text[language], '    '),
    ...alternatives.flatMap((other) => [
      `  ${say.other}  ${other.id} ${say.version(other.version)}`,
      indent(other.text[language], '    '),
      ...(other.words === null ? [] : [indent(other.words[language], '    ')]),
    ]),
  ].join('\n');
}

/** What is asked, in one language. */
export function targetText({ target, isProvisional, provenance, measure }: Explained, language: Language): string {
  const say = phrases[language];
  if (target === null) return provenance.code === 'X' ? say.waiting : say.none;
  const asked = kindTarget(measure, language) ?? `${signs[target.comparator]} ${target.stated}`;
  return `${asked}${isProvisional ? ` (${say.provisional})` : ''}`;
}

/** A deliverable has to exist, a trend to keep its direction: the number of such a target says nothing. */
function kindTarget({ kind, parameters }: Explained['measure'], language: Language): string | undefined {
  const say = phrases[language];
  if (kind.startsWith('milestone@')) return say.exists;
  if (!kind.startsWith('trend@')) return undefined;
  const { direction } = parameters as { readonly direction: keyof typeof say.trend };
  return say.trend[direction];
}

function rowLines(rows: readonly (readonly [string, string])[]): readonly string[] {
  const widest = Math.max(...rows.map(([label]) => width(label)));
  return rows.map(([label, text]) => `  ${label}${' '.repeat(widest - width(label))}  ${text}`);
}
