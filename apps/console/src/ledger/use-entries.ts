import { useQueryClient } from '@tanstack/react-query';
import { ledgerKey, useRead } from '../api/use-read.js';
import { useView } from '../view/view.js';
import { isEventType } from './event-types.js';
import { positionOf } from './positions.js';

/** Beyond every position: the page before it begins with the newest. */
const END = '9007199254740991';
const PAGE_SIZE = 50;

/** The filters in the address. `before` and `after` are positions; neither: the newest entries. */
export function useFilters() {
  const { get } = useView();
  const type = get('type');
  return {
    type: isEventType(type) ? type : undefined,
    stream: get('stream'),
    about: get('about'),
    before: positionOf(get('before')),
    after: positionOf(get('after')),
  };
}

/**
 * A page of entries as the address asks for them. `isPaused`: what is newest stays as it was read.
 */
export function useEntries(isPaused: boolean) {
  const { ledger } = useView();
  const { type, stream, about, before, after } = useFilters();
  const way = after === undefined ? { before: before ?? END } : { after };
  const isNewest = before === undefined && after === undefined;
  const key = ['entries', type, stream, about, way];
  const isRead = useQueryClient().getQueryData([...ledgerKey(ledger), ...key]) !== undefined;
  return useRead(
    key,
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/events', {
        params: {
          path,
          query: {
            limit: PAGE_SIZE,
            ...way,
            ...(type === undefined ? {} : { type }),
            ...(stream === undefined ? {} : { stream }),
            ...(about === undefined ? {} : { unit: about }),
          },
        },
        signal,
      }),
    // a filter that is chosen while it is paused asks for something that was never read
    { enabled: !(isPaused && isNewest && isRead) },
  );
}
