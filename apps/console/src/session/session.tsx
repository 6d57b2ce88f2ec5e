import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { answered, type Api, createApi } from '../api/client.js';
import type { Problem } from '../api/problem.js';
import type { Me } from '../api/types.js';

interface Session {
  readonly key: string | undefined;
  readonly api: Api;
  /** Keeps the key in this tab, or on this machine until it is signed out. */
  readonly signIn: (key: string, isKept: boolean) => void;
  readonly signOut: () => void;
}

const SessionContext = createContext<Session | undefined>(undefined);
const KEPT = 'duibiao.key';

const keptKey = (): string | undefined => sessionStorage.getItem(KEPT) ?? localStorage.getItem(KEPT) ?? undefined;

/** Who is signed in. The key stands in this browser only, and in the header of each request. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [key, setKey] = useState(keptKey);
  const queries = useQueryClient();
  const signIn = useCallback((given: string, isKept: boolean) => {
    (isKept ? localStorage : sessionStorage).setItem(KEPT, given);
    setKey(given);
  }, []);
  const signOut = useCallback(() => {
    sessionStorage.removeItem(KEPT);
    localStorage.removeItem(KEPT);
    queries.clear();
    setKey(undefined);
  }, [queries]);
  const session = useMemo(() => ({ key, api: createApi(key), signIn, signOut }), [key, signIn, signOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('no session: it stands outside of SessionProvider');
  return session;
}

export const useApi = (): Api => useSession().api;

/** How often it is read again who one is: the day of each ledger comes with it, and a page that stays open past midnight needs the new one. */
const ME_AGAIN_MS = 300_000;

/** Who the key is, with the ledgers and roles that it holds. */
export function useMe() {
  const { api, key } = useSession();
  return useQuery<Me, Problem>({
    queryKey: ['me', key],
    queryFn: ({ signal }) => answered(api.GET('/v1/me', { signal })),
    enabled: key !== undefined,
    staleTime: 60_000,
    refetchInterval: ME_AGAIN_MS,
  });
}
