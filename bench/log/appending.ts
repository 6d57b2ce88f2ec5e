import { setTimeout as sleep } from 'node:timers/promises';
import { createAppender } from '@duibiao/ledger';
import { sealLedger, type Sealer } from '@duibiao/sealing';
import type pg from 'pg';
import { ownRound } from '../loads/append.js';
import { ledger } from '../rig/filling.js';
import { inTurn } from '../rig/series.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

const WRITERS = 32;

/** Appends with a sealer at work once a second, against appends without. */
export async function appending(stage: Stage, worker: pg.Pool, api: pg.Pool, sealer: Sealer): Promise<Line> {
  await stage.cluster.run(stage.database, 'UPDATE log.logs SET signer = NULL');
  const append = createAppender(api);
  const count = Math.ceil(20_000 * stage.options.seconds);
  const alone = (): Promise<number> => ownRound(stage, append, WRITERS, count);
  const sealed = async (): Promise<number> => {
    let isOver = false;
    const sealing = (async () => {
      while (!isOver) {
        await sealLedger(worker, ledger, sealer);
        await sleep(1_000);
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
