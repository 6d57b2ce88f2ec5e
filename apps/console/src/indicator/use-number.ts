import { useRead } from '../api/use-read.js';
import { useNumbers } from '../view/use-numbers.js';
import { useView } from '../view/view.js';

/** The number of the unit and moment that are looked at. */
export function useNumber(indicator: string) {
  const { point, at } = useView();
  return useNumbers({ ...point, indicator }, { isFixed: at !== undefined });
}

/** What the indicator means, by the version of the plan that stood at the moment that is looked at. */
export function useDefinition(indicator: string, planVersion: number | undefined) {
  const { plan, at } = useView();
  const query = at === undefined || planVersion === undefined ? {} : { version: planVersion };
  return useRead(['definition', plan, indicator, query], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/plans/{plan}/indicators/{indicator}', {
      params: { path: { ...path, plan, indicator }, query },
      signal,
    }),
  );
}
