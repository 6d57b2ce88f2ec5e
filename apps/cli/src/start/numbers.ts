import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from '@duibiao/platform';
import { ledgersBehind } from '@duibiao/projections';

const pollMs = 50;

/** Waits until every ledger's numbers stand at its newest entry, so that the first look shows what is there. */
export async function awaitNumbers(apiUrl: string, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const pool = createPool({ url: apiUrl, applicationName: 'duibiao start', max: 1 });
  try {
    for (let isTold = false; (await ledgersBehind(pool)).length > 0; await sleep(pollMs)) {
      signal.throwIfAborted();
      if (!isTold) say('Computing the numbers …');
      isTold = true;
    }
  } finally {
    await pool.end();
  }
}
