import { Command, InvalidArgumentError, Option } from 'commander';
import { ClearError } from '@duibiao/platform';
import { exitCode } from '../exit-code.js';
import type { ReviewAnswer } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson } from '../print.js';
import { type AppendOptions, idempotencyKey, withAppend } from './options.js';

interface Options extends AppendOptions {
  readonly accept?: boolean;
  readonly return?: boolean;
  readonly reason?: string;
}

/** `duibiao review SUBMISSION`: accept it, or send it back with a reason. */
export function reviewCommand(): Command {
  const command = new Command('review')
    .description(
      'accept a submission, or send it back: its facts then stop counting; somebody else must have submitted it',
    )
    .argument('<submission>', 'the submission id, such as sub-7csebc67lxzvdeokd7y3frvioe', submissionId)
    .option('--accept', 'what was submitted is right')
    .addOption(new Option('--return', 'what was submitted is sent back; final, needs --reason').conflicts('accept'))
    .option('--reason <text>', 'why, in your words');
  return withAppend(command).action(review);
}

async function review(submission: string, options: Options): Promise<void> {
  const { accept, return: isReturn, reason, json } = options;
  if (accept !== true && isReturn !== true)
    throw new ClearError('Say --accept, or --return --reason …', exitCode.usage);
  if (isReturn === true && reason === undefined)
    throw new ClearError('--return needs a reason: --reason …', exitCode.usage);
  const answer = await ask<ReviewAnswer>(connect(options, { role: 'reviewer' }), {
    method: 'POST',
    path: `/v1/ledgers/${segment(options.ledger)}/submissions/${segment(submission)}/reviews`,
    body: JSON.stringify({ outcome: isReturn === true ? 'returned' : 'accepted', reason }),
    headers: { 'idempotency-key': idempotencyKey(options.idempotencyKey) },
  });
  if (json) return printJson(answer);
  print(reviewLine(answer));
}

/** What the review did: a submission corrected as a whole before is reviewed and nothing changes. */
function reviewLine({ submission, outcome, covers, of, position, recordedAt }: ReviewAnswer): string {
  const rest = of - covers;
  const word = outcome === 'accepted' ? 'Accepted' : 'Sent back';
  const covered =
    covers === 0 ? 'covers no fact: all were corrected or voided before' : `covers ${covers} of its ${of} facts`;
  const left = covers === 0 || rest === 0 ? '' : `, ${rest} were corrected or voided before`;
  return `${word} ${submission} at ${recordedAt}, position ${position}: ${covered}${left}.`;
}

/** A submission's id. */
function submissionId(text: string): string {
  if (/^sub-[a-z2-7]{26}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a submission id, such as sub-7csebc67lxzvdeokd7y3frvioe.');
}
