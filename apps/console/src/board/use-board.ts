import { useRead } from '../api/use-read.js';
import { useView } from '../view/view.js';

/** Every indicator of the plan, for one unit, at the moment that is looked at. */
export function useOverview() {
  const { point, at } = useView();
  return useRead(
    ['overview', point],
    (api, path, signal) => api.GET('/v1/ledgers/{ledger}/attainments', { params: { path, query: point }, signal }),
    { isFixed: at !== undefined },
  );
}

/** Sections and items of the plan. */
export function useOutline() {
  const { plan } = useView();
  return useRead(['outline', plan], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/plans/{plan}/outline', { params: { path: { ...path, plan } }, signal }),
  );
}
