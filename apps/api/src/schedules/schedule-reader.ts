import { type LedgerHead, readHead } from '@duibiao/ledger';
import {
  askedPeriods,
  clockReleasedAt,
  type EffectiveSchedule,
  effectiveSchedules,
  lastRuns,
  nextDue,
  readSetSchedules,
} from '@duibiao/recomputation';
import { Injectable } from '@nestjs/common';
import { Core } from '../core/core.js';
import { notFound } from '../http/problem.js';
import { PlanShelf } from '../plans/plan-shelf.js';
import { recomputationView } from '../recomputations/recomputation-view.js';
import type { ScheduleList } from './schedule.schema.js';

/** The schedules of a ledger, with what they did last and will do next. */
@Injectable()
export class ScheduleReader {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  async list(ledger: string, plans: Iterable<string>): Promise<ScheduleList> {
    const { pool } = this.core;
    const head = await this.head(ledger);
    const [schedules, last, asked] = await Promise.all([
      this.inForce(ledger, plans),
      lastRuns(pool, ledger),
      askedPeriods(pool, ledger),
    ]);
    return {
      now: head.now,
      isDemonstration: head.purpose === 'demonstration',
      schedules: schedules.map((schedule) => {
        const name = `${schedule.plan} ${schedule.id}`;
        const run = last.get(name);
        const next = nextDue(schedule, head.timeZone, head.now, (period) => asked.has(`${name} ${period}`));
        return { ...schedule, last: run === undefined ? null : recomputationView(run), next: next ?? null };
      }),
    };
  }

  async head(ledger: string): Promise<LedgerHead> {
    const head = await readHead(this.core.pool, ledger);
    if (head === undefined) throw notFound('such ledger');
    return head;
  }

  async inForce(ledger: string, plans: Iterable<string>): Promise<readonly EffectiveSchedule[]> {
    const { pool } = this.core;
    const [set, released] = await Promise.all([readSetSchedules(pool, ledger), clockReleasedAt(pool, ledger)]);
    const found: EffectiveSchedule[] = [];
    for (const plan of [...plans].toSorted()) {
      const versions = await this.shelf.versions(ledger, plan);
      const scheduled = await Promise.all(
        versions.map(async ({ version, recordedAt }) => {
          const { settings } = (await this.shelf.find(ledger, plan, { version }))?.plan ?? {};
          return settings === undefined ? [] : [{ ...settings, recordedAt }];
        }),
      );
      found.push(...effectiveSchedules(plan, scheduled.flat(), set.get(plan), released));
    }
    return found;
  }
}
