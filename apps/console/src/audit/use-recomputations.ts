import { useRead } from '../api/use-read.js';
import { useView } from '../view/view.js';
import type { Recomputation } from './types.js';

const PAGE_SIZE = 50;
const POLL_MS = 1_000;

export const isGoingOn = ({ state }: Pick<Recomputation, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** Recomputations of this plan, newest first; read again while one goes on. */
export function useRecomputations(cursor?: string) {
  const { plan } = useView();
  return useRead(
    ['recomputations', plan, cursor],
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/recomputations', {
        params: { path, query: { plan, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) } },
        signal,
      }),
    { pollMs: (page) => (page?.recomputations.some(isGoingOn) === true ? POLL_MS : false) },
  );
}
