import { localDay } from '@duibiao/facts';
import { firstTickOn, nextTick, type Schedule } from '@duibiao/plan';
import { Temporal } from 'temporal-polyfill';

/** A schedule with the zone in which its cron expression is read. */
export interface ZonedSchedule extends Schedule {
  readonly timeZone: string;
}

/** What one tick asks for: its period's numbers. Instants ISO 8601, days YYYY-MM-DD. */
export interface Due {
  /** The day, `2020-12`, or `2020-Q4`. */
  readonly period: string;
  /** D: the last day of the period. */
  readonly day: string;
  readonly tick: string;
}

/** A missed period is caught up as long as it is among so many last ones of its schedule. */
export const caughtUp = 31;

/** The periods that lie behind a tick: the last that were over by then, in the ledger's time zone. */
export function periodOf(kind: Schedule['kind'], tick: string, ledgerZone: string): Pick<Due, 'period' | 'day'> {
  const today = Temporal.PlainDate.from(localDay(tick, ledgerZone));
  if (kind === 'nightly') {
    const day = today.subtract({ days: 1 }).toString();
    return { period: day, day };
  }
  const months = kind === 'monthly-closing' ? 0 : (today.month - 1) % 3;
  const last = today.with({ day: 1 }).subtract({ months }).subtract({ days: 1 });
  const month = last.toString().slice(0, 7);
  return {
    period: kind === 'monthly-closing' ? month : `${month.slice(0, 4)}-Q${Math.ceil(last.month / 3)}`,
    day: last.toString(),
  };
}

/**
 * The periods whose tick came after a moment (from which the schedule holds) and not after now, oldest first: each by the first tick that asks for
 * it, the last {@link caughtUp} of them.
 */
export function duePeriods(
  { kind, cron, timeZone }: ZonedSchedule,
  ledgerZone: string,
  since: string,
  now: string,
): readonly Due[] {
  const today = Temporal.PlainDate.from(localDay(now, timeZone));
  const begin = Temporal.PlainDate.from(localDay(since, timeZone));
  const farthest = today.subtract(reach[kind]);
  let day = Temporal.PlainDate.compare(begin, farthest) < 0 ? farthest : begin;
  const found = new Map<string, Due>();
  for (; Temporal.PlainDate.compare(day, today) <= 0; day = day.add({ days: 1 })) {
    const tick = firstTickOn(cron, timeZone, day.toString(), since);
    if (tick === undefined || Temporal.Instant.compare(tick, now) > 0) continue;
    const due = { ...periodOf(kind, tick, ledgerZone), tick };
    if (!found.has(due.period)) found.set(due.period, due);
  }
  return [...found.values()].slice(-caughtUp);
}

/** How far back ticks are looked for. */
const reach = {
  nightly: { days: caughtUp + 1 },
  'monthly-closing': { months: 13 },
  'quarterly-closing': { months: 13 },
} as const;

/** The next tick and what it will ask for. A tick of a period that was asked for already is passed by. */
export function nextDue(
  schedule: ZonedSchedule,
  ledgerZone: string,
  now: string,
  isThere: (period: string) => boolean,
): Due | undefined {
  let after = now;
  // an expression that comes every minute of a day asks once for its period
  for (let n = 0; n < 3_000; n += 1) {
    const tick = nextTick(schedule.cron, schedule.timeZone, after);
    if (tick === undefined) return undefined;
    const due = { ...periodOf(schedule.kind, tick, ledgerZone), tick };
    if (!isThere(due.period)) return due;
    after = tick;
  }
  return undefined;
}
