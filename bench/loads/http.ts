import { cursorPosition } from '@duibiao/projections';
import { readHead } from '@duibiao/ledger';
import { setTimeout as sleep } from 'node:timers/promises';
import { drive, requests } from '../http/generator.js';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { cpuMs, familyCpuMs } from '../rig/cpu.js';
import { type ProcessName, startProcess, type Started } from '../rig/processes.js';
import { inTurn } from '../rig/series.js';
import { nextFact, type Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

/** One fact to a request, over connections with keep-alive, against a bare Nest and Fastify that does one INSERT a request. */
export async function httpLoad(stage: Stage): Promise<Line[]> {
  const { options } = stage;
  const running: Started[] = [];
  const start = async (name: ProcessName, profile?: string): Promise<Started> => {
    const started = await startProcess(name, { ...stage, profile });
    running.push(started);
    return started;
  };
  try {
    const [api, bare] = [await start('api', options.profile), await start('bare server')];
    await tellCeiling(stage, await start('fixed server'));
    for (const { port } of [bare, api]) await warmUp(stage, port);
    const lines: Line[] = [];
    for (const [worker, targets] of [
      ['stopped', { 32: 0.8, 128: 1.0 }],
      ['running', { 32: 0.6, 128: 0.6 }],
    ] as const) {
      if (worker === 'running') await start('worker');
      for (const connections of [32, 128] as const) {
        const cost = { floor: new Cost(stage, bare), ours: new Cost(stage, api) };
        const floor = (): Promise<number> => round(stage, bare.port, connections, cost.floor);
        const ours = async (): Promise<number> => {
          const perSecond = await round(stage, api.port, connections, cost.ours);
          if (worker === 'running') await caughtUp(stage);
          return perSecond;
        };
        await floor();
        await ours();
        const figures = await inTurn(options.rounds, floor, ours);
        const load = `HTTP, ${connections} connections, worker ${worker}`;
        lines.push({ load, unit: 'requests/s', ...figures, target: { of: 'ratio', atLeast: targets[connections] } });
        stage.note(`${load}: processor time a request: ours ${cost.ours.shown}; floor ${cost.floor.shown}`);
      }
    }
    return lines;
  } finally {
    for (const started of running.reverse()) await started.stop();
  }
}

/** Processor time that requests took, by process: it tells more than a rate on a machine that others use too. */
class Cost {
  #requests = 0;
  readonly #spent = { server: 0, PostgreSQL: 0, generator: 0 };

  constructor(
    private readonly stage: Stage,
    private readonly server: Started,
  ) {}

  async of(work: () => Promise<number>): Promise<void> {
    const before = this.#now();
    this.#requests += await work();
    const after = this.#now();
    for (const name of ['server', 'PostgreSQL', 'generator'] as const) this.#spent[name] += after[name] - before[name];
  }

  get shown(): string {
    const each = Object.entries(this.#spent).map(
      ([name, ms]) => `${name} ${Math.round((ms * 1_000) / this.#requests)} µs`,
    );
    return each.join(', ');
  }

  #now(): Record<'server' | 'PostgreSQL' | 'generator', number> {
    const generator = process.cpuUsage();
    return {
      server: cpuMs(this.server.pid),
      PostgreSQL: familyCpuMs(this.stage.cluster.postmaster),
      generator: (generator.user + generator.system) / 1_000,
    };
  }
}

/** A process that serves has run its code often; the first seconds of one cost twice the processor time. */
async function warmUp(stage: Stage, port: number): Promise<void> {
  await drive(
    port,
    64,
    WARM_UP_S,
    requests(port, stage.key, () => submission(stage)),
  );
}

const WARM_UP_S = 5;

export const submission = (stage: Stage): string => JSON.stringify({ unit: 'dg', facts: [nextFact(stage)] });

async function round(stage: Stage, port: number, connections: number, cost: Cost): Promise<number> {
  const next = requests(port, stage.key, () => submission(stage));
  let perSecond = 0;
  await cost.of(async () => {
    const { answered, others, seconds } = await drive(port, connections, stage.options.seconds, next);
    if (others.size > 0) {
      throw new Error(`answers other than 201: ${[...others].map((one) => one.join(' × ')).join(', ')}`);
    }
    perSecond = answered / seconds;
    return answered;
  });
  return perSecond;
}

/** What the generator does against a server that does nothing: far above what it measures, or it measures itself. */
async function tellCeiling(stage: Stage, fixed: Started): Promise<void> {
  const fact = nextFact(stage);
  const next = requests(fixed.port, stage.key, () => JSON.stringify({ unit: 'dg', facts: [fact] }));
  const { answered, seconds } = await drive(fixed.port, 32, 1, next);
  stage.note(`The load generator alone: ${Math.round(answered / seconds).toLocaleString('en')} requests/s.`);
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
