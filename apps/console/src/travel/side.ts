/** A moment as the API takes it: `at` what was known by the end of that day, `on` what had happened by then, as known now; neither: now. */
export interface Side {
  readonly at?: string;
  readonly on?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const NOW = 'now';
const KNOWN_NOW = '.now';

/** A moment as it stands in the address: `2020-06-30`, `2020-06-30.now` (as known now), a position, `now`; undefined for anything else. */
export function parseSide(text: string | undefined): Side | undefined {
  if (text === undefined) return undefined;
  if (text === NOW) return {};
  if (DAY.test(text) || /^\d{1,16}$/.test(text)) return { at: text };
  const day = text.endsWith(KNOWN_NOW) ? text.slice(0, -KNOWN_NOW.length) : '';
  return DAY.test(day) ? { on: day } : undefined;
}

export function formatSide({ at, on }: Side): string {
  if (at !== undefined) return at;
  return on === undefined ? NOW : `${on}${KNOWN_NOW}`;
}
