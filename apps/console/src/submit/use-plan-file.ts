import { useRead } from '../api/use-read.js';
import { useView } from '../view/view.js';
import type { PlanFile } from './prefill.js';

/** The plan of this page as it was published last. */
export function usePlanFile() {
  const { plan } = useView();
  const read = useRead(['plan', plan], (api, { ledger }, signal) =>
    api.GET('/v1/ledgers/{ledger}/plans/{plan}', { params: { path: { ledger, plan } }, signal }),
  );
  return read.data?.plan as PlanFile | undefined;
}
