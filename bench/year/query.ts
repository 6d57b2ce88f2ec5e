import { apart } from '../rig/apart.js';
import type { MemoryWatch } from '../rig/memory.js';
import { startProcess } from '../rig/processes.js';
import { percentile, series } from '../rig/series.js';
import type { Line } from '../rig/table.js';
import type { FilledYear } from './fill.js';
import type { QueryAnswer, QueryQuestion } from './query-process.js';

/** Indicators of several kinds, each asked for every town of a region. */
const indicators = [
  'dg02-dxx-town',
  'dg02-study-activities',
  'dg03-lessons-base',
  'dg09-reports',
  'dg29-towns',
  'dg35-union',
  'dg45-annual-report',
  'dg48-secretaries',
] as const;

/** On a day on which all has happened, at the newest position. */
const ON = '2020-11-30';

/** One indicator over the towns of a region, asked over HTTP, one question after the other. */
export async function queryLines(
  year: FilledYear,
  {
    rounds,
    seconds,
    profile,
  }: { readonly rounds: number; readonly seconds: number; readonly profile: string | undefined },
  memory: MemoryWatch,
  note: (line: string) => void,
): Promise<Line[]> {
  const { cluster, database, country } = year;
  const region = country.regions[0] ?? country.root;
  const api = await startProcess('api', { cluster, database, memory, entryBytes: 0, profile });
  try {
    const found = await apart<QueryAnswer>('year/query-process.js', {
      port: api.port,
      key: year.key,
      indicators,
      query: { plan: 'dongguan-2020', unit: region, level: 'town', on: ON },
      rounds,
      seconds,
    } satisfies QueryQuestion);
    const times = Map.groupBy(found.rounds.flat(), ([indicator]) => indicator);
    const shown = [...times].map(([name, own]) => {
      const ms = own.map(([, one]) => one);
      return `${name} ${percentile(ms, 0.5).toFixed(1)} / ${percentile(ms, 0.99).toFixed(1)}`;
    });
    note(`The year, a query by indicator, p50 / p99 in ms: ${shown.join(', ')}`);
    const measured = found.rounds.map((round) => round.map(([, ms]) => ms));
    const load = `year, one indicator over ${found.units} units`;
    return [
      { load: `${load}, p50`, unit: 'ms', ours: series(measured.map((one) => percentile(one, 0.5))) },
      {
        load: `${load}, p99`,
        unit: 'ms',
        ours: series(measured.map((one) => percentile(one, 0.99))),
        target: { of: 'ours', below: 50 },
      },
    ];
  } finally {
    await api.stop();
  }
}
