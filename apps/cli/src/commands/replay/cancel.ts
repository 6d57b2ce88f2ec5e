import { ask } from '../../http/client.js';
import type { Connection } from '../../http/connection.js';

/** Until it is settled, Ctrl-C cancels the replay, which then ends as cancelled; a second one ends the command. */
export function cancelOnInterrupt(connection: Connection, path: string): () => void {
  const cancel = (): void => {
    process.stderr.write('\nCancelling …\n');
    // where it is over already there is nothing to cancel
    ask(connection, { method: 'DELETE', path }).catch(() => undefined);
  };
  process.once('SIGINT', cancel);
  return () => void process.off('SIGINT', cancel);
}
