import { Command } from 'commander';
import type { DryRunAnswer, SubmissionAnswer } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { printAppended, printDryRun } from './appended.js';
import { type AppendOptions, idempotencyKey, withAppend } from './options.js';
import { nameOf, readText } from './read-file.js';
import { submissionText } from './submission-text.js';

/** What the API takes; 1,000 facts are some 400,000 bytes. */
const MOST_BYTES = 2_097_152;

interface Options extends AppendOptions {
  readonly unit?: string;
  readonly plan?: string;
  readonly dryRun?: boolean;
}

/** `duibiao submit FILE|-`: facts as JSON, all recorded or none. */
export function submitCommand(): Command {
  const command = new Command('submit')
    .description('submit facts: a submission or a list of facts, as JSON from a file or from stdin (-)')
    .argument('<file>', 'the file, or - for stdin')
    .option('--unit <id>', 'the reporting unit, where the file names none')
    .option('--plan <id>', 'the plan that you have in mind, where the file names none')
    .option('--dry-run', 'say what would happen, write nothing');
  return withAppend(command).action(submit);
}

async function submit(file: string, options: Options): Promise<void> {
  const text = (await readText(file, MOST_BYTES)).replace(/^\uFEFF/, '');
  const { body, unit } = submissionText(text, nameOf(file), options);
  const connection = connect(options, { role: 'submitter', unit });
  const asked = {
    method: 'POST',
    path: `/v1/ledgers/${segment(options.ledger)}/submissions`,
    body,
    headers: { 'idempotency-key': options.dryRun ? 'dry-run' : idempotencyKey(options.idempotencyKey) },
  } as const;
  if (options.dryRun) {
    return printDryRun(await ask<DryRunAnswer>(connection, { ...asked, query: { dryRun: 'true' } }), options.json);
  }
  printAppended(await ask<SubmissionAnswer>(connection, asked), options.json);
}
