import { parseCheckpoint } from '@duibiao/log';
import { Command } from 'commander';
import type { SubmissionAnswer } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { LogClient, type LogView } from '../http/log.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';
import { printAppended } from './appended.js';
import { type AppendOptions, idempotencyKey, type ServerOptions, withAppend, withServer } from './options.js';
import { readText } from './read-file.js';

interface ChangeOptions extends AppendOptions {
  readonly reason: string;
}

/** Far more than any checkpoint has. */
const mostBytes = 32_768;

/** `duibiao ledger …`: the log of a ledger, and what operators do to it. */
export function ledgerCommand(): Command {
  const ledger = new Command('ledger').description(
    'the transparency log of a ledger: show it, resume, reopen, change its key',
  );
  ledger.addCommand(
    withServer(new Command('show').description('keys, size, and whether signing is held')).action(show),
  );
  const resume = new Command('resume')
    .description('go on signing after a restore, by the newest checkpoint that is known')
    .argument('<file>', 'the checkpoint, a signed note; - for stdin')
    .option('--take-over', 'also where nothing is held: the machine that signed is gone for good');
  ledger.addCommand(withServer(resume).action(resumeLog));
  const reopen = new Command('reopen')
    .description('open the log anew under another origin: where entries that were signed are lost for good')
    .requiredOption('--reason <text>', 'why; recorded');
  ledger.addCommand(withAppend(reopen).action((options: ChangeOptions) => change('reopenings', options)));
  const rotate = new Command('rotate-key')
    .description('let another key sign the log; the one before signs too until the next change')
    .requiredOption('--reason <text>', 'why; recorded');
  ledger.addCommand(withAppend(rotate).action((options: ChangeOptions) => change('keys', options)));
  return ledger;
}

interface LedgerView {
  readonly name: string;
  readonly size: string;
  readonly log: LogView | null;
}

async function show(options: ServerOptions): Promise<void> {
  const { ledger, json } = options;
  const connection = connect(options, { role: 'auditor' });
  const view = await ask<LedgerView>(connection, { path: `/v1/ledgers/${segment(ledger)}` });
  if (json === true) return printJson(view);
  const { log } = view;
  if (log === null) return print(table(['LEDGER', ledger], [['entries', view.size], ['log', 'not sealed yet']])); // prettier-ignore
  print(table(['LEDGER', ledger], [['entries', view.size], ...logRows(log)]));
  if (log.sealedAt === null) return;
  const note = await new LogClient(connection, ledger).checkpoint();
  print(`\n${note.trimEnd()}`);
}

const logRows = ({ origin, verifierKey, previousKey, size, sealedAt, held }: LogView): [string, string][] => [
  ['origin', origin],
  ['verifier key', verifierKey],
  ...(previousKey === null ? [] : [['previous key', previousKey] as [string, string]]),
  ['signed', sealedAt === null ? 'nothing yet' : `${size} entries, ${sealedAt}`],
  ['signing', held === null ? 'goes on' : `HELD: ${held}`],
];

async function resumeLog(file: string, options: ServerOptions & { readonly takeOver?: boolean }): Promise<void> {
  const checkpoint = await readText(file, mostBytes);
  await ask(connect(options, { role: 'operator' }), {
    method: 'POST',
    path: `/v1/ledgers/${segment(options.ledger)}/log/resumptions`,
    body: JSON.stringify({ checkpoint, takeOver: options.takeOver === true }),
  });
  const { size } = parseCheckpoint(checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1));
  say(`The checkpoint fits the ${size} entries that it covers: signing goes on.`);
}

async function change(what: 'reopenings' | 'keys', options: ChangeOptions): Promise<void> {
  const { ledger, reason } = options;
  const connection = connect(options, { role: 'operator' });
  const answer = await ask<SubmissionAnswer>(connection, {
    method: 'POST',
    path: `/v1/ledgers/${segment(ledger)}/log/${what}`,
    body: JSON.stringify({ reason }),
    headers: { 'idempotency-key': idempotencyKey(options.idempotencyKey) },
  });
  printAppended(answer, options.json);
  const log = await new LogClient(connection, ledger).log();
  if (log === null) return;
  say(`${what === 'keys' ? 'The new verifier key' : 'The verifier key of the new origin'}: ${log.verifierKey}`);
  say('Publish it where those look who verify.');
}
