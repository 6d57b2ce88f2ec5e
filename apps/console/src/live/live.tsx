import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { Problem } from '../api/problem.js';
import { ledgerKey } from '../api/use-read.js';
import { useSession } from '../session/session.js';
import type { Connection, ServerEvent } from './sse.js';
import { followTogether } from './together.js';

interface Live {
  readonly connection: Connection;
  /** Up to which position the numbers are there; undefined until it was heard of. */
  readonly position: string | undefined;
}

const LiveContext = createContext<Live>({ connection: 'connecting', position: undefined });
export const useLive = (): Live => use(LiveContext);

interface Props {
  readonly ledger: string;
  readonly children: ReactNode;
}

/** Listens to what is new in the ledger: everything read of it that is not of the past is read again. */
export function LiveProvider({ ledger, children }: Props) {
  const { key } = useSession();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  const [position, setPosition] = useState<string>();
  useEffect(() => {
    if (key === undefined) return undefined;
    const gone = new AbortController();
    const path = `/v1/ledgers/${encodeURIComponent(ledger)}/changes`;
    const refresh = oneByOne(() => queries.invalidateQueries({ queryKey: ledgerKey(ledger) }), gone.signal);
    const hear = ({ event, data }: ServerEvent): void => {
      if (event !== 'head') return;
      setPosition((JSON.parse(data) as { projected: string }).projected);
      void refresh();
    };
    let isOpen: boolean | undefined;
    const tell = (now: Connection): void => {
      setConnection(now);
      if (now === 'open' && isOpen === false) {
        void refresh();
        void queries.refetchQueries({ type: 'active', predicate: ({ state }) => isPassing(state.error) });
      }
      isOpen = now === 'open';
    };
    void followTogether({ path, key, signal: gone.signal, hear, tell });
    return () => gone.abort();
  }, [ledger, key, queries]);
  const live = useMemo(() => ({ connection, position }), [connection, position]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** What failed while nobody was reached is asked for again, of the past as well. */
const isPassing = (error: unknown): boolean => error instanceof Problem && error.isPassing;

const PAUSE_MS = 500;

/**
 * Does a work again and again while it is asked for, never twice at a time: on a busy ledger what is being read is read to its end, then once more for
 * all news that came meanwhile.
 */
function oneByOne(work: () => Promise<void>, signal: AbortSignal): () => Promise<void> {
  let [isDue, isAtWork] = [false, false];
  return async () => {
    isDue = true;
    if (isAtWork) return;
    isAtWork = true;
    while (isDue && !signal.aborted) {
      isDue = false;
      await work();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    isAtWork = false;
  };
}
