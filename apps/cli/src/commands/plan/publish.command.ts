import { Command } from 'commander';
import type { SubmissionAnswer } from '../../http/answers.js';
import { ask, segment } from '../../http/client.js';
import { placeOf } from '../../http/place.js';
import { demonstrationLedger } from '../../start/prepare.js';
import { say } from '../../start/say.js';
import { printAppended } from '../appended.js';
import { type AppendPlanOptions, idempotencyKey, withAppendPlan } from '../options.js';
import { checkFile, type CheckOptions, soundPlan, withCheck } from './plan-file.js';

interface Options extends AppendPlanOptions, CheckOptions {
  readonly reason?: string;
}

export const publishCommand = (): Command =>
  withAppendPlan(
    withCheck(
      new Command('publish')
        .description('publish a plan, or its next version with the reason for it')
        .argument('<file>', 'the plan file, YAML or JSON')
        .option('--reason <text>', 'why the version that stands is amended'),
    ),
  ).action(publish);

async function publish(file: string, options: Options): Promise<void> {
  const checked = await checkFile(file, options);
  const { id } = soundPlan(file, checked);
  const body = { file: file.endsWith('.json') ? jsonOr(checked.text) : checked.text, reason: options.reason };
  const { ledger, connection } = await placeOf(options, { role: 'planner' }, id, { otherwise: demonstrationLedger });
  const answer = await ask<SubmissionAnswer>(connection, {
    method: 'POST',
    path: `/v1/ledgers/${segment(ledger)}/plans`,
    body: JSON.stringify(body),
    headers: { 'idempotency-key': idempotencyKey(options.idempotencyKey) },
  });
  say(`${id} version ${answer.events[0]?.version ?? '?'} stands.`);
  printAppended(answer, options.json);
}

/** JSON is kept as JSON; a file of that name which is YAML in truth is sent as it is. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
