import { pino } from 'pino';
import { type Rebuild, beside, Lanes, lanesHere, requestRebuild, workOnRebuild } from '@duibiao/projections';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { series } from '../rig/series.js';
import type { Line } from '../rig/table.js';
import type { FilledYear } from './fill.js';
import { emptyFloor, floorOf } from './floor.js';

/** Positions that the floor inserts in one transaction: those of a batch of a rebuild. */
const BATCH = 5_000n;

/** The whole ledger derived anew beside what stands, and compared; the floor inserts its rows, which lie ready, into empty tables. */
export async function rebuildLines(year: FilledYear, note: (line: string) => void): Promise<Line[]> {
  const { entries } = year;
  await emptyFloor(year);
  const batches: (readonly [bigint, bigint])[] = [];
  for (let after = 0n; after < entries; after += BATCH) batches.push([after, after + BATCH]);
  const floorSeconds = await floorOf(year, batches);
  const { seconds, caseVersions, pausedMs } = await rebuild(year);
  note(
    `The year, rebuilt: ${entries.toLocaleString('en')} entries and ${caseVersions.toLocaleString('en')} case versions in ${seconds.toFixed(1)} s, ` +
      `of which projecting would have waited ${(pausedMs / 1_000).toFixed(1)} s for the comparison`,
  );
  return [
    {
      load: 'year, rebuild beside what stands, compared',
      unit: 'case versions/s',
      ours: series([caseVersions / seconds]),
      floor: series([caseVersions / floorSeconds]),
      ratio: series([floorSeconds / seconds]),
      target: { of: 'ours', atLeast: 30_000 },
    },
    {
      load: 'year, rebuild: projecting waits for the comparison',
      unit: 'ms',
      ours: series([pausedMs]),
    },
  ];
}

async function rebuild({ cluster, database, api }: FilledYear): Promise<{
  readonly seconds: number;
  readonly caseVersions: number;
  readonly pausedMs: number;
}> {
  const pool = poolAs(cluster, database, 'worker', 4);
  const count = lanesHere();
  const lanes = new Lanes(poolAs(cluster, database, 'worker', Math.max(1, count)), count, { tables: beside });
  try {
    await requestRebuild(api, { ledger, isCheck: false, askedBy: 'bench' });
    const began = performance.now();
    const done = await workOnRebuild(pool, {
      logger: pino({ level: 'silent' }),
      signal: new AbortController().signal,
      lanes,
    });
    const seconds = (performance.now() - began) / 1_000;
    const { caseVersions, pausedMs } = equal(done);
    return { seconds, caseVersions: caseVersions ?? 0, pausedMs: pausedMs ?? 0 };
  } finally {
    await Promise.all([pool.end(), lanes.close()]);
  }
}

function equal(done: Rebuild | 'stopped' | undefined): Rebuild {
  if (typeof done === 'object' && done.state === 'equal') return done;
  throw new Error(`a rebuild of sound read models ended otherwise: ${JSON.stringify(done)}`);
}
