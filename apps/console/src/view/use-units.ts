import { useMemo } from 'react';
import { useRead } from '../api/use-read.js';
import { useView } from './view.js';

/** The organisation of the moment that is looked at. */
export function useUnits() {
  const { at, on } = useView();
  return useUnitsOf(at, on);
}

/** The organisation as it is now, whatever moment is looked at: whoever writes, writes now. */
export const useUnitsNow = () => useUnitsOf(undefined, undefined);

function useUnitsOf(at: string | undefined, on: string | undefined) {
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

/** The names of all units, by id, as the organisation is now. */
export function useUnitNames(): ReadonlyMap<string, string> {
  const { data } = useUnitsNow();
  return useMemo(() => new Map((data?.units ?? []).map(({ id, name }) => [id, name])), [data]);
}
