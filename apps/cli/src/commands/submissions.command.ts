import { Command, Option } from 'commander';
import type { SubmissionPage } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';
import { type ServerOptions, wholeNumber, withServer } from './options.js';

interface Options extends ServerOptions {
  readonly unit?: string;
  readonly state?: string;
  readonly limit: number;
}

/** `duibiao submissions`: what was submitted, newest first; `--state unreviewed` is a reviewer's list of work. */
export function submissionsCommand(): Command {
  const command = new Command('submissions')
    .description('list submissions, newest first')
    .option('--unit <id>', 'of that unit and all below it (default: all that you may see)')
    .addOption(new Option('--state <state>', 'by review').choices(['unreviewed', 'accepted', 'returned']))
    .option('--limit <n>', 'how many to list', wholeNumber(1, 500), 50);
  return withServer(command).action(submissions);
}

async function submissions(options: Options): Promise<void> {
  const { ledger, unit, state, limit, json } = options;
  const page = await ask<SubmissionPage>(connect(options, { role: 'reviewer', unit }), {
    path: `/v1/ledgers/${segment(ledger)}/submissions`,
    query: { unit, state, limit: String(limit) },
  });
  if (json) return printJson(page);
  const rows = page.submissions.map(({ submission, recordedAt, items, owners, review, principal }) => {
    const more = owners.length > 2 ? ` and ${owners.length - 2} more` : '';
    return [submission, recordedAt, String(items), review, owners.slice(0, 2).join(', ') + more, principal];
  });
  print(table(['SUBMISSION', 'RECORDED', 'FACTS', 'REVIEW', 'UNITS', 'BY'], rows));
  if (page.next !== null) say('There are more: raise --limit, or name a unit with --unit.');
}
