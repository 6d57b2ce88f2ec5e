import { Command, Option } from 'commander';
import type { AlertPage } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';
import { type ServerOptions, wholeNumber, withServer } from './options.js';

interface Options extends ServerOptions {
  readonly state: string;
  readonly limit: number;
}

/** `duibiao alerts`: what is wrong with a ledger, or was. */
export function alertsCommand(): Command {
  const command = new Command('alerts')
    .description('list what is wrong with a ledger: differences, parked facts, lag, failed runs, the log')
    .addOption(
      new Option('--state <state>', 'open, settled or all').choices(['open', 'settled', 'all']).default('open'),
    )
    .option('--limit <n>', 'how many to list', wholeNumber(1, 500), 50);
  return withServer(command).action(alerts);
}

async function alerts(options: Options): Promise<void> {
  const { ledger, state, limit, json } = options;
  const page = await ask<AlertPage>(connect(options, { role: 'operator' }), {
    path: `/v1/ledgers/${segment(ledger)}/alerts`,
    query: { state, limit: String(limit) },
  });
  if (json) return printJson(page);
  if (page.alerts.length === 0) return say(state === 'open' ? 'Nothing is wrong.' : 'There are none.');
  const rows = page.alerts.map(({ kind, raisedAt, settledAt, findings, message }) => [
    kind,
    raisedAt.slice(0, 19),
    settledAt?.slice(0, 19) ?? 'open',
    String(findings),
    message,
  ]);
  print(table(['ALERT', 'RAISED (UTC)', 'SETTLED', 'FOUND', 'WHAT'], rows));
  if (page.next !== null) say('There are more: raise --limit.');
}
