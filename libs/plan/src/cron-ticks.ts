import { Temporal } from 'temporal-polyfill';
import { type Cron, readCron } from './cron.js';

/** Days in which every legal expression comes at least once: 29 February, over a year that has none at the turn of a century. */
const farthestDays = 366 * 8 + 2;

/**
 * The first moment after another at which a cron expression comes in a time zone, both ISO 8601; undefined where it never does again. Local
 * times that a clock change skips come as much later as it skips; those that it repeats come once, the first time.
 */
export function nextTick(cron: string, timeZone: string, after: string): string | undefined {
  const read = readCron(cron);
  const from = Temporal.Instant.from(after);
  let day = from.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let n = 0; n < farthestDays; n += 1, day = day.add({ days: 1 })) {
    const tick = firstOn(read, timeZone, day, from);
    if (tick !== undefined) return tick.toString();
  }
  return undefined;
}

/** The first moment of a local day (YYYY-MM-DD), after another moment, at which a cron expression comes; undefined where there is none. */
export function firstTickOn(cron: string, timeZone: string, day: string, after: string): string | undefined {
  return firstOn(readCron(cron), timeZone, Temporal.PlainDate.from(day), Temporal.Instant.from(after))?.toString();
}

function firstOn(
  cron: Cron,
  timeZone: string,
  day: Temporal.PlainDate,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  if (!isOn(cron, day)) return undefined;
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const tick = day.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).toInstant();
      if (Temporal.Instant.compare(tick, after) > 0) return tick;
    }
  }
  return undefined;
}

function isOn(
  { days, months, weekdays, hasDays, hasWeekdays }: Cron,
  { day, month, dayOfWeek }: Temporal.PlainDate,
): boolean {
  if (!months.includes(month)) return false;
  const [isDay, isWeekday] = [days.includes(day), weekdays.includes(dayOfWeek % 7)];
  return hasDays && hasWeekdays ? isDay || isWeekday : isDay && isWeekday;
}
