import { series, type Series } from '../rig/series.js';
import { say } from '../rig/say.js';
import type { Line } from '../rig/table.js';
import type { FilledYear } from './fill.js';
import { fillFloor, floorOf } from './floor.js';
import { project, type Stretch } from './project.js';

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
  const [cases] = casesOf(measured[0]);
  return [
    {
      load,
      unit: `${cases}/s`,
      ours: line((stretch) => casesOf(stretch)[1] / stretch.seconds),
      floor: line((stretch) => casesOf(stretch)[1] / stretch.floorSeconds),
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
      unit: `${cases} a fact`,
      ours: line((stretch) => casesOf(stretch)[1] / stretch.facts),
    },
    {
      load: `${load}: longest batch`,
      unit: 'ms',
      ours: line(({ longestMs }) => longestMs),
      target: { of: 'ours', below: 1_000 },
    },
  ];
}

/** Case versions where the projector counts them, else the rows that it opened, which are fewer or more. */
const casesOf = (stretch: Stretch | undefined): [unit: string, count: number] =>
  stretch?.caseVersions === undefined ? ['case rows', stretch?.caseRows ?? 0] : ['case versions', stretch.caseVersions];

function told(stretch: Stretch): string {
  const { facts, seconds, longestMs } = stretch;
  const [unit, count] = casesOf(stretch);
  return (
    `${facts.toLocaleString('en')} facts in ${seconds.toFixed(1)} s, ${Math.round(facts / seconds).toLocaleString('en')} a second, ` +
    `${Math.round(count / seconds).toLocaleString('en')} ${unit}/s, ${(count / facts).toFixed(2)} a fact, ` +
    `longest batch ${longestMs.toFixed(0)} ms`
  );
}
