import { useRead } from '../api/use-read.js';
import { useView } from './view.js';

/** The organisation of the moment that is looked at. */
export function useUnits() {
  const { at, on } = useView();
  return useRead(
    ['units', at, on],
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/units', {
        params: { path, query: { ...(at === undefined ? {} : { at }), ...(on === undefined ? {} : { on }) } },
        signal,
      }),
    { isFixed: at !== undefined },
  );
}
