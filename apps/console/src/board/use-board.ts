import { useRead } from '../api/use-read.js';
import { useNumbers } from '../view/use-numbers.js';
import { useView } from '../view/view.js';

/** Every indicator of the plan, for one unit, at the moment that is looked at. */
export function useOverview() {
  const { point, at } = useView();
  return useNumbers(point, { isFixed: at !== undefined });
}

/** Sections and items of the plan, of the version that an answer names: what was another version's has no place beside its numbers. */
export function useOutline(planVersion: number | undefined) {
  const { at } = useView();
  return useOutlineOf(at === undefined ? undefined : planVersion, at === undefined || planVersion !== undefined);
}

/** The plan as it is now, whatever moment is looked at. */
export const useOutlineNow = () => useOutlineOf(undefined, true);

function useOutlineOf(version: number | undefined, enabled: boolean) {
  const { plan } = useView();
  const query = version === undefined ? {} : { version };
  return useRead(
    ['outline', plan, query],
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/plans/{plan}/outline', { params: { path: { ...path, plan }, query }, signal }),
    { enabled },
  );
}
