import type { Problem } from '../api/problem.js';
import { useRead } from '../api/use-read.js';
import { localDay } from '../session/use-roles.js';
import { useMe } from '../session/session.js';
import { useView } from './view.js';

/** The day on which the plan was first published, before which it has no numbers; no day until it was read. */
export function usePublishedOn(): { readonly day: string | undefined; readonly error: Problem | null } {
  const { ledger, plan } = useView();
  const { data: me } = useMe();
  const { data, error } = useRead(['versions', plan], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/plans/{plan}/versions', { params: { path: { ...path, plan } }, signal }),
  );
  const timeZone = me?.ledgers.find(({ id }) => id === ledger)?.timeZone;
  const [first] = data?.versions ?? [];
  const isKnown = timeZone !== undefined && first !== undefined;
  return { day: isKnown ? localDay(first.publishedAt, timeZone) : undefined, error };
}
