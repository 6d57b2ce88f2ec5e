import { useMe } from '../session/session.js';
import { useView } from './view.js';

/**
 * Whether what is looked at can still change by what is recorded from now on: a day that is not over, or the tree of today, can. Without a moment in
 * the view: true, since a page that reads moments of its own knows them to be over.
 */
export function useIsOver(): boolean {
  const { ledger, at, organisation } = useView();
  const { data: me } = useMe();
  const found = me?.ledgers.find(({ id }) => id === ledger);
  if (organisation === 'now') return false;
  if (at === undefined || /^\d+$/.test(at)) return true;
  return found !== undefined && at < dayAt(found.now, found.timeZone);
}

const dayAt = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant));
