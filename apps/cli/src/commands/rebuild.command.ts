import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { exitCode } from '../exit-code.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import type { Rebuild } from '../http/rebuilds.js';
import { print, printJson } from '../print.js';
import { say } from '../start/say.js';
import { type ServerOptions, withServer } from './options.js';
import { rebuildText, stateLine } from './rebuild-words.js';
import { cancelOnInterrupt } from './replay/cancel.js';

interface Options extends ServerOptions {
  readonly check?: boolean;
  readonly wait: boolean;
}

const isOpen = ({ state }: Rebuild): boolean => state === 'waiting' || state === 'running';

/** `duibiao rebuild`: the read models of a ledger derived anew beside those that stand, compared, and put in their place. */
export function rebuildCommand(): Command {
  return withServer(
    new Command('rebuild')
      .description(
        'derive the read models of a ledger anew from its entries, compare, and replace what differs; exit code 3: something differed',
      )
      .option('--check', 'compare only, and leave what stands as it is')
      .option('--no-wait', 'ask for it and return at once'),
  ).action(rebuild);
}

async function rebuild(options: Options): Promise<void> {
  const { ledger, check = false, wait, json = false } = options;
  const connection = connect(options, { role: 'operator' });
  const path = `/v1/ledgers/${segment(ledger)}/rebuilds`;
  let found = await ask<Rebuild>(connection, { method: 'POST', path, body: JSON.stringify({ check }) });
  say(`${found.id} in ledger ${ledger}`);
  const own = `${path}/${segment(found.id)}`;
  const settle = wait ? cancelOnInterrupt(connection, own) : () => undefined;
  for (let told = ''; wait && isOpen(found); await sleep(250)) {
    found = await ask<Rebuild>(connection, { path: own });
    const line = stateLine(found);
    if (line !== told) say(`  ${line}`);
    told = line;
  }
  settle();
  if (json) printJson(found);
  else print(isOpen(found) ? found.id : rebuildText(found));
  if (found.state === 'different' || found.state === 'repaired') process.exitCode = exitCode.verificationFailed;
  if (found.state === 'failed' || found.state === 'cancelled') process.exitCode = exitCode.error;
}
