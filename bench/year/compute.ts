import { computeAll } from '@duibiao/projections';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { series } from '../rig/series.js';
import type { Line } from '../rig/table.js';
import type { FilledYear } from './fill.js';

const ON = '2020-11-30';
/** As many statements at a time as there are cores. */
const LANES = 2;

/** The numbers of all units and indicators at the newest position, from the facts alone. */
export async function computeLines(
  { cluster, database, entries }: FilledYear,
  rounds: number,
  note: (line: string) => void,
): Promise<Line[]> {
  const pool = poolAs(cluster, database, 'worker', LANES + 1);
  try {
    const rates: number[] = [];
    while (rates.length < rounds) {
      let units = 0;
      const began = performance.now();
      const question = { ledger, position: entries, day: ON };
      await computeAll(pool, question, (_, found) => void (units += found.length), LANES);
      const seconds = (performance.now() - began) / 1_000;
      note(`The year, computed from scratch: ${units.toLocaleString('en')} numbers in ${seconds.toFixed(1)} s`);
      rates.push(Number(entries) / seconds);
    }
    return [
      {
        load: 'year, all results at one (P, D) from scratch',
        unit: 'facts/s',
        ours: series(rates),
        target: { of: 'ours', atLeast: 40_000 },
      },
    ];
  } finally {
    await pool.end();
  }
}
