import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.js';
import type { ReplayAnswer } from '../http/answers.js';
import { ask, askText, segment } from '../http/client.js';
import { placeOf } from '../http/place.js';
import { print, printJson } from '../print.js';
import { type PlanOptions, withPlan } from './options.js';
import { pointQuery, type PointOptions, withPoint } from './point-options.js';
import { cancelOnInterrupt } from './replay/cancel.js';
import { type AgainstOptions, againstOf } from './replay/against.js';
import { follow } from './replay/follow.js';

interface Options extends PlanOptions, Omit<PointOptions, 'waitFor'>, AgainstOptions {
  readonly reading?: string;
  readonly organisation?: string;
}

/** `duibiao replay`: a plan as it was known at a past moment, folded from the events, and every difference explained. */
export function replayCommand(): Command {
  const command = new Command('replay')
    .description('compute a plan again from the events, as known at a moment, and explain every difference')
    .option('--reading <id>', 'an alternative reading, where an indicator has it (default: those of the plan)')
    .addOption(new Option('--organisation <tree>', 'the tree of the day, or of today').choices(['then', 'now']))
    .option('--against <what>', 'read-models (the default), published:<position>, or replay, told by --against-…')
    .option('--against-at <moment>', 'replay: as known then')
    .option('--against-on <day>', 'replay: as of that day')
    .option('--against-plan-version <n>', 'replay: a version of the plan')
    .option('--against-reading <id>', 'replay: an alternative reading')
    .addOption(new Option('--against-organisation <tree>', 'replay: in that tree').choices(['then', 'now']));
  return withPlan(withPoint(command, { isProjected: false })).action(replay);
}

async function replay(options: Options): Promise<void> {
  const { ledger, connection } = await placeOf(options, { role: 'auditor' }, options.plan);
  const { plan, planVersion, unit, at, on } = pointQuery(options);
  const version = planVersion === undefined ? {} : { planVersion: Number(planVersion) };
  const { reading, organisation } = options;
  const body = { plan, unit, ...version, at, on, reading, organisation, against: againstOf(options) };
  const path = `/v1/ledgers/${segment(ledger)}/replays`;
  const { replay: id } = await ask<ReplayAnswer>(connection, { method: 'POST', path, body: JSON.stringify(body) });
  const own = `${path}/${segment(id)}`;
  const settle = cancelOnInterrupt(connection, own);
  await follow(connection, `${own}/progress`);
  settle();
  const answer = await ask<ReplayAnswer>(connection, { path: own });
  if (options.json) printJson(answer);
  else if (answer.report !== null)
    print((await askText(connection, { path: own, query: { format: 'text' } })).trimEnd());
  if (answer.report === null) {
    process.stderr.write(
      `The replay is ${answer.progress.state}${answer.error === null ? '' : `: ${answer.error}`}.\n`,
    );
    process.exitCode = exitCode.error;
  } else if (answer.report.causes['defect'] !== undefined) process.exitCode = exitCode.verificationFailed;
}
