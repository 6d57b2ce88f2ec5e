import type { Options, YearPart } from '../options.js';
import type { Cluster } from '../rig/cluster.js';
import type { MemoryWatch } from '../rig/memory.js';
import { type Line, table } from '../rig/table.js';
import { fillYear } from '../year/fill.js';
import { computeLines } from '../year/compute.js';
import { nightLines } from '../year/night.js';
import { projectionLines } from '../year/projection.js';
import { rebuildLines } from '../year/rebuild.js';
import { queryLines } from '../year/query.js';
import { submissionLines } from '../year/submission.js';
import { catchUp } from '@duibiao/projections';
import { ledger } from '../rig/filling.js';
import { say } from '../rig/say.js';

/** Facts of the ledger that one submission is compared with, over the units of one city. */
const SMALL = 10_000;

/**
 * A year of many cities in one ledger, with all indicators of the plan: what it costs to project it, what one more submission
 * costs, and how fast a number is answered.
 */
export async function yearLoad(setting: {
  readonly cluster: Cluster;
  readonly options: Options;
  readonly memory: MemoryWatch;
  readonly note: (line: string) => void;
}): Promise<readonly Line[]> {
  const { cluster, options, memory, note } = setting;
  const big = await fillYear(cluster, 'bench_year', options.yearFacts, options.yearUnits);
  note(
    `The year: ${big.entries.toLocaleString('en')} entries over ${big.country.units.length.toLocaleString('en')} units in ` +
      `${big.country.cities.length} cities.`,
  );
  const small = await fillYear(cluster, 'bench_year_small', Math.min(SMALL, options.yearFacts), 1);
  try {
    const projection = await projectionLines(big, options.rounds, note);
    await catchUp(small.worker, ledger);
    for (const { database } of [small, big]) await cluster.run(database, 'VACUUM (FREEZE, ANALYZE)');
    const rounds = Math.min(options.rounds, 3);
    const parts: Record<YearPart, () => Promise<readonly Line[]>> = {
      rebuild: () => rebuildLines(big, note),
      compute: () => computeLines(big, rounds, note),
      night: () => nightLines(big, rounds, note),
      query: () => queryLines(big, options, memory, note),
      submission: () => submissionLines(small, big, options.rounds, note),
    };
    const lines = [...projection];
    for (const part of options.yearParts) {
      say(`Of the year: ${part} …`);
      const found = await parts[part]();
      say(table(found));
      lines.push(...found);
    }
    return lines;
  } finally {
    await small.close();
    await big.close();
  }
}
