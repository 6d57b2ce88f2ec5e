import { useQueryClient } from '@tanstack/react-query';
import { createParser } from 'eventsource-parser';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { ledgerKey } from '../api/use-read.js';
import { useSession } from '../session/session.js';

type Connection = 'connecting' | 'open' | 'lost';

interface Live {
  readonly connection: Connection;
  /** Up to which position the numbers are there; undefined until it was heard of. */
  readonly position: string | undefined;
}

const LiveContext = createContext<Live>({ connection: 'connecting', position: undefined });
export const useLive = (): Live => use(LiveContext);

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 10_000;
/** The server sends something each 15 s: longer silence is a connection that is gone without having said so. */
const SILENCE_MS = 40_000;

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
    const news = (heard: string): void => {
      setPosition(heard);
      void queries.invalidateQueries({ queryKey: ledgerKey(ledger) });
    };
    void listen({ ledger, key, signal: gone.signal, news, tell: setConnection });
    return () => gone.abort();
  }, [ledger, key, queries]);
  const live = useMemo(() => ({ connection, position }), [connection, position]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

interface Listening {
  readonly ledger: string;
  readonly key: string;
  readonly signal: AbortSignal;
  readonly news: (position: string) => void;
  readonly tell: (connection: Connection) => void;
}

/** Connects again and again until it is not wanted any more; the longer nobody answers the more seldom. */
async function listen(listening: Listening): Promise<void> {
  let delayMs = FIRST_DELAY_MS;
  let lastId: string | undefined;
  const heard = (id: string | undefined): void => {
    lastId = id ?? lastId;
    delayMs = FIRST_DELAY_MS;
  };
  while (!listening.signal.aborted) {
    await follow(listening, lastId, heard).catch(() => undefined);
    if (listening.signal.aborted) return;
    listening.tell('lost');
    await pause(delayMs, listening.signal);
    delayMs = Math.min(delayMs * 2, MAX_DELAY_MS);
  }
}

async function follow(
  { ledger, key, signal, news, tell }: Listening,
  lastId: string | undefined,
  heard: (id: string | undefined) => void,
): Promise<void> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE_MS);
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      heard(id);
      if (event === 'head') news((JSON.parse(data) as { projected: string }).projected);
    },
  });
  try {
    const response = await fetch(`/v1/ledgers/${encodeURIComponent(ledger)}/changes`, {
      headers: { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (!response.ok || response.body === null) return;
    tell('open');
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MS);
      parser.feed(text);
    }
  } finally {
    clearTimeout(timer);
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
