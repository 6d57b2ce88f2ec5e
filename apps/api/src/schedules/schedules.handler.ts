import { show } from '@duibiao/facts';
import { findRunOf, periodOf, requestAgain, requestRun, setSchedules } from '@duibiao/recomputation';
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { mustWatch } from '../alerts/watcher.js';
import { Core } from '../core/core.js';
import { invalid, notFound } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { recomputationView } from '../recomputations/recomputation-view.js';
import type { RecomputationView } from '../recomputations/recomputation.schema.js';
import { ScheduleReader } from './schedule-reader.js';
import type { ScheduleList, SchedulesBody } from './schedule.schema.js';

export class ListSchedules extends Query<ScheduleList> {
  constructor(readonly access: Access) {
    super();
  }
}

@QueryHandler(ListSchedules)
export class ListSchedulesHandler implements IQueryHandler<ListSchedules> {
  constructor(private readonly reader: ScheduleReader) {}

  execute({ access }: ListSchedules): Promise<ScheduleList> {
    mustWatch(access, 'list of schedules');
    return this.reader.list(access.scope.ledger, access.ledger.plans);
  }
}

export class SetSchedules extends Command<ScheduleList> {
  constructor(
    readonly access: Access,
    readonly body: SchedulesBody,
  ) {
    super();
  }
}

@CommandHandler(SetSchedules)
export class SetSchedulesHandler implements ICommandHandler<SetSchedules> {
  constructor(
    private readonly core: Core,
    private readonly reader: ScheduleReader,
  ) {}

  async execute({ access, body: { plan, schedules } }: SetSchedules): Promise<ScheduleList> {
    mustWatch(access, 'list of schedules', ['operator']);
    const { ledger } = access.scope;
    if (!access.ledger.plans.has(plan)) {
      const legal = `one of ${[...access.ledger.plans].join(', ')}`;
      const message = `${show(plan)} is no plan of this ledger: expected ${legal}`;
      throw invalid([{ pointer: '/plan', rule: 'unknown-plan', message, legal }]);
    }
    // the zone of a plan is that of its ledger
    const { timeZone: own } = access.ledger.head;
    const zoned = schedules?.map(({ timeZone = own, ...schedule }) => ({ ...schedule, timeZone })) ?? null;
    await setSchedules(this.core.pool, ledger, plan, zoned, access.caller.principal);
    this.core.recomputeBell.ring(ledger);
    return this.reader.list(ledger, access.ledger.plans);
  }
}

export class RunSchedule extends Command<RecomputationView> {
  constructor(
    readonly access: Access,
    readonly plan: string,
    readonly schedule: string,
  ) {
    super();
  }
}

/** Asks now for the period that was over last. It is computed once: a run that is there is answered, one that went wrong is tried again. */
@CommandHandler(RunSchedule)
export class RunScheduleHandler implements ICommandHandler<RunSchedule> {
  constructor(
    private readonly core: Core,
    private readonly reader: ScheduleReader,
  ) {}

  async execute({ access, plan, schedule: id }: RunSchedule): Promise<RecomputationView> {
    mustWatch(access, 'such schedule', ['operator']);
    const { ledger } = access.scope;
    const schedule = access.ledger.plans.has(plan)
      ? (await this.reader.inForce(ledger, [plan])).find((one) => one.id === id)
      : undefined;
    if (schedule === undefined) throw notFound('such schedule');
    const { pool } = this.core;
    const { now: tick, timeZone } = await this.reader.head(ledger);
    const { period, day } = periodOf(schedule.kind, tick, timeZone);
    const askedBy = access.caller.principal;
    const asked = await requestRun(pool, { ledger, plan, day, askedBy, schedule: { id, period, tick } });
    const there = asked ?? (await findRunOf(pool, ledger, plan, id, period));
    if (there === undefined) throw new Error(`the run of ${plan} ${id} ${period} is neither new nor there`);
    const run = asked ?? (await requestAgain(pool, ledger, there.id)) ?? there;
    this.core.recomputeBell.ring(ledger);
    return recomputationView(run);
  }
}
