import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../session/session.js';
import { useIsOver } from '../view/use-is-over.js';
import { useView } from '../view/view.js';
import { type Api, answered } from './client.js';
import type { Problem } from './problem.js';

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

interface ReadOptions {
  readonly enabled?: boolean;
  /** News do not change it: a moment that is over, as it was known then. */
  readonly isFixed?: boolean;
}

interface PollOptions<T> {
  /** How often it is read again while it goes on without news of the ledger; false: not any more. */
  readonly pollMs?: (data: T | undefined) => number | false;
}

/** The first member of the keys of everything that is read of a ledger; news of it makes all that is not fixed be read again. */
export const ledgerKey = (ledger: string, isFixed = false): readonly string[] =>
  isFixed ? ['fixed', ledger] : ['live', ledger];

/** What is of the past may still change where a parked fact is released: it is read again after so long, when it is looked at. */
const FIXED_FOR_MS = 300_000;

/**
 * Reads from the ledger of this page. `key` names what is read and everything that it depends on: of another unit or moment nothing is shown
 * meanwhile. While the same is read again, what was there before stays, so that nothing flickers.
 */
export function useRead<T>(
  key: readonly unknown[],
  read: (api: Api, path: { readonly ledger: string }, signal: AbortSignal) => Promise<Answer<T>>,
  { enabled = true, isFixed = false, pollMs }: ReadOptions & PollOptions<T> = {},
): UseQueryResult<T, Problem> {
  const api = useApi();
  const { ledger } = useView();
  const isOver = useIsOver() && isFixed;
  return useQuery<T, Problem>({
    queryKey: [...ledgerKey(ledger, isOver), ...key],
    queryFn: ({ signal }) => answered(read(api, { ledger }, signal)),
    enabled,
    ...(isOver ? { staleTime: FIXED_FOR_MS } : {}),
    ...(pollMs === undefined ? {} : { refetchInterval: ({ state }) => pollMs(state.data) }),
  });
}
