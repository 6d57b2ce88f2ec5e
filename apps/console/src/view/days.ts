const DAY_MS = 86_400_000;

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** How many days one day lies after another. */
export const daysFrom = (first: string, day: string): number => numberOf(day) - numberOf(first);

/** The day that lies so many days after another, YYYY-MM-DD. */
export const dayAfter = (first: string, days: number): string =>
  new Date((numberOf(first) + days) * DAY_MS).toISOString().slice(0, 10);

/** Where a day stands between two others, in percent; only drawn. */
export function placeOf(first: string, last: string, day: string): number {
  const length = daysFrom(first, last);
  return length <= 0 ? 0 : Math.min(100, Math.max(0, (daysFrom(first, day) / length) * 100));
}
