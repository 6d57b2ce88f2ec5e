import { Command, Option } from 'commander';
import type { Lineage, PublishedPlan } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { placeOf } from '../http/place.js';
import { print, printJson } from '../print.js';
import { say } from '../start/say.js';
import { headLine } from './attainment-words.js';
import { casesTitles, caseText, definitionText, leftOutText, numberText } from './explain/chapters.js';
import { type FetchPage, findCases } from './explain/pages.js';
import { type PlanOptions, wholeNumber, withPlan } from './options.js';
import { type PointOptions, pointQuery, withPoint } from './point-options.js';

interface Options extends PlanOptions, PointOptions {
  readonly indicator: string;
  readonly part?: 'numerator' | 'denominator' | 'left-out';
  readonly case?: string;
  readonly limit: number;
  readonly organisation?: string;
  readonly published?: string;
}

/** `duibiao explain`: what a number means, and the facts that make it. */
export function explainCommand(): Command {
  const command = new Command('explain')
    .description('take a number apart: its definition, its cases and facts, what is left out and why')
    .requiredOption('--indicator <id>', 'the indicator, such as dg34-linkage')
    .option('--part <part>', 'with --json: numerator, denominator (the default) or left-out')
    .option('--case <id>', 'one case alone, such as a member’s subject id')
    .option('--published <position>', 'the number that was published at this position')
    .addOption(new Option('--organisation <tree>', 'the tree of the day, or of today').choices(['then', 'now']))
    .option('--limit <n>', 'how many of each to list', wholeNumber(1, 500), 3);
  return withPlan(withPoint(command)).action(explain);
}

async function explain(options: Options): Promise<void> {
  const { indicator } = options;
  const { ledger, connection } = await placeOf(options, { role: 'auditor' }, options.plan);
  const path = `/v1/ledgers/${segment(ledger)}/attainments/lineage`;
  const { published, organisation } = options;
  const query = { ...pointQuery(options), indicator, published, organisation };
  const first = await ask<Lineage>(connection, {
    path,
    query: { ...query, part: options.part, limit: String(options.limit) },
  });
  say(headLine(first));
  if (options.json) return printJson(first);
  // Every further page is of the same P and D, whatever is recorded meanwhile.
  const fixed = { plan: first.plan, planVersion: String(first.planVersion), unit: first.attainment.unit, indicator };
  const at = { at: first.position, on: first.on, organisation: first.organisation.tree };
  const page: FetchPage = (part, limit, cursor) =>
    ask<Lineage>(connection, { path, query: { ...fixed, ...at, part, limit: String(limit), cursor } });
  const plan = await ask<PublishedPlan>(connection, {
    path: `/v1/ledgers/${segment(ledger)}/plans/${segment(first.plan)}`,
    query: { version: String(first.planVersion) },
  });
  print(definitionText(first.attainment, plan));
  print(numberText(first));
  for (const chapter of await chapters(options, first, page)) print(chapter);
}

async function chapters(
  { limit, case: key }: Options,
  { counts, attainment }: Lineage,
  page: FetchPage,
): Promise<string[]> {
  if (key !== undefined) {
    const [found] = await findCases(page, 1, (one) => one.key === key, 500);
    return [found === undefined ? `\n${key} is no case of this number.` : caseText('The case', 1n, [found])];
  }
  const linked = await page('numerator', limit);
  const open = await findCases(page, limit, ({ isInNumerator }) => !isInNumerator);
  const { leftOut } = await page('left-out', limit);
  const missing = BigInt(counts.denominator) - BigInt(counts.numerator);
  const [counted, others] = casesTitles(attainment.kind);
  return [
    caseText(counted, BigInt(counts.numerator), linked.cases),
    ...(missing === 0n ? [] : [caseText(others, missing, open)]),
    leftOutText(counts.leftOut, leftOut),
  ];
}
