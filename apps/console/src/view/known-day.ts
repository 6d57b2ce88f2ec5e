import type { Attainments } from '../api/types.js';
import { localDay, useToday } from '../session/use-roles.js';
import { useMe } from '../session/session.js';
import { dayAfter } from './days.js';
import { isDay, isInstant } from './moment.js';
import { useView } from './view.js';

/** The day on which P lies: `at` itself where it is a day, else that of the instant, or of the entry at the position. */
export function dayOfKnown(at: string, recordedAt: string, timeZone: string): string {
  if (isDay(at)) return at;
  return localDay(isInstant(at) ? at : recordedAt, timeZone);
}

/** Where an answer at the view's moment stands: D, and the instant of the entry at P. */
export type Stands = Pick<Attainments, 'on' | 'recordedAt'>;

/** The day on which P of the view lies, YYYY-MM-DD: of later days nothing was known then; undefined until it is known who one is. */
export function useKnownDay({ on, recordedAt }: Stands): string | undefined {
  const { ledger, at } = useView();
  const { data: me } = useMe();
  const today = useToday();
  const timeZone = me?.ledgers.find(({ id }) => id === ledger)?.timeZone;
  if (today === undefined || timeZone === undefined) return undefined;
  if (at !== undefined) return dayOfKnown(at, recordedAt, timeZone);
  // An answer may have come after a midnight that this page has not seen yet.
  return today < on ? on : today;
}

/** The last of the days up to D whose end is known: a day is over at its own end (`at` is that day), and else when the next has begun. */
export function lastOver(at: string | undefined, knownDay: string, on: string): string {
  const isOver = at !== undefined && isDay(at);
  const last = isOver ? knownDay : dayAfter(knownDay, -1);
  return last < on ? last : on;
}
