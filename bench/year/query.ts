import { Connection } from '../http/generator.js';
import type { MemoryWatch } from '../rig/memory.js';
import { startProcess } from '../rig/processes.js';
import { percentile, series } from '../rig/series.js';
import type { Line } from '../rig/table.js';
import type { FilledYear } from './fill.js';

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
const AT_ONCE = 1;

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
  const open = await Promise.all(Array.from({ length: AT_ONCE }, () => Connection.open(api.port)));
  try {
    const ask = async (connection: Connection, indicator: string): Promise<{ ms: number; units: number }> => {
      const query = new URLSearchParams({ plan: 'dongguan-2020', indicator, unit: region, level: 'town', on: ON });
      const from = performance.now();
      const { status, body } = await connection.ask(
        `GET /v1/ledgers/bench/attainments?${query.toString()} HTTP/1.1\r\nhost: 127.0.0.1:${api.port}\r\n` +
          `authorization: Bearer ${year.key}\r\n\r\n`,
      );
      const ms = performance.now() - from;
      if (status !== 200) throw new Error(`a question was answered ${status}: ${body.slice(0, 300)}`);
      return { ms, units: (JSON.parse(body) as { attainments: readonly unknown[] }).attainments.length };
    };
    const [first] = open;
    const { units = 0 } = first === undefined ? {} : await ask(first, indicators[0]);
    const times = new Map<string, number[]>(indicators.map((indicator) => [indicator, []]));
    const round = async (isMeasured: boolean): Promise<number[]> => {
      const until = performance.now() + seconds * 1_000;
      const all: number[] = [];
      await Promise.all(
        open.map(async (connection, index) => {
          for (let turn = 0; turn < indicators.length || performance.now() < until; turn++) {
            const indicator = indicators[(turn + index * 3) % indicators.length] ?? indicators[0];
            const { ms } = await ask(connection, indicator);
            all.push(ms);
            if (isMeasured) times.get(indicator)?.push(ms);
          }
        }),
      );
      return all;
    };
    await round(false);
    const measured: number[][] = [];
    while (measured.length < rounds) measured.push(await round(true));
    const shown = [...times].map(
      ([name, own]) => `${name} ${percentile(own, 0.5).toFixed(1)} / ${percentile(own, 0.99).toFixed(1)}`,
    );
    note(`The year, a query by indicator, p50 / p99 in ms: ${shown.join(', ')}`);
    const load = `year, one indicator over ${units} units`;
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
    for (const connection of open) connection.close();
    await api.stop();
  }
}
