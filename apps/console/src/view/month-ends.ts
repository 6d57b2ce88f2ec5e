/** The last days of the months from a day on that are over on another, YYYY-MM-DD, at most the newest so many. */
export function monthEnds(from: string, to: string, most = 12): readonly string[] {
  const ends: string[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  for (
    let at = new Date(Date.UTC(year, month, 0));
    dayOf(at) <= to;
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 2, 0))
  ) {
    ends.push(dayOf(at));
  }
  return ends.slice(-most);
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
