import type { Attainment, Lineage, LineageCase, LineageFact, PublishedPlan } from '../../http/answers.js';
import { indent, table } from '../../print.js';
import {
  completenessText,
  paceText,
  provenanceText,
  reviewText,
  targetText,
  valueText,
  verdictText,
} from '../attainment-words.js';
import { detailText } from '../detail-words.js';
import { definitionWords } from './definition.js';
import { caseLines, factLines, reasonWords } from './fact-lines.js';

/** What is measured, where the plan says so, and the reading taken. */
export function definitionText(attainment: Attainment, { plan, id, version }: PublishedPlan): string {
  const { indicator, name, item, provenance, reading, due } = attainment;
  const found = plan.indicators.find((one) => one.id === indicator);
  const quotation = provenance.quotation === null ? [] : [`  「${provenance.quotation}」`];
  return [
    `${name.zh}  ${name.en}  (${indicator})`,
    `  《${plan.title}》 item ${item}; plan ${id} version ${version}`,
    ...quotation,
    '',
    `Target  ${targetText(attainment)}, ${provenanceText(attainment)}; due ${due.on} (${due.stated ?? 'not stated'})`,
    '',
    'Definition',
    ...(found === undefined ? [] : [indent(definitionWords(found)), indent(`scope        ${found.scope.zh}`)]),
    '',
    `Reading  ${reading.id} version ${reading.version}`,
    indent(reading.text.zh),
    '',
  ].join('\n');
}

/** The number of the unit. */
export function numberText({ attainment, published }: Lineage): string {
  const { unit, unitName, value, kind } = attainment;
  const detail = detailText(attainment);
  const number = `  ${valueText(value, kind)}   ${verdictText(attainment)}   ${paceText(attainment)}`;
  return `Number  ${unit} ${unitName}\n${number}${detail === undefined ? '' : `\n  ${detail}`}\n  facts: ${reviewText(attainment)}\n  reports: ${completenessText(attainment)}${publishedText(published)}`;
}

function publishedText(published: Lineage['published']): string {
  if (published === null) return '';
  const { position, recordedAt, digest, value, verdict, agrees } = published;
  const same = agrees ? 'the same' : 'NOT THE SAME: npx duibiao replay --against published tells why';
  return `\n  published at position ${position} (${recordedAt}) in sha256:${digest}: ${value ?? '—'} ${verdict}, ${same}`;
}

/** What the cases are called that make the number, and the others, by kind. */
const titles: Readonly<Record<string, readonly [string, string]>> = {
  ratio: ['In the numerator', 'In the denominator alone'],
  coverage: ['Satisfied', 'Not satisfied'],
  'per-subject-min': ['Reached', 'Not reached, or vacant'],
  'per-period': ['Done', 'Not done'],
  'timely-response': ['In time', 'Late, overdue or open'],
  eligibility: ['Pass', 'Violations'],
  'duration-in-window': ['Met', 'Missed, open or left'],
  'cumulative-quota': ['On record', 'Not counted'],
  trend: ['On record', 'Beside it'],
  rating: ['Complete', 'Incomplete or unrated'],
  milestone: ['On record', 'Not counted'],
  activity: ['On record', 'Not counted'],
};

export const casesTitles = (kind: string): readonly [string, string] => titles[kind] ?? ['Counted', 'Not counted'];

export function caseText(title: string, count: bigint, cases: readonly LineageCase[]): string {
  const shown = BigInt(cases.length) < count ? `, the first ${cases.length}` : '';
  return [`\n${title}: ${count}${shown}`, ...cases.map((one) => indent(caseLines(one)))].join('\n');
}

/** What was reported and does not count, with the reasons. */
export function leftOutText(counts: Readonly<Record<string, string>>, facts: readonly LineageFact[]): string {
  const rows = Object.entries(counts).map(([role, count]) => [count, role, reasonWords(role)]);
  const listed = facts.length === 0 ? [] : [`  The first ${facts.length}:`];
  return [
    '\nLeft out (facts)',
    rows.length === 0 ? '  none' : indent(table(['COUNT', 'REASON', ''], rows)),
    ...listed,
    ...facts.map((fact) => indent(`${fact.about}\n${indent(factLines(fact))}`)),
  ].join('\n');
}
