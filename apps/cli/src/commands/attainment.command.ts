import { Command } from 'commander';
import type { Attainment, Attainments } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { placeOf } from '../http/place.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';
import {
  completenessText,
  headLine,
  paceText,
  provenanceText,
  reviewText,
  targetText,
  valueText,
  verdictText,
} from './attainment-words.js';
import { detailText } from './detail-words.js';
import { type PlanOptions, withPlan } from './options.js';
import { type PointOptions, pointQuery, withPoint } from './point-options.js';

interface Options extends PlanOptions, PointOptions {
  readonly indicator?: string;
  readonly level?: string;
}

/** `duibiao attainment`: every indicator with its exact number, target, verdict, pace and provenance. */
export function attainmentCommand(): Command {
  const command = new Command('attainment')
    .description('show the numbers of a plan: exact value, target, verdict, pace, review, completeness, provenance')
    .option('--indicator <id>', 'one indicator (default: all)')
    .option('--level <level>', 'self, children, or a unit type such as university or town');
  return withPlan(withPoint(command)).action(attainment);
}

async function attainment(options: Options): Promise<void> {
  const { indicator, level, plan } = options;
  const { ledger, connection } = await placeOf(options, { role: 'auditor' }, plan);
  const path = `/v1/ledgers/${segment(ledger)}/attainments`;
  const answer = await ask<Attainments>(connection, { path, query: { ...pointQuery(options), indicator, level } });
  say(headLine(answer));
  if (options.json) return printJson(answer);
  const heading = ['INDICATOR', 'UNIT', 'VALUE', 'TARGET', 'VERDICT', 'PACE', 'REVIEW', 'REPORTS', 'SOURCE'];
  const [head = '', ...lines] = table(heading, answer.attainments.map(row)).split('\n');
  print(head);
  for (const [index, one] of answer.attainments.entries()) {
    print(lines[index] ?? '');
    const detail = detailText(one);
    if (detail !== undefined) print(`  ${detail}`);
  }
  print('');
  const indicators = new Map(answer.attainments.map((one) => [one.indicator, one]));
  for (const one of indicators.values()) print(footnote(one));
}

const row = (one: Attainment): string[] => [
  `${one.indicator} ${one.name.zh}`,
  `${one.unit} ${one.unitName}`,
  valueText(one.value, one.kind),
  targetText(one),
  verdictText(one),
  paceText(one),
  reviewText(one),
  completenessText(one),
  provenanceText(one),
];

/** What the target rests on. */
function footnote({ indicator, item, provenance, reading }: Attainment): string {
  const words =
    provenance.quotation === null ? 'no target stated' : `「${provenance.quotation.replace(/\s*\n\s*/g, '')}」`;
  return `${indicator}: item ${item}, ${words}; reading ${reading.id} version ${reading.version}`;
}
