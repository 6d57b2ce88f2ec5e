import { useRead } from '../api/use-read.js';
import { useRoles } from '../session/use-roles.js';
import { type Publication, publicationsOf } from './publications.js';
import { useView } from './view.js';

const MOST = 500;

/** What was published of the plan, oldest first. Empty for whoever may not read it: that needs the role auditor or operator on the root. */
export function usePublications(): readonly Publication[] {
  const { plan } = useView();
  const { holdsOnRoot } = useRoles();
  const mayRead = holdsOnRoot('auditor') || holdsOnRoot('operator');
  const { data } = useRead(
    ['publications', plan],
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/recomputations', { params: { path, query: { plan, limit: MOST } }, signal }),
    { enabled: mayRead },
  );
  return publicationsOf(data?.recomputations ?? []);
}
