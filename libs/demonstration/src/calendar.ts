/** The demonstration's year. Days are counted from 0, which is 1 January 2020; all clocks are China's, +08:00. */
const MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const two = (n: number): string => String(n).padStart(2, '0');

/** `2020-06-15` of a day of 2020. @throws RangeError outside the year */
export function isoDay(day: number): string {
  let left = day;
  for (const [month, length] of MONTHS.entries()) {
    if (left >= 0 && left < length) return `2020-${two(month + 1)}-${two(left + 1)}`;
    left -= length;
  }
  throw new RangeError(`${day} is no day of 2020`);
}

/** Counts from 0. */
export function dayNumber(month: number, dayOfMonth: number): number {
  return MONTHS.slice(0, month - 1).reduce((sum, length) => sum + length, dayOfMonth - 1);
}

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
