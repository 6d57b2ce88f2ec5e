import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { factFields, readFactKinds } from '@duibiao/facts';
import { parameterChecks, parameterSchemas } from '@duibiao/measures';
import { formatFault, loadPlan, type LoadedPlan } from '@duibiao/plan';
import { ClearError, projectRoot } from '@duibiao/platform';
import { Command } from 'commander';
import { parse } from 'yaml';
import { exitCode } from '../exit-code.js';
import type { SubmissionAnswer } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson } from '../print.js';
import { say } from '../start/say.js';
import { printAppended } from './appended.js';
import { type AppendOptions, idempotencyKey, withAppend } from './options.js';
import { readText } from './read-file.js';

const MOST_BYTES = 4_194_304;

/** `duibiao plan`: check a plan file here, publish it there. */
export function planCommand(): Command {
  const plan = new Command('plan').description('check and publish plan files');
  plan.addCommand(
    new Command('lint')
      .description('check plan files on this machine: every fault with line and column')
      .argument('<file...>', 'plan files, YAML or JSON')
      .option('--json', 'print the faults as JSON')
      .action(lint),
  );
  plan.addCommand(
    withAppend(
      new Command('publish')
        .description('publish a plan, or its next version')
        .argument('<file>', 'the plan file, YAML or JSON'),
    ).action(publish),
  );
  return plan;
}

async function lint(files: readonly string[], { json }: { readonly json?: boolean }): Promise<void> {
  const results: { readonly file: string; readonly faults: readonly unknown[]; readonly error?: string }[] = [];
  for (const file of files) {
    try {
      const loaded = check(file, await readText(file, MOST_BYTES));
      results.push({ file, faults: loaded.ok ? [] : loaded.faults });
      if (json) continue;
      if (!loaded.ok) print(loaded.faults.map((fault) => formatFault(file, fault)).join('\n'));
      else say(`${file}: sound; items: ${loaded.plan.items.length}, indicators: ${loaded.plan.indicators.length}`);
    } catch (error) {
      if (!(error instanceof ClearError)) throw error;
      results.push({ file, faults: [], error: error.message });
      say(error.message);
    }
  }
  if (json) printJson(results);
  const isSound = results.every(({ faults, error }) => faults.length === 0 && error === undefined);
  process.exitCode = isSound ? exitCode.ok : exitCode.error;
}

async function publish(file: string, options: AppendOptions): Promise<void> {
  const text = await readText(file, MOST_BYTES);
  const loaded = check(file, text);
  if (!loaded.ok) throw new ClearError(loaded.faults.map((fault) => formatFault(file, fault)).join('\n'));
  const connection = connect(options, { role: 'planner' });
  const answer = await ask<SubmissionAnswer>(connection, {
    method: 'POST',
    path: `/v1/ledgers/${segment(options.ledger)}/plans`,
    body: text,
    contentType: file.endsWith('.json') ? 'application/json' : 'application/yaml',
    headers: { 'idempotency-key': idempotencyKey(options.idempotencyKey) },
  });
  printAppended(answer, options.json);
}

/** Against the kinds of this program; quotations against `source.txt`, where one stands beside the file. */
function check(file: string, text: string): LoadedPlan<typeof parameterSchemas> {
  const kinds = readFactKinds(
    parse(readFileSync(path.join(projectRoot, 'seeds', 'fact-kinds.yaml'), 'utf8'), { merge: true }),
  );
  const beside = path.join(path.dirname(file), 'source.txt');
  const source = file !== '-' && existsSync(beside) ? readFileSync(beside, 'utf8') : undefined;
  return loadPlan(text, {
    kinds: parameterSchemas,
    checks: parameterChecks,
    source,
    factKinds: kinds.ok ? factFields(kinds.kinds) : undefined,
  });
}
