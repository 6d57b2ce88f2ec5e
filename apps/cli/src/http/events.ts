import { ClearError } from '@duibiao/platform';
import { openStream } from './client.js';
import type { Connection } from './connection.js';

/** One server-sent event. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** The events of a stream, until it ends. @throws ProblemError for a refusal, ClearError where the connection breaks */
export async function* events(connection: Connection, path: string): AsyncGenerator<ServerEvent> {
  const body = await openStream(connection, path);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const bytes of body) {
      rest += decoder.decode(bytes, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event !== undefined) yield event;
      }
    }
  } catch {
    throw new ClearError(`The connection to ${connection.url} broke: ask for the replay again.`);
  }
}

function eventOf(block: string): ServerEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  const [event, data] = [fields.get('event'), fields.get('data')];
  return event === undefined || data === undefined ? undefined : { event, data };
}
