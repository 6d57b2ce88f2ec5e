import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { exitCode } from '../exit-code.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { type Place, placeOf } from '../http/place.js';
import type { Comparison, Recomputation, RecomputationPage } from '../http/recomputations.js';
import { print, printJson } from '../print.js';
import { say } from '../start/say.js';
import { type PlanOptions, type ServerOptions, wholeNumber, withPlan, withServer } from './options.js';
import { comparisonText, runTable, runText, stateLine } from './recompute-words.js';
import { runReplay } from './replay/run-replay.js';

interface Options extends PlanOptions {
  readonly plan: string;
  readonly planVersion?: number;
  readonly at?: string;
  readonly on?: string;
  readonly wait: boolean;
}

/** `duibiao recompute`: all numbers of a plan three times, compared and published. */
export function recomputeCommand(): Command {
  return withPlan(
    new Command('recompute')
      .description(
        'compute all numbers of a plan anew on both roads, compare and publish them; exit code 3: they differ',
      )
      .option('--plan <id>', 'the plan', 'dongguan-2020')
      .option('--plan-version <n>', 'a version of the plan (default: the newest then)', wholeNumber(1, 999_999_999))
      .option('--at <moment>', 'as known then: a position, an instant or a day (default: now)')
      .option('--on <day>', 'as of that day, YYYY-MM-DD (default: the local day of the moment)')
      .option('--no-wait', 'ask for it and return at once'),
  ).action(start);
}

/** `duibiao recomputations`: what was recomputed, and what changed in between. */
export function recomputationsCommand(): Command {
  const recomputations = new Command('recomputations').description('list recomputations, compare published results');
  const list = new Command('list')
    .description('newest first')
    .option('--of <plan>', 'of that plan alone')
    .option('--limit <n>', 'how many to list', wholeNumber(1, 500), 20);
  recomputations.addCommand(withServer(list).action(listRuns));
  const compare = new Command('compare')
    .description('what changed between two published results')
    .argument('<run>', 'a recomputation, run-…')
    .argument('<other>', 'another')
    .option('--causes', 'and by which causes: a replay, which reads the ledger once');
  recomputations.addCommand(withServer(compare).action(compareRuns));
  return recomputations;
}

async function start(options: Options): Promise<void> {
  const { plan, planVersion, at, on, wait, json } = options;
  const place = await placeOf(options, { role: 'operator' }, plan);
  const run = await ask<Recomputation>(place.connection, {
    method: 'POST',
    path: `/v1/ledgers/${segment(place.ledger)}/recomputations`,
    body: JSON.stringify({ plan, planVersion, at, on }),
  });
  await finish(place, run, { wait, json: json === true });
}

/** Waits for a run, tells how far it is, and prints what came of it. */
export async function finish(
  { ledger, connection }: Place,
  asked: Recomputation,
  { wait, json }: { readonly wait: boolean; readonly json: boolean },
): Promise<void> {
  say(`${asked.id} in ledger ${ledger}`);
  let run = asked;
  const path = `/v1/ledgers/${segment(ledger)}/recomputations/${segment(asked.id)}`;
  for (let told = ''; wait && (run.state === 'waiting' || run.state === 'running'); await sleep(500)) {
    run = await ask<Recomputation>(connection, { path });
    const line = stateLine(run);
    if (line !== told) say(`  ${line}`);
    told = line;
  }
  if (json) printJson(run);
  else if (run.state === 'waiting' || run.state === 'running') print(run.id);
  else print(runText(run));
  if (run.state === 'different') process.exitCode = exitCode.verificationFailed;
  if (run.state === 'failed') process.exitCode = exitCode.error;
}

async function listRuns(options: ServerOptions & { readonly of?: string; readonly limit: number }): Promise<void> {
  const page = await ask<RecomputationPage>(connect(options, { role: 'auditor' }), {
    path: `/v1/ledgers/${segment(options.ledger)}/recomputations`,
    query: { plan: options.of, limit: String(options.limit) },
  });
  if (options.json) return printJson(page);
  if (page.recomputations.length === 0) return say('Nothing was recomputed yet.');
  print(runTable(page.recomputations));
  if (page.next !== null) say('There are more: raise --limit.');
}

async function compareRuns(
  run: string,
  other: string,
  options: ServerOptions & { readonly causes?: true },
): Promise<void> {
  const connection = connect(options, { role: 'auditor' });
  const answer = await ask<Comparison>(connection, {
    path: `/v1/ledgers/${segment(options.ledger)}/recomputations/${segment(run)}/comparison`,
    query: { with: other },
  });
  if (options.causes) {
    const { first, second } = answer;
    const { plan, planVersion, position, day } = second;
    const against = { with: 'published', at: first.publishedPosition };
    const body = { plan, planVersion, at: position, on: day, against };
    return runReplay({ ledger: options.ledger, connection }, body, { json: options.json === true });
  }
  if (options.json) return printJson(answer);
  print(comparisonText(answer));
}
