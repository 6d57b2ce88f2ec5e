import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { hash } from 'node:crypto';
import path from 'node:path';
import { BUNDLE_FORMAT, writeBundle } from '@duibiao/evidence';
import { createAppender, readContent, readEntries } from '@duibiao/ledger';
import { encodeEntries, openCheckpoint, verifierOf } from '@duibiao/log';
import { projectRoot } from '@duibiao/platform';
import {
  type Anchors,
  anchorsIn,
  provePosition,
  readHourly,
  readLog,
  readTiles,
  sealLedger,
  type Sealer,
} from '@duibiao/sealing';
import type pg from 'pg';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { say } from '../rig/say.js';
import { inTurn, percentile, series } from '../rig/series.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';
import { ownRound } from './append.js';

const WRITERS = 32;
/** Proofs of a round. */
const PROOFS = 2_000;
const WARM_UP = 300;
const HASHED = 50_000;

/** What the transparency log costs: sealing, appends beside it, proofs, an exported bundle verified as its reader would. */
export async function logLoad(stage: Stage): Promise<Line[]> {
  const { cluster, database } = stage;
  const worker = poolAs(cluster, database, 'worker', 2);
  const api = poolAs(cluster, database, 'api', 4);
  const sealer: Sealer = {
    secrets: cluster.secrets,
    publicUrl: 'https://bench.example.org',
    anchors: newAnchors(stage),
  };
  try {
    return [
      await sealing(stage, worker, sealer),
      ...(await proving(stage, api)),
      await verifying(stage, worker),
      await appending(stage, worker, api, sealer),
    ];
  } finally {
    await Promise.all([worker.end(), api.end()]);
  }
}

/** Nothing was signed yet, as far as these say. */
const newAnchors = ({ cluster }: Stage): Anchors => anchorsIn(mkdtempSync(path.join(cluster.home, 'anchors-')));

/** All that stands there, sealed from nothing; the floor hashes the same bytes and does nothing else. */
async function sealing(stage: Stage, worker: pg.Pool, sealer: Sealer): Promise<Line> {
  const entries = (await readEntries(worker, ledger, 0n, HASHED)).map(({ bytes }) => bytes);
  const once = async (): Promise<number> => {
    await stage.cluster.run(stage.database, 'TRUNCATE log.logs, log.tiles, log.checkpoints');
    const fresh = { ...sealer, anchors: newAnchors(stage) };
    const began = performance.now();
    for (;;) {
      const sealed = await sealLedger(worker, ledger, fresh);
      if (sealed.state === 'idle') break;
      if (sealed.state !== 'sealed') throw new Error(`sealing was answered ${JSON.stringify(sealed)}`);
    }
    const size = (await readLog(worker, ledger))?.size ?? 0;
    return size / ((performance.now() - began) / 1_000);
  };
  const floor = async (): Promise<number> => {
    const began = performance.now();
    for (const entry of entries) hash('sha256', entry, 'buffer');
    return entries.length / ((performance.now() - began) / 1_000);
  };
  const figures = await inTurn(Math.min(3, stage.options.rounds), floor, once);
  return { load: 'log, sealing from nothing', unit: 'leaves/s', ...figures, target: { of: 'ours', atLeast: 40_000 } };
}

/** Proofs of random positions, one after the other. */
async function proving({ options }: Stage, api: pg.Pool): Promise<Line[]> {
  const size = (await readLog(api, ledger))?.size ?? 0;
  const times = async (count: number): Promise<number[]> => {
    const found: number[] = [];
    while (found.length < count) {
      const began = performance.now();
      const proof = await provePosition(api, ledger, 1 + Math.floor(Math.random() * size));
      if (proof.state !== 'proved') throw new Error('a sealed position was not proved');
      found.push(performance.now() - began);
    }
    return found;
  };
  await times(WARM_UP);
  const rounds: number[][] = [];
  while (rounds.length < options.rounds) rounds.push(await times(PROOFS));
  const load = `log, inclusion proof of ${size.toLocaleString('en')} leaves`;
  const at = (share: number) => series(rounds.map((round) => percentile(round, share)));
  return [
    { load: `${load}, p50`, unit: 'ms', ours: at(0.5) },
    { load: `${load}, p99`, unit: 'ms', ours: at(0.99), target: { of: 'ours', below: 5 } },
  ];
}

async function verifying({ cluster, memory, note }: Stage, worker: pg.Pool): Promise<Line> {
  const file = path.join(cluster.home, 'bundle.tar.gz');
  const log = await readLog(worker, ledger);
  if (log?.checkpoint === null || log === undefined) throw new Error('nothing was sealed');
  const { size, origin } = openCheckpoint(log.checkpoint, [verifierOf(log.verifierKey)]);
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
  note(
    `A bundle of ${size.toLocaleString('en')} entries was exported in ${((performance.now() - began) / 1_000).toFixed(1)} s.`,
  );
  const main = path.join(projectRoot, 'dist/apps/cli/src/main.js');
  const start = performance.now();
  const child = spawn(process.execPath, [main, 'verify', 'bundle', file, '--key', log.verifierKey, '--no-recompute'], {
    stdio: 'inherit',
  });
  memory.watch('duibiao verify bundle', child.pid ?? 0);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`verify bundle ended with ${code}`);
  const rate = size / ((performance.now() - start) / 1_000);
  return {
    load: 'log, verify bundle (a process of its own)',
    unit: 'entries/s',
    ours: series([rate]),
    target: { of: 'ours', atLeast: 40_000 },
  };
}

/** Appends with a sealer at work once a second, against appends without. */
async function appending(stage: Stage, worker: pg.Pool, api: pg.Pool, sealer: Sealer): Promise<Line> {
  await stage.cluster.run(stage.database, 'UPDATE log.logs SET signer = NULL');
  const append = createAppender(api);
  const count = Math.ceil(20_000 * stage.options.seconds);
  const alone = (): Promise<number> => ownRound(stage, append, WRITERS, count);
  const sealed = async (): Promise<number> => {
    let isOver = false;
    const sealing = (async () => {
      while (!isOver) {
        await sealLedger(worker, ledger, sealer);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    })();
    const rate = await alone();
    isOver = true;
    await sealing;
    return rate;
  };
  await sealed();
  const figures = await inTurn(stage.options.rounds, alone, sealed);
  return {
    load: `log, append with the sealer running, ${WRITERS} writers`,
    unit: 'facts/s',
    ...figures,
    target: { of: 'ratio', atLeast: 0.85 },
  };
}
