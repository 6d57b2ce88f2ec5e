import * as z from 'zod';

/** True for `YYYY-MM-DD` that is a day of the Gregorian calendar, years 1900 to 2199. */
export function isDay(text: string): boolean {
  const match = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
}

/** A calendar day as text, `YYYY-MM-DD`; days compare as text. */
export const day = z
  .string()
  .refine(isDay, { error: 'must be a day of the calendar, YYYY-MM-DD, from 1900-01-01 to 2199-12-31' });

/** An IANA time zone that the runtime knows. */
export const timeZone = z.string().refine(isTimeZone, { error: 'must be an IANA time zone such as Asia/Shanghai' });

function isTimeZone(name: string): boolean {
  if (!/^(?:UTC|[A-Z][A-Za-z]+\/[A-Za-z_/+-]+)$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
