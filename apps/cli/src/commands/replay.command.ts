import { Command, Option } from 'commander';
import { placeOf } from '../http/place.js';
import { type PlanOptions, withPlan } from './options.js';
import { pointQuery, type PointOptions, withPoint } from './point-options.js';
import { type AgainstOptions, againstOf } from './replay/against.js';
import { runReplay } from './replay/run-replay.js';

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
  await runReplay({ ledger, connection }, body, { json: options.json === true });
}
