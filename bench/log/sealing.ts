import { hash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { readEntries } from '@duibiao/ledger';
import { type Anchors, anchorsIn, readLog, sealLedger, type Sealer } from '@duibiao/sealing';
import type pg from 'pg';
import { ledger } from '../rig/filling.js';
import { inTurn } from '../rig/series.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

const HASHED = 50_000;

export const sealerOf = (stage: Stage): Sealer => ({
  secrets: stage.cluster.secrets,
  publicUrl: 'https://bench.example.org',
  anchors: newAnchors(stage),
});

/** Nothing was signed yet, as far as these say. */
const newAnchors = ({ cluster }: Stage): Anchors => anchorsIn(mkdtempSync(path.join(cluster.home, 'anchors-')));

/** All that stands there, sealed from nothing; the floor hashes the same bytes and does nothing else. */
export async function sealing(stage: Stage, worker: pg.Pool, sealer: Sealer): Promise<Line> {
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
    for (const entry of entries) hash('sha256', entry, 'hex');
    return entries.length / ((performance.now() - began) / 1_000);
  };
  const figures = await inTurn(Math.min(3, stage.options.rounds), floor, once);
  return { load: 'log, sealing from nothing', unit: 'leaves/s', ...figures, target: { of: 'ours', atLeast: 40_000 } };
}
