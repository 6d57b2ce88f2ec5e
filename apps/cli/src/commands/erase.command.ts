import { ClearError } from '@duibiao/platform';
import type { ErasureAnswer } from '@duibiao/submissions';
import { Command, InvalidArgumentError } from 'commander';
import { exitCode } from '../exit-code.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson } from '../print.js';
import { type AppendOptions, idempotencyKey, withAppend } from './options.js';

interface Options extends AppendOptions {
  readonly reason: string;
  readonly yes?: boolean;
}

/** `duibiao erase SUBJECT`: what identifies a person goes, with every text about it. */
export function eraseCommand(): Command {
  const command = new Command('erase')
    .description(
      'erase a person: what identifies it, and every text about it; numbers and proofs stay; it cannot be undone',
    )
    .argument('<subject>', 'the subject id, such as s-6lddllkpcy2sq5gxht4ygfyzqp', subjectId)
    .requiredOption('--reason <text>', 'why; it stays, and must not say who: a file number, not a name')
    .option('--yes', 'do it; without, only what will be lost is said');
  return withAppend(command).action(erase);
}

async function erase(subject: string, options: Options): Promise<void> {
  if (options.yes !== true) throw new ClearError(whatIsLost(subject), exitCode.usage);
  const answer = await ask<ErasureAnswer>(connect(options, { role: 'operator' }), {
    method: 'POST',
    path: `/v1/ledgers/${segment(options.ledger)}/subjects/${segment(subject)}/erasures`,
    body: JSON.stringify({ reason: options.reason }),
    headers: { 'idempotency-key': idempotencyKey(options.idempotencyKey) },
  });
  if (options.json) return printJson(answer);
  const { texts, position, recordedAt } = answer;
  print(`Erased ${subject} at ${recordedAt}, position ${position}; texts that went with it: ${texts}.`);
  print('Backups made before still hold it. On the server, for whoever restores one: duibiao export erasures FILE');
  print('(FILE: duibiao-erasures.json beside the backups). What else may hold it: docs/how-to/operate.md.');
}

const whatIsLost = (subject: string): string =>
  [
    `Nothing was erased. With --yes, and for ever, ${subject} loses`,
    '  its reference (a member number): nothing finds the id again, and the same reference gets a new one;',
    '  every text about it: values of its facts, evidence, reasons of corrections and voids;',
    '  the notes of the submissions that wrote its facts, and the reasons of their reviews, whoever else they name.',
    'Facts, numbers, receipts and proofs stay. Its facts can still be voided, not corrected.',
  ].join('\n');

/** A subject's id. */
function subjectId(text: string): string {
  if (/^s-[a-z2-7]{26}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a subject id, such as s-6lddllkpcy2sq5gxht4ygfyzqp.');
}
