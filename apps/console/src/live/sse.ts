import { createParser } from 'eventsource-parser';

/** `refused`: the key is not valid any more, or what was followed is out of reach; nobody tries again. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

export interface ServerEvent {
  /** Its name; undefined where the server gave none. */
  readonly event?: string | undefined;
  readonly id?: string | undefined;
  readonly data: string;
}

export interface Following {
  /** Of a stream of this API, such as `/v1/ledgers/dongguan/changes`. */
  readonly path: string;
  readonly key: string;
  /** The id of an event: what came after it is wanted. */
  readonly after?: string | undefined;
  /** Ends it: when nobody looks any more, or when the last event was heard. */
  readonly signal: AbortSignal;
  readonly hear: (event: ServerEvent) => void;
  readonly tell?: (connection: Connection) => void;
}

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 10_000;
/** The server sends something each 15 s: longer silence is a connection that is gone without having said so. */
const SILENCE_MS = 40_000;

/**
 * Follows server-sent events until the signal ends it. A browser's own EventSource cannot send a key, so this reads the answer itself; it
 * connects again where the stream broke, after the event heard last, and the longer nobody answers the more seldom. When the browser says that its network
 * went, came or changed, it looks at once: the stream may hang on a line that is gone, and a server on this machine may be there still.
 */
export async function follow(following: Following): Promise<void> {
  const { signal, hear, tell } = following;
  let delayMs = FIRST_DELAY_MS;
  let lastId = following.after;
  let change = networkChange(signal);
  const hearAndKeep = (event: ServerEvent): void => {
    lastId = event.id ?? lastId;
    delayMs = FIRST_DELAY_MS;
    hear(event);
  };
  while (!signal.aborted) {
    if (change.aborted) {
      change = networkChange(signal);
      delayMs = FIRST_DELAY_MS;
    }
    const until = AbortSignal.any([signal, change]);
    const isRefused = await readStream({ ...following, signal: until, hear: hearAndKeep }, lastId).catch(() => false);
    if (signal.aborted) return;
    if (isRefused) return tell?.('refused');
    if (change.aborted) continue;
    tell?.('lost');
    await pause(delayMs, until);
    delayMs = Math.min(delayMs * 2, MAX_DELAY_MS);
  }
}

/** Aborted as soon as the browser says that its network went, came or changed. */
function networkChange(signal: AbortSignal): AbortSignal {
  const change = new AbortController();
  const listening = AbortSignal.any([signal, change.signal]);
  for (const event of ['online', 'offline']) addEventListener(event, () => change.abort(), { signal: listening });
  return change.signal;
}

/** @returns whether the server refused it for good */
async function readStream({ path, key, signal, hear, tell }: Following, lastId: string | undefined): Promise<boolean> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE_MS);
  const parser = createParser({ onEvent: hear });
  try {
    const response = await fetch(path, {
      headers: { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (response.status === 401 || response.status === 403 || response.status === 404) return true;
    if (!response.ok || response.body === null) return false;
    tell?.('open');
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MS);
      parser.feed(text);
    }
    return false;
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
