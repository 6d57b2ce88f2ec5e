import type { Words } from '@duibiao/plan';
import type { FieldDifference } from '../compare/difference.js';
import type { FactBehind, Report, ReportDifference, ReportNumber, ReportStep, ReportView } from './form.js';
import { aspectWords, causeWords, changeText, eventWords, valueText } from './words.js';

/** What people call indicators and units; ids stand alone where there is no name. */
export interface Names {
  readonly indicators: ReadonlyMap<string, Words>;
  readonly units: ReadonlyMap<string, string>;
  /** Whether the ledger holds invented data. */
  readonly isDemonstration: boolean;
}

/** Entries shown under one cause, and fields beside each value: the JSON has more. */
const shown = 5;

/** A report for people, Chinese and English beside each other. `digest` is that of the report; what names say is no part of it. */
export function reportText(report: Report, digest: string, names: Names): string {
  const { ledger, unit, engine, replayed, against, differences, causes } = report;
  const counted = Object.entries(causes).map(([cause, lines]) => {
    const { zh, en } = causeWords[cause as keyof typeof causeWords];
    return `${zh} ${en}: ${lines}`;
  });
  return [
    ...(names.isDemonstration ? ['演示数据，纯属虚构 DEMONSTRATION (invented data)'] : []),
    `复算报告 Replay report   ledger ${ledger}   unit ${named(unit, names)}   engine ${engine}`,
    `摘要 Digest sha256:${digest}`,
    '',
    ...viewLines('复算 Replayed', replayed),
    ...(against === null ? [] : viewLines(againstWords(against), against)),
    ...(against?.stated === undefined ? [] : [`  stated numbers sha256:${against.stated}`]),
    '',
    `数值 Numbers of ${named(unit, names)}, replayed`,
    ...numberLines(report, names),
    ...(against === null ? [] : ['', differencesTitle(report), ...counted.map((line) => `  ${line}`)]),
    ...differences.flatMap((one) => ['', ...differenceLines(one, report, names)]),
    '',
  ].join('\n');
}

function numberLines({ numbers }: Report, names: Names): readonly string[] {
  const own = numbers.filter(({ verdict }) => verdict !== 'not-applicable');
  const others = numbers.length - own.length;
  return [
    ...own.map((one) => `  ${indicatorText(one.indicator, names)}  ${numberText(one)}`),
    ...(others === 0 ? [] : [`  不适用 not applicable: ${others}`]),
  ];
}

function differencesTitle({ differences, direction }: Report): string {
  if (differences.length === 0) return '差异 Differences: none 无';
  const way =
    direction === 'against-to-replayed' ? 'from 对照 against to 复算 replayed' : 'from 复算 replayed to 对照 against';
  return `差异 Differences: ${differences.length} lines (indicator and unit), ${way}; lines by cause:`;
}

const againstWords = (against: NonNullable<Report['against']>): string =>
  ({
    replay: '对照 Against',
    'read-models': '对照 Against the read models',
    published: `对照 Against what was published at position ${against.publishedAt}`,
  })[against.with];

function viewLines(title: string, view: ReportView): readonly string[] {
  const { plan, planVersion, reading, position, recordedAt, day, organisation, organisationVersion } = view;
  const verdicts = Object.entries(view.verdicts).map(([word, count]) => `${word} ${count}`);
  return [
    title,
    `  plan ${plan} version ${planVersion}   reading ${reading ?? "the plan's own"}   known: position ${position} (${recordedAt})   day: ${day}`,
    `  organisation ${organisation}, sha256:${organisationVersion}`,
    `  numbers sha256:${view.digest}`,
    `  verdicts: ${verdicts.join(', ') || '—'}`,
  ];
}

function differenceLines(
  { indicator, unit, from, to, steps }: ReportDifference,
  report: Report,
  names: Names,
): string[] {
  const whose = unit === null ? '其余单位 every unit in which nothing counts' : named(unit, names);
  const as = (to ?? from)?.as ?? 'count';
  return [
    `${indicatorText(indicator, names)}   ${whose}`,
    `  ${from === null ? 'no such indicator' : numberText(from)}  →  ${to === null ? 'no such indicator' : numberText(to)}`,
    ...steps.flatMap((step) => stepLines(step, as, report)),
  ];
}

function stepLines(
  { cause, aspect, fields, behind, more }: ReportStep,
  as: 'share' | 'count',
  report: Report,
): string[] {
  const { zh, en } = causeWords[cause];
  const what = aspect === undefined ? '' : ` (${aspectWords[aspect].zh} ${aspectWords[aspect].en})`;
  const days = cause === 'day' ? ` (${report.replayed.day}, ${report.against?.day ?? ''})` : '';
  const unshown = more + Math.max(0, behind.length - shown);
  return [
    `    ${zh} ${en}${what}${days}: ${fieldsText(fields, as)}`,
    ...behind.slice(0, shown).flatMap((one) => behindLines(one, as)),
    ...(unshown === 0 ? [] : [`      … 另 ${unshown} 条 and ${unshown} more`]),
  ];
}

function behindLines(one: FactBehind, as: 'share' | 'count'): string[] {
  const { position, recordedAt, type, submission, channel, fact, review, fields, earlier } = one;
  const since = earlier.length === 0 ? '' : ` (and ${earlier.join(', ')})`;
  const what =
    fact !== undefined
      ? `${fact.kind} ${[...said(fact.days), ...said(fact.refs), ...said(fact.values)].join(' ')}`
      : `${review?.outcome ?? ''} ${review?.submission ?? ''}`;
  const did = fields === null ? '' : `: ${fieldsText(fields, as)}`;
  return [
    `      position ${position}${since}  ${recordedAt}  ${eventWords[type] ?? type}${did}`,
    `        ${what}`,
    `        submission ${submission} by ${channel}${fact === undefined ? '' : `, fact ${fact.id}`}`,
  ];
}

const said = (fields: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(fields).map(([name, one]) => {
    if (Array.isArray(one)) return `${name}=${one.join(',')}`;
    return `${name}=${typeof one === 'object' ? '(text)' : JSON.stringify(one).replaceAll('"', '')}`;
  });

/** The value first, with how much it changed; what stands beside it by name. */
function fieldsText(fields: readonly FieldDifference[], as: 'share' | 'count'): string {
  const more = fields.length > shown ? [`… ${fields.length - shown} more`] : [];
  const words = fields.slice(0, shown).map(({ field, from, to }) => {
    if (field !== 'value' && field !== 'valueAtDue') return `${field} ${from ?? '—'} → ${to ?? '—'}`;
    const change = changeText(from, to);
    const name = field === 'value' ? '' : 'on the due day ';
    return `${name}${change === undefined ? '' : `${change}  `}${valueText(from, as)} → ${valueText(to, as)}`;
  });
  return [...words, ...more].join('; ');
}

function numberText({ value, as, verdict, reason, valueAtDue }: ReportNumber): string {
  const due = valueAtDue === null || valueAtDue === value ? '' : `, ${valueText(valueAtDue, as)} on the due day`;
  return `${valueText(value, as)} ${verdict}${reason === null ? '' : `: ${reason}`}${due}`;
}

const indicatorText = (id: string, { indicators }: Names): string => {
  const name = indicators.get(id);
  return name === undefined ? id : `${id} ${name.zh} ${name.en}`;
};

const named = (unit: string, { units }: Names): string => {
  const name = units.get(unit);
  return name === undefined || name === unit ? unit : `${unit} ${name}`;
};
