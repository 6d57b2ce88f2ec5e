import type { Options } from '../options.js';
import type { Cluster } from '../rig/cluster.js';
import type { MemoryWatch } from '../rig/memory.js';
import type { Line } from '../rig/table.js';
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
    say('Rebuilding …');
    const rebuilt = await rebuildLines(big, note);
    say('Computing from scratch …');
    const computed = await computeLines(big, Math.min(options.rounds, 3), note);
    say('A night …');
    const nightly = await nightLines(big, Math.min(options.rounds, 3), note);
    say('Asking …');
    const query = await queryLines(big, options, memory, note);
    say('Submitting one by one …');
    return [
      ...projection,
      ...(await submissionLines(small, big, options.rounds, note)),
      ...query,
      ...rebuilt,
      ...computed,
      ...nightly,
    ];
  } finally {
    await small.close();
    await big.close();
  }
}
