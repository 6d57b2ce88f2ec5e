import { type Connection, follow, type Following, type ServerEvent } from './sse.js';

type Told =
  | { readonly what: 'event'; readonly event: ServerEvent }
  | { readonly what: 'connection'; readonly connection: Connection };

/** Between the tabs: what the one that holds the connection tells, and a newcomer's question how things stand. */
type Message = Told | { readonly what: 'ask' };

/**
 * Follows as {@link follow} does, by one connection for all tabs that follow the same path with the same key: a browser gives one address six in all.
 * The tab that has the lock holds the connection and hands on what it hears; when it closes, the next one goes on after the event that was heard last. Where
 * the browser has no locks (the console came by plain HTTP from another machine), each tab follows for itself.
 */
export async function followTogether(following: Following): Promise<void> {
  if (!('locks' in navigator)) return follow(following);
  const { path, key, signal, hear, tell } = following;
  const name = `duibiao.live ${publicPart(key)} ${path}`;
  const channel = new BroadcastChannel(name);
  let isHolder = false;
  let connection: Connection = 'connecting';
  let event: ServerEvent | undefined;

  const take = (told: Told): void => {
    if (told.what === 'event') hear((event = told.event));
    else tell?.((connection = told.connection));
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
  const say = (message: Message): void => channel.postMessage(message);
  const takeAndSay = (told: Told): void => {
    take(told);
    say(told);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.what !== 'ask') return take(data);
    if (!isHolder) return;
    say({ what: 'connection', connection });
    if (event !== undefined) say({ what: 'event', event });
  });
  const hold = async (): Promise<void> => {
    isHolder = true;
    await follow({
      path,
      key,
      signal,
      after: event?.id,
      hear: (heard) => takeAndSay({ what: 'event', event: heard }),
      tell: (now) => takeAndSay({ what: 'connection', connection: now }),
    });
  };
  say({ what: 'ask' });
  try {
    await navigator.locks.request(name, { signal }, hold);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    channel.close();
  }
}

/** Which key it is, without its secret. */
const publicPart = (key: string): string => key.split('_')[1] ?? '';
