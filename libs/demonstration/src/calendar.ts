/** Days of a demonstration are counted from 0, which is 1 January 2020; all clocks are China's, +08:00. */
const FIRST_MS = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;

const two = (n: number): string => String(n).padStart(2, '0');

/** `2020-06-15` of a day; before 2020 it is negative. */
export const isoDay = (day: number): string => new Date(FIRST_MS + day * DAY_MS).toISOString().slice(0, 10);

/** Counts from 0. */
export const dayNumber = (month: number, dayOfMonth: number, year = 2020): number =>
  (Date.UTC(year, month - 1, dayOfMonth) - FIRST_MS) / DAY_MS;

/** The day of a `2020-06-15`. */
export const dayOf = (text: string): number => (Date.parse(text) - FIRST_MS) / DAY_MS;

/** ISO 8601 with the offset of China. */
export const instant = (day: number, second: number): string =>
  `${isoDay(day)}T${two(Math.trunc(second / 3600))}:${two(Math.trunc(second / 60) % 60)}:${two(second % 60)}+08:00`;

/** 0 is Monday: 1 January 2020 was a Wednesday. */
export const weekday = (day: number): number => (day + 2) % 7;

/** The days on which a unit reports: every `everyDays` from `from` on, and `to` as the last. */
export function reportingDays(from: number, to: number, everyDays: number): number[] {
  const days: number[] = [];
  for (let day = from; day < to; day += everyDays) days.push(day);
  return [...days, to];
}
