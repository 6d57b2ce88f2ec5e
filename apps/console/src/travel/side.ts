import { isDay, isInstant, isPosition } from '../view/moment.js';

/**
 * A moment as the API takes it: `at` alone what was known by then (the end of a day, an instant, a position), `on` alone what had happened by
 * the end of that day, as known now; both: what had happened by `on`, as known at `at`; neither: now.
 */
export interface Side {
  readonly at?: string;
  readonly on?: string;
}

/** A moment whose parts may be there and undefined, as the view of the address has them. */
interface Asked {
  readonly at?: string | undefined;
  readonly on?: string | undefined;
}

const NOW = 'now';
const KNOWN_NOW = '.now';
const KNOWN_AT = '@';

/**
 * A moment as it stands in the address: `2020-06-30`, a position, an instant; `2020-06-30.now` (as known now), `2020-06-30@36512` (as known at
 * a moment); `now`; undefined for anything else.
 */
export function parseSide(text: string | undefined): Side | undefined {
  if (text === undefined) return undefined;
  if (text === NOW) return {};
  if (isKnown(text)) return { at: text };
  if (text.endsWith(KNOWN_NOW)) {
    const on = text.slice(0, -KNOWN_NOW.length);
    return isDay(on) ? { on } : undefined;
  }
  const [on = '', at = '', ...rest] = text.split(KNOWN_AT);
  return isDay(on) && isKnown(at) && rest.length === 0 ? { at, on } : undefined;
}

const isKnown = (text: string): boolean => isDay(text) || isPosition(text) || isInstant(text);

export function formatSide({ at, on }: Asked): string {
  if (at === undefined) return on === undefined ? NOW : `${on}${KNOWN_NOW}`;
  return on === undefined ? at : `${on}${KNOWN_AT}${at}`;
}
