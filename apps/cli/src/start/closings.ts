import { createPool } from '@duibiao/platform';
import { requestGeneratedClosings } from '@duibiao/recomputation';
import { shownLedgers } from './prepare.js';

/**
 * Asks for the quarters of the demonstrations' years, so that there are published results to look at and to compare. The worker does them while
 * everything serves; what was asked for by an earlier start is not asked for again.
 */
export async function requestClosings(workerUrl: string, say: (line: string) => void): Promise<void> {
  const pool = createPool({ url: workerUrl, applicationName: 'duibiao start', max: 1 });
  try {
    for (const ledger of shownLedgers) {
      const asked = await requestGeneratedClosings(pool, ledger);
      const periods = asked.flatMap(({ schedule }) => schedule?.period ?? []);
      if (periods.length > 0) say(`Publishing in the background: ${ledger} ${periods.join(', ')}`);
    }
  } finally {
    await pool.end();
  }
}
