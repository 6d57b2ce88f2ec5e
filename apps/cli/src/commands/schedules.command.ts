import { Command } from 'commander';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { placeOf } from '../http/place.js';
import type { Recomputation, ScheduleList } from '../http/recomputations.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';
import { type PlanOptions, type ServerOptions, withPlan, withServer } from './options.js';
import { stateLine } from './recompute-words.js';
import { finish } from './recompute.command.js';

interface Set extends PlanOptions {
  readonly plan: string;
  readonly schedule?: readonly Stated[];
  readonly fromPlan?: boolean;
}

interface Stated {
  readonly id: string;
  readonly kind: string;
  readonly cron: string;
}

/** `duibiao schedules`: when results are computed and published. */
export function schedulesCommand(): Command {
  const schedules = new Command('schedules').description('when results are computed and published; run one now');
  const list = new Command('list').description('schedules, with their last and next runs');
  schedules.addCommand(withServer(list).action(listSchedules));
  const set = new Command('set')
    .description('set the schedules of a plan, in place of those of its file (none: no schedule at all)')
    .option('--plan <id>', 'the plan', 'dongguan-2020')
    .option('--schedule <id=kind:cron>', 'such as night=nightly:"30 2 * * *"; several times', addSchedule)
    .option('--from-plan', 'those of its file hold again');
  schedules.addCommand(withPlan(set).action(setSchedules));
  const run = new Command('run')
    .description('run a schedule now, for the period that was over last')
    .argument('<schedule>', 'its id, such as nightly')
    .option('--plan <id>', 'the plan', 'dongguan-2020')
    .option('--no-wait', 'ask for it and return at once');
  schedules.addCommand(withPlan(run).action(runSchedule));
  return schedules;
}

async function listSchedules(options: ServerOptions): Promise<void> {
  const path = `/v1/ledgers/${segment(options.ledger)}/schedules`;
  show(await ask<ScheduleList>(connect(options, { role: 'auditor' }), { path }), options.json === true);
}

async function setSchedules({ schedule = [], fromPlan, ...options }: Set): Promise<void> {
  const { ledger, connection } = await placeOf(options, { role: 'operator' }, options.plan);
  const answer = await ask<ScheduleList>(connection, {
    method: 'PUT',
    path: `/v1/ledgers/${segment(ledger)}/schedules`,
    body: JSON.stringify({ plan: options.plan, schedules: fromPlan === true ? null : schedule }),
  });
  show(answer, options.json === true);
}

async function runSchedule(
  schedule: string,
  options: PlanOptions & { readonly plan: string; readonly wait: boolean },
): Promise<void> {
  const { plan, wait, json } = options;
  const place = await placeOf(options, { role: 'operator' }, plan);
  const run = await ask<Recomputation>(place.connection, {
    method: 'POST',
    path: `/v1/ledgers/${segment(place.ledger)}/schedules/${segment(plan)}/${segment(schedule)}/runs`,
  });
  await finish(place, run, { wait, json: json === true });
}

function show(answer: ScheduleList, json: boolean): void {
  if (json) return printJson(answer);
  say(`The ledger's clock: ${answer.now}${answer.isDemonstration ? ' (DEMONSTRATION)' : ''}`);
  if (answer.schedules.length === 0) return say('Nothing is scheduled.');
  const rows = answer.schedules.map(({ plan, id, kind, cron, timeZone, source, last, next }) => [
    plan,
    id,
    kind,
    cron,
    timeZone,
    source,
    last === null ? '—' : `${last.schedule?.period ?? ''} ${stateLine(last)}`,
    last === null || last.durationMs === null ? '—' : `${(last.durationMs / 1000).toFixed(1)} s`,
    next === null ? '—' : `${next.tick} for ${next.period}`,
  ]);
  print(table(['PLAN', 'SCHEDULE', 'KIND', 'CRON', 'ZONE', 'SET BY', 'LAST', 'TOOK', 'NEXT'], rows));
}

/** What is wrong with it the server says, in one place for all its callers. */
function addSchedule(text: string, before: readonly Stated[] = []): readonly Stated[] {
  const [, id = '', kind = '', cron = ''] = /^([^=]*)=([^:]*):(.*)$/.exec(text) ?? ['', text];
  return [...before, { id, kind, cron }];
}
