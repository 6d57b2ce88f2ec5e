import { Readable } from 'node:stream';
import type { Progress } from '@duibiao/projections';
import type { z } from 'zod';
import type { headSchema } from './changes.schema.js';

/** What names an event: it is the one that was told last if nothing changed since. */
const idOf = ({ position, projected, repairs }: Progress): string => `${position}-${projected}-${repairs}`;

const dataOf = ({ position, recordedAt, projected }: Progress): z.output<typeof headSchema> => {
  return { position: position.toString(), recordedAt, projected: projected.toString() };
};

/**
 * Server-sent events of a ledger: `head` whenever it grew, or its numbers caught up or were repaired. `lastId` names the event that was received last. Before each
 * event and each sign of life `mayRead` is asked: the stream ends as soon as it says no. A reader that is slow gets the newest alone.
 */
export function changesStream(
  progress: AsyncIterable<Progress | undefined>,
  mayRead: () => Promise<boolean>,
  lastId: string | undefined,
): Readable {
  return Readable.from(events(progress, mayRead, lastId), { highWaterMark: 1 });
}

async function* events(
  progress: AsyncIterable<Progress | undefined>,
  mayRead: () => Promise<boolean>,
  lastId: string | undefined,
): AsyncGenerator<string> {
  // headers leave at once, and who connects again waits a second before
  yield 'retry: 1000\n\n';
  let told = lastId;
  for await (const newest of progress) {
    if (!(await mayRead())) return;
    if (newest === undefined) yield ': still there\n\n';
    else if (idOf(newest) !== told) {
      told = idOf(newest);
      yield `event: head\nid: ${told}\ndata: ${JSON.stringify(dataOf(newest))}\n\n`;
    }
  }
}
