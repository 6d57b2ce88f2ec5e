import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOver, type Replay } from '@duibiao/audit';
import { progressView } from './replay-reader.js';

/** How often it is looked at, and after how long without news a comment keeps the connection open. */
const pollMs = 250;
const quietMs = 10_000;

/** Server-sent events of a replay: `progress` whenever something changed, `end` once it is over. Ends with `signal`. */
export function progressStream(find: () => Promise<Replay>, signal: AbortSignal): Readable {
  return Readable.from(events(find, signal));
}

async function* events(find: () => Promise<Replay>, signal: AbortSignal): AsyncGenerator<string> {
  let last = '';
  let toldMs = performance.now();
  while (!signal.aborted) {
    const replay = await find();
    const data = JSON.stringify(progressView(replay));
    if (data !== last) yield `event: progress\ndata: ${data}\n\n`;
    else if (performance.now() - toldMs > quietMs) yield ': still there\n\n';
    if (data !== last || performance.now() - toldMs > quietMs) toldMs = performance.now();
    last = data;
    if (isOver(replay)) {
      yield `event: end\ndata: ${data}\n\n`;
      return;
    }
    await sleep(pollMs, undefined, { signal }).catch(() => {});
  }
}
