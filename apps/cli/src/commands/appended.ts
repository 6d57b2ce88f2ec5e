import type { DryRunAnswer, SubmissionAnswer } from '../http/answers.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';

/** Tells what a submission wrote: a line for each event. */
export function printAppended(answer: SubmissionAnswer, json = false): void {
  const { submission, recordedAt, firstPosition, lastPosition, events } = answer;
  say(`Recorded as ${submission} at ${recordedAt}, positions ${firstPosition} to ${lastPosition}.`);
  if (answer.receipt !== undefined) say(`Its receipt: npx duibiao receipt ${submission}`);
  if (json) return printJson(answer);
  const rows = events.map(({ type, fact, version, position }) => [position, type, fact, String(version)]);
  print(table(['POSITION', 'EVENT', 'FACT', 'VERSION'], rows));
}

/** Tells what a submission would write. */
export function printDryRun(answer: DryRunAnswer, json = false): void {
  say(`Nothing was written. Would be appended: ${answer.wouldAppend.length}.`);
  if (json) return printJson(answer);
  const rows = answer.wouldAppend.map(({ type, fact, version }) => [type, fact, String(version)]);
  print(table(['EVENT', 'FACT', 'VERSION'], rows));
}
