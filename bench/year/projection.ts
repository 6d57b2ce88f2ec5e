import { series, type Series } from '../rig/series.js';
import { say } from '../rig/say.js';
import type { Line } from '../rig/table.js';
import type { FilledYear } from './fill.js';
import { fillFloor, floorOf } from './floor.js';
import { project, type Stretch } from '../rig/projecting.js';

/** The last fifth of the ledger is measured, in rounds; what lies before is projected before. */
const MEASURED = 5n;

/** Every fact of the year becomes fact versions, case rows and cells of all indicators. */
export async function projectionLines(year: FilledYear, rounds: number, note: (line: string) => void): Promise<Line[]> {
  const { entries, cluster, database } = year;
  const first = entries - entries / MEASURED;
  say(`Projecting ${first.toLocaleString('en')} of ${entries.toLocaleString('en')} entries …`);
  note(`The year, projected before it is measured: ${told(await project(year, first))}`);
  await fillFloor(year);
  await cluster.run(database, 'VACUUM (FREEZE, ANALYZE)');
  const measured: (Stretch & { readonly floorSeconds: number })[] = [];
  for (let round = 1n; round <= BigInt(rounds); round += 1n) {
    const stretch = await project(year, first + ((entries - first) * round) / BigInt(rounds));
    measured.push({ ...stretch, floorSeconds: await floorOf(year, stretch.batches) });
    say(`  ${told(stretch)}`);
  }
  const line = (of: (stretch: (typeof measured)[number]) => number): Series => series(measured.map(of));
  const ratio = line(({ seconds, floorSeconds }) => floorSeconds / seconds);
  const load = 'year, projection with everything current';
  return [
    {
      load,
      unit: 'case versions/s',
      ours: line(({ caseVersions, seconds }) => caseVersions / seconds),
      floor: line(({ caseVersions, floorSeconds }) => caseVersions / floorSeconds),
      ratio,
      target: { of: 'ours', atLeast: 20_000 },
    },
    {
      load,
      unit: 'facts/s',
      ours: line(({ facts, seconds }) => facts / seconds),
      floor: line(({ facts, floorSeconds }) => facts / floorSeconds),
      ratio,
    },
    {
      load: `${load}: fan-out`,
      unit: 'case versions a fact',
      ours: line(({ caseVersions, facts }) => caseVersions / facts),
    },
    {
      load: `${load}: longest batch`,
      unit: 'ms',
      ours: line(({ longestMs }) => longestMs),
      target: { of: 'ours', below: 1_000 },
    },
  ];
}

const told = ({ facts, caseVersions, seconds, longestMs }: Stretch): string =>
  `${facts.toLocaleString('en')} facts in ${seconds.toFixed(1)} s, ${Math.round(facts / seconds).toLocaleString('en')} a second, ` +
  `${Math.round(caseVersions / seconds).toLocaleString('en')} case versions/s, ${(caseVersions / facts).toFixed(2)} a fact, ` +
  `longest batch ${longestMs.toFixed(0)} ms`;
