import { endOfDay } from '@duibiao/facts';
import type { Duty, Period } from '@duibiao/plan';

/** A period of a duty; days `YYYY-MM-DD`, all included. */
export interface DutyPeriod extends Period {
  /** The last day on which a report is in time. */
  readonly dueOn: string;
}

/** The schemes that need no register: calendar months, quarters and years. */
const calendars: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

/** Whether the periods of a scheme are those of the calendar. */
export const isCalendar = (scheme: string | null): boolean => scheme !== null && Object.hasOwn(calendars, scheme);

/**
 * The periods that a duty asks for, in order: of the calendar (`2020-01`, `2020-Q1`, `2020`), as the plan lists them, or `registered`, those of
 * the scheme in the register. A period is owed when its last day lies between the duty's first and last day: what ends later is
 * the next plan's.
 */
export function dutyPeriods(duty: Duty, registered: readonly Period[] = []): readonly DutyPeriod[] {
  const { scheme, periods, from, to, dueDays } = duty;
  const months = scheme === null ? undefined : calendars[scheme];
  const all = periods ?? (months === undefined ? registered : calendarPeriods(months, from, to));
  return all
    .filter(({ closesOn }) => from <= closesOn && closesOn <= to)
    .toSorted((a, b) => (a.closesOn < b.closesOn ? -1 : a.closesOn > b.closesOn ? 1 : a.id < b.id ? -1 : 1))
    .map((period) => ({ ...period, dueOn: addDays(period.closesOn, dueDays) }));
}

function calendarPeriods(months: number, from: string, to: string): Period[] {
  const made: Period[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (let month = 1; month <= 12; month += months) {
      const opensOn = `${year}-${two(month)}-01`;
      const next = month + months > 12 ? `${year + 1}-01-01` : `${year}-${two(month + months)}-01`;
      const id = months === 12 ? `${year}` : months === 3 ? `${year}-Q${(month + 2) / 3}` : `${year}-${two(month)}`;
      made.push({ id, opensOn, closesOn: addDays(next, -1) });
    }
  }
  return made;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A day so many days later. The end of a day in UTC is the beginning of the next: no clock of any place is involved. */
export function addDays(day: string, days: number): string {
  const DAY_MS = 86_400_000;
  return new Date(Date.parse(endOfDay(day, 'UTC')) + (days - 1) * DAY_MS).toISOString().slice(0, 10);
}
