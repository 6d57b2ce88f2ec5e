import { useQueryClient } from '@tanstack/react-query';
import { ledgerKey, useRead } from '../api/use-read.js';
import { useView } from '../view/view.js';
import { isEventType } from './event-types.js';
import { positionOf } from './positions.js';

/** Beyond every position: the page before it begins with the newest. */
const END = '9007199254740991';
const PAGE_SIZE = 50;
const MOST_COUNTED = 100;

/** The filters in the address, and what the API is asked for by them. `before` and `after` are positions; neither: the newest entries. */
export function useFilters() {
  const { get } = useView();
  const asked = get('type');
  const type = isEventType(asked) ? asked : undefined;
  const [stream, about] = [get('stream'), get('about')];
  return {
    type,
    stream,
    about,
    query: {
      ...(type === undefined ? {} : { type }),
      ...(stream === undefined ? {} : { stream }),
      ...(about === undefined ? {} : { unit: about }),
    },
    before: positionOf(get('before')),
    after: positionOf(get('after')),
  };
}

/**
 * A page of entries as the address asks for them. `isPaused`: what is newest stays as it was read.
 */
export function useEntries(isPaused: boolean) {
  const { ledger } = useView();
  const { query, before, after } = useFilters();
  const way = after === undefined ? { before: before ?? END } : { after };
  const isNewest = before === undefined && after === undefined;
  const key = ['entries', query, way];
  const isRead = useQueryClient().getQueryData([...ledgerKey(ledger), ...key]) !== undefined;
  return useRead(
    key,
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/events', {
        params: { path, query: { limit: PAGE_SIZE, ...way, ...query } },
        signal,
      }),
    // a filter that is chosen while it is paused asks for something that was never read
    { enabled: !(isPaused && isNewest && isRead) },
  );
}

/** How many entries came after a position that the filters let through: counted while they are not shown, up to a number. */
export function useCameSince(position: string | undefined) {
  const { query } = useFilters();
  const read = useRead(
    ['entries-since', query, position],
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/events', {
        params: { path, query: { limit: MOST_COUNTED, after: position ?? END, ...query } },
        signal,
      }),
    { enabled: position !== undefined },
  );
  return read.data === undefined ? undefined : { count: read.data.entries.length, isMore: read.data.next !== null };
}
