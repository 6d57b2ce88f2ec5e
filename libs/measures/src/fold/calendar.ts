/**
 * Days as whole numbers, 0 is 1970-01-01: what the fold keeps and compares. Proleptic Gregorian, years 0001 to 9999.
 * Written apart from everything that the SQL road uses.
 */
export type DayNumber = number;

/** Throws RangeError for what is not `YYYY-MM-DD`. */
export function dayNumber(text: string): DayNumber {
  if (text.length !== 10) throw new RangeError(`not a day: ${text}`);
  const number = dayOf(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
  if (Number.isNaN(number)) throw new RangeError(`not a day: ${text}`);
  return number;
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

/** The number of a day of the calendar; March begins the year, so that the leap day is its last. */
function dayOf(year: number, month: number, date: number): DayNumber {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Year, month (1 to 12) and date of a day. */
export function dateOf(day: DayNumber): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const rest = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const dayOfYear = rest - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

export function dayText(day: DayNumber): string {
  const { year, month, date } = dateOf(day);
  const padded = (number: number, length: number): string => String(number).padStart(length, '0');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

/** The same day so many months later, cut to the last day of a shorter month. Source: design 3, "within one month". */
export function monthsLater(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = dateOf(day);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const next = index + 1;
  const length = dayOf(Math.floor(next / 12), (next % 12) + 1, 1) - dayOf(newYear, newMonth, 1);
  return dayOf(newYear, newMonth, Math.min(date, length));
}
