import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, Option } from 'commander';
import type { Lineage, LineageCase, LineageFact, PublishedPlan } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import type { Connection } from '../http/connection.js';
import { placeOf } from '../http/place.js';
import { print, printJson } from '../print.js';
import { say } from '../start/say.js';
import { headLine } from './attainment-words.js';
import { casesTitles, caseText, definitionText, leftOutText, numberText } from './explain/chapters.js';
import { type FetchPage, findCases } from './explain/pages.js';
import { type PlanOptions, wholeNumber, withPlan } from './options.js';
import { type PointOptions, pointQuery, withPoint } from './point-options.js';
import { fetchReceipt } from './receipt.command.js';

interface Options extends PlanOptions, PointOptions {
  readonly indicator: string;
  readonly part?: 'numerator' | 'denominator' | 'left-out';
  readonly case?: string;
  readonly limit: number;
  readonly organisation?: string;
  readonly published?: string;
  readonly proofs?: string;
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
    .option('--proofs <dir>', 'write a receipt of every entry that is named, which verifies offline')
    .option('--limit <n>', 'how many of each to list', wholeNumber(1, 500), 3);
  return withPlan(withPoint(command)).action(explain);
}

async function explain(options: Options): Promise<void> {
  const { indicator } = options;
  const { ledger, connection } = await placeOf(options, { role: 'auditor' }, options.plan);
  const route = `/v1/ledgers/${segment(ledger)}/attainments/lineage`;
  const { published, organisation } = options;
  const query = { ...pointQuery(options), indicator, published, organisation };
  const first = await ask<Lineage>(connection, {
    path: route,
    query: { ...query, part: options.part, limit: String(options.limit) },
  });
  say(headLine(first));
  if (options.json) return printJson(first);
  // Every further page is of the same P and D, whatever is recorded meanwhile.
  const fixed = { plan: first.plan, planVersion: String(first.planVersion), unit: first.attainment.unit, indicator };
  const at = { at: first.position, on: first.on, organisation: first.organisation.tree };
  const page: FetchPage = (part, limit, cursor) =>
    ask<Lineage>(connection, { path: route, query: { ...fixed, ...at, part, limit: String(limit), cursor } });
  const plan = await ask<PublishedPlan>(connection, {
    path: `/v1/ledgers/${segment(ledger)}/plans/${segment(first.plan)}`,
    query: { version: String(first.planVersion) },
  });
  print(definitionText(first.attainment, plan));
  print(numberText(first));
  const { texts, facts } = await chapters(options, first, page);
  for (const chapter of texts) print(chapter);
  const named = [...facts.map(({ position }) => position), ...(first.published ? [first.published.position] : [])];
  await proofs(options.proofs, connection, ledger, [...new Set(named)]);
}

/** The entries that a number rests on, each with its proof, or how to get them. */
async function proofs(
  directory: string | undefined,
  connection: Connection,
  ledger: string,
  positions: readonly string[],
): Promise<void> {
  if (positions.length === 0) return;
  if (directory === undefined) {
    return print(
      `\nProofs  of the ${positions.length} entries named above: add --proofs <dir>, then npx duibiao verify receipt`,
    );
  }
  await mkdir(directory, { recursive: true });
  for (const position of positions) {
    const text = await fetchReceipt(connection, ledger, position, 10);
    await writeFile(path.join(directory, `${position}.tlog-proof`), text);
  }
  print(
    `\nProofs  ${positions.length} written to ${directory}: npx duibiao verify receipt ${path.join(directory, `${positions[0] ?? ''}.tlog-proof`)} --key <verifier key>`,
  );
}

/** What is printed of the cases, and the facts that it names. */
interface Chapters {
  readonly texts: readonly string[];
  readonly facts: readonly LineageFact[];
}

const factsOf = (cases: readonly LineageCase[]): readonly LineageFact[] => cases.flatMap(({ facts }) => facts);

async function chapters(
  { limit, case: key }: Options,
  { counts, attainment }: Lineage,
  page: FetchPage,
): Promise<Chapters> {
  if (key !== undefined) {
    const [found] = await findCases(page, 1, (one) => one.key === key, 500);
    if (found === undefined) return { texts: [`\n${key} is no case of this number.`], facts: [] };
    return { texts: [caseText('The case', 1n, [found])], facts: found.facts };
  }
  const linked = await page('numerator', limit);
  const open = await findCases(page, limit, ({ isInNumerator }) => !isInNumerator);
  const { leftOut } = await page('left-out', limit);
  const missing = BigInt(counts.denominator) - BigInt(counts.numerator);
  const [counted, others] = casesTitles(attainment.kind);
  const texts = [
    caseText(counted, BigInt(counts.numerator), linked.cases),
    ...(missing === 0n ? [] : [caseText(others, missing, open)]),
    leftOutText(counts.leftOut, leftOut),
  ];
  return { texts, facts: [...factsOf(linked.cases), ...factsOf(open), ...leftOut] };
}
