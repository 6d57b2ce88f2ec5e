import { cursorPosition } from '@duibiao/projections';
import { readHead } from '@duibiao/ledger';
import { setTimeout as sleep } from 'node:timers/promises';
import { drive, requests } from '../http/generator.js';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { startProcess, type Started } from '../rig/processes.js';
import { say } from '../rig/say.js';
import { inTurn } from '../rig/series.js';
import { nextFact, type Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

/** One fact to a request, over connections with keep-alive, against a bare Nest and Fastify that does one INSERT a request. */
export async function httpLoad(stage: Stage): Promise<Line[]> {
  const { options } = stage;
  const setting = { ...stage, profile: options.profile };
  const running: Started[] = [];
  const start = async (...[name]: Parameters<typeof startProcess>): Promise<Started> => {
    const started = await startProcess(name, name === 'api' ? setting : { ...setting, profile: undefined });
    running.push(started);
    return started;
  };
  try {
    const [api, bare] = [await start('api', setting), await start('bare server', setting)];
    await tellCeiling(stage, await start('fixed server', setting));
    const lines: Line[] = [];
    for (const [worker, targets] of [
      ['stopped', { 32: 0.8, 128: 1.0 }],
      ['running', { 32: 0.6, 128: 0.6 }],
    ] as const) {
      if (worker === 'running') running.push(await startProcess('worker', setting));
      for (const connections of [32, 128] as const) {
        const floor = (): Promise<number> => round(stage, bare.port, connections);
        const ours = async (): Promise<number> => {
          const perSecond = await round(stage, api.port, connections);
          if (worker === 'running') await caughtUp(stage);
          return perSecond;
        };
        await floor();
        await ours();
        const figures = await inTurn(options.rounds, floor, ours);
        const load = `HTTP, ${connections} connections, worker ${worker}`;
        lines.push({ load, unit: 'requests/s', ...figures, target: { of: 'ratio', atLeast: targets[connections] } });
      }
    }
    return lines;
  } finally {
    for (const started of running.reverse()) await started.stop();
  }
}

export const submission = (stage: Stage): string => JSON.stringify({ unit: 'dg', facts: [nextFact(stage)] });

async function round(stage: Stage, port: number, connections: number): Promise<number> {
  const next = requests(port, stage.key, () => submission(stage));
  const { answered, others, seconds } = await drive(port, connections, stage.options.seconds, next);
  if (others.size > 0)
    throw new Error(`answers other than 201: ${[...others].map((one) => one.join(' × ')).join(', ')}`);
  return answered / seconds;
}

/** What the generator does against a server that does nothing: far above what it measures, or it measures itself. */
async function tellCeiling(stage: Stage, fixed: Started): Promise<void> {
  const fact = nextFact(stage);
  const next = requests(fixed.port, stage.key, () => JSON.stringify({ unit: 'dg', facts: [fact] }));
  const { answered, seconds } = await drive(fixed.port, 32, 1, next);
  say(`The load generator alone: ${Math.round(answered / seconds).toLocaleString('en')} requests/s.`);
}

/** Waits until the worker has projected everything. */
async function caughtUp({ cluster, database }: Stage): Promise<void> {
  const pool = poolAs(cluster, database, 'worker', 1);
  try {
    const head = (await readHead(pool, ledger))?.position ?? 0n;
    while ((await cursorPosition(pool, ledger)) < head) await sleep(20);
  } finally {
    await pool.end();
  }
}
