import type { Connection } from '../../http/connection.js';
import { events } from '../../http/events.js';

interface Progress {
  readonly state: string;
  readonly phase: string | null;
  readonly done: number;
  readonly total: number;
}

/** Shows how far a replay is on stderr, until it is over. */
export async function follow(connection: Connection, path: string): Promise<void> {
  const { stderr } = process;
  let last = '';
  for await (const { event, data } of events(connection, path)) {
    if (event === 'end') break;
    const line = words(JSON.parse(data) as Progress);
    if (line === last) continue;
    last = line;
    stderr.write(stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  }
  if (stderr.isTTY && last !== '') stderr.write('\r\x1b[K');
}

function words({ state, phase, done, total }: Progress): string {
  if (phase === null) return state === 'running' ? 'Replaying …' : `Replay: ${state}`;
  const percent = total === 0 ? 100 : Math.floor((done * 100) / total);
  const what = phase === 'reading' ? 'Reading the ledger' : 'Measuring';
  return `${what}: ${percent} %`;
}
