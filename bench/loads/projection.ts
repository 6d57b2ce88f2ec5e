import { createAppender } from '@duibiao/ledger';
import type pg from 'pg';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { project, type Projectors, type Stretch } from '../rig/projecting.js';
import { series, type Series } from '../rig/series.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';
import { request } from './append.js';

const FACTS_A_ROUND = 20_000;
const FACTS_AT_ONCE = 1_000;

type Round = Stretch & { readonly floorSeconds: number };

/**
 * Facts that wait in the ledger become fact versions, case rows and cells, batch by batch, each visible when its batch
 * commits. The floor inserts the fact versions and case rows of the same batches into tables with the same indexes.
 */
export async function projectionLoad(stage: Stage): Promise<Line[]> {
  const api = poolAs(stage.cluster, stage.database, 'api', 4);
  const [worker, facts] = [1, 2].map(() => poolAs(stage.cluster, stage.database, 'worker', 1)) as [pg.Pool, pg.Pool];
  try {
    await round(stage, api, { worker, facts });
    const rounds: Round[] = [];
    while (rounds.length < stage.options.rounds) rounds.push(await round(stage, api, { worker, facts }));
    const rate = (of: (round: Round) => number): Series => series(rounds.map(of));
    const ratio = rate(({ seconds, floorSeconds }) => floorSeconds / seconds);
    const load = `projection, number kept current`;
    return [
      {
        load,
        unit: 'facts/s',
        ours: rate(({ facts, seconds }) => facts / seconds),
        floor: rate(({ facts, floorSeconds }) => facts / floorSeconds),
        ratio,
        target: { of: 'ours', atLeast: 8_000 },
      },
      {
        load,
        unit: 'case versions/s',
        ours: rate(({ caseVersions, seconds }) => caseVersions / seconds),
        floor: rate(({ caseVersions, floorSeconds }) => caseVersions / floorSeconds),
        ratio,
      },
      {
        load: `${load}: longest batch`,
        unit: 'ms',
        ours: rate(({ longestMs }) => longestMs),
        target: { of: 'ours', below: 1_000 },
      },
    ];
  } finally {
    await Promise.all([api.end(), worker.end(), facts.end()]);
  }
}

async function round(stage: Stage, api: pg.Pool, projectors: Projectors): Promise<Round> {
  const append = createAppender(api);
  for (let done = 0; done < FACTS_A_ROUND; done += FACTS_AT_ONCE) await append(ledger, request(stage, FACTS_AT_ONCE));
  const stretch = await project(projectors);
  return { ...stretch, floorSeconds: await floorRound(projectors.worker, stretch.batches) };
}

async function floorRound(worker: pg.Pool, batches: readonly (readonly [bigint, bigint])[]): Promise<number> {
  const began = performance.now();
  for (const [after, upTo] of batches) {
    await worker.query('SELECT floor.project($1, $2, $3)', [ledger, String(after), String(upTo)]);
  }
  return (performance.now() - began) / 1_000;
}
