import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { BUNDLE_FORMAT, writeBundle } from '@duibiao/evidence';
import { readContent, readEntries } from '@duibiao/ledger';
import { encodeEntries, openCheckpoint, verifierOf } from '@duibiao/log';
import { projectRoot } from '@duibiao/platform';
import { readHourly, readLog, readTiles } from '@duibiao/sealing';
import type pg from 'pg';
import { ledger } from '../rig/filling.js';
import { say } from '../rig/say.js';
import { series } from '../rig/series.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

const NAME = 'duibiao verify bundle';

/** An exported bundle, verified as its reader would: in a process of its own, its start included. */
export async function verifying(stage: Stage, worker: pg.Pool): Promise<Line[]> {
  const { memory, options } = stage;
  const { file, size, verifierKey } = await exported(stage, worker);
  const main = path.join(projectRoot, 'dist/apps/cli/src/main.js');
  const rates: number[] = [];
  while (rates.length < Math.min(3, options.rounds)) {
    const began = performance.now();
    const child = spawn(process.execPath, [main, 'verify', 'bundle', file, '--key', verifierKey, '--no-recompute'], {
      stdio: 'inherit',
    });
    memory.watch(NAME, child.pid ?? 0);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`verify bundle ended with ${code}`);
    rates.push(size / ((performance.now() - began) / 1_000));
  }
  const peak = memory.peaks().find(([name]) => name === NAME)?.[1] ?? Number.NaN;
  const load = `log, verify bundle of ${size.toLocaleString('en')} entries`;
  return [
    { load, unit: 'entries/s', ours: series(rates), target: { of: 'ours', atLeast: 40_000 } },
    { load: `${load}: memory`, unit: 'MiB', ours: series([peak]), target: { of: 'ours', below: 512 } },
  ];
}

async function exported({ cluster, note }: Stage, worker: pg.Pool) {
  const file = path.join(cluster.home, 'bundle.tar.gz');
  const log = await readLog(worker, ledger);
  if (log?.checkpoint === null || log === undefined) throw new Error('nothing was sealed');
  const { verifierKey } = log;
  const { size, origin } = openCheckpoint(log.checkpoint, [verifierOf(verifierKey)]);
  say(`Exporting ${size.toLocaleString('en')} entries …`);
  const began = performance.now();
  await writeBundle(createWriteStream(file), {
    manifest: { format: BUNDLE_FORMAT, ledger, origin, size, exportedAt: new Date().toISOString() },
    checkpoint: log.checkpoint,
    older: await readHourly(worker, ledger),
    tileOf: async (tile) => (await readTiles(worker, ledger, [tile]))[0]?.hashes ?? new Uint8Array(),
    entriesOf: async ({ index, width }) =>
      encodeEntries((await readEntries(worker, ledger, BigInt(index) * 256n, width)).map(({ bytes }) => bytes)),
    contentOf: async (sha256) => (await readContent(worker, ledger, sha256)) ?? Buffer.alloc(0),
  });
  const seconds = (performance.now() - began) / 1_000;
  note(`A bundle of ${size.toLocaleString('en')} entries was exported in ${seconds.toFixed(1)} s.`);
  return { file, size, verifierKey };
}
