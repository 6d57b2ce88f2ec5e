import { exitCode } from '../../exit-code.js';
import type { ReplayAnswer } from '../../http/answers.js';
import { ask, askText, segment } from '../../http/client.js';
import type { Place } from '../../http/place.js';
import { print, printJson } from '../../print.js';
import { cancelOnInterrupt } from './cancel.js';
import { follow } from './follow.js';

/**
 * Asks for a replay (`body` as the API takes it), follows it, and prints its report. Exit code 3: a difference is nobody's doing but a defect's.
 */
export async function runReplay(
  { ledger, connection }: Place,
  body: object,
  { json }: { readonly json: boolean },
): Promise<void> {
  const path = `/v1/ledgers/${segment(ledger)}/replays`;
  const { replay: id } = await ask<ReplayAnswer>(connection, { method: 'POST', path, body: JSON.stringify(body) });
  const own = `${path}/${segment(id)}`;
  const settle = cancelOnInterrupt(connection, own);
  await follow(connection, `${own}/progress`);
  settle();
  const answer = await ask<ReplayAnswer>(connection, { path: own });
  if (json) printJson(answer);
  else if (answer.report !== null)
    print((await askText(connection, { path: own, query: { format: 'text' } })).trimEnd());
  if (answer.report === null) {
    process.stderr.write(
      `The replay is ${answer.progress.state}${answer.error === null ? '' : `: ${answer.error}`}.\n`,
    );
    process.exitCode = exitCode.error;
  } else if (answer.report.causes['defect'] !== undefined) process.exitCode = exitCode.verificationFailed;
}
