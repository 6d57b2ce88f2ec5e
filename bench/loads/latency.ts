import { setTimeout as sleep } from 'node:timers/promises';
import { cursorPosition } from '@duibiao/projections';
import { Connection, requests } from '../http/generator.js';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { startProcess, type Started } from '../rig/processes.js';
import { percentile, series } from '../rig/series.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';
import { submission } from './http.js';

const PER_SECOND = 300;
/** So few that each finds everybody idle: its bell wakes the worker. */
const IDLE_PER_SECOND = 10;
const IDLE_COUNT = 100;
/** The cursor is looked at so often: what is seen is late by half of it in the mean. */
const LOOK_EVERY_MS = 2;

/**
 * From the 201 to the moment at which the projector's cursor has passed the fact, at 300 submissions/s that come when they
 * come (not when the last was answered); and at so few that nobody is at work when one comes.
 */
export async function latencyLoad(stage: Stage, redisUrl: string | undefined): Promise<Line[]> {
  const setting = { ...stage, redisUrl, profile: undefined };
  const running: Started[] = [await startProcess('worker', setting)];
  const pool = poolAs(stage.cluster, stage.database, 'worker', 1);
  try {
    const api = await startProcess('api', setting);
    running.push(api);
    const count = Math.max(PER_SECOND, Math.round(PER_SECOND * stage.options.seconds * 2));
    const cursor = (): Promise<bigint> => cursorPosition(pool, ledger);
    const busy = (): Promise<Round> => round(stage, api.port, { perSecond: PER_SECOND, count, cursor });
    const idle = (): Promise<Round> =>
      round(stage, api.port, { perSecond: IDLE_PER_SECOND, count: IDLE_COUNT, cursor });
    await busy();
    const rounds: Round[] = [];
    while (rounds.length < stage.options.rounds) rounds.push(await busy());
    const quiet = [await idle(), await idle(), await idle()];
    const queues = redisUrl === undefined ? 'PostgreSQL' : 'Redis';
    const below = redisUrl === undefined ? { busy: 250, idle: 150 } : { busy: 100, idle: 25 };
    const first = (share: number) => ({
      load: `201 to visible, p${share * 100}, idle, queues on ${queues}`,
      unit: 'ms',
      ours: series(quiet.map(({ visible }) => percentile(visible, share))),
    });
    const line = (of: keyof Round, share: number) => ({
      load: `${of === 'visible' ? '201 to visible' : 'request to 201'}, p${share * 100}, ${PER_SECOND}/s, queues on ${queues}`,
      unit: 'ms',
      ours: series(rounds.map((one) => percentile(one[of], share))),
    });
    return [
      line('visible', 0.5),
      { ...line('visible', 0.99), target: { of: 'ours', below: below.busy } },
      line('answered', 0.5),
      line('answered', 0.99),
      first(0.5),
      { ...first(0.99), target: { of: 'ours', below: below.idle } },
    ];
  } finally {
    for (const started of running.reverse()) await started.stop();
    await pool.end();
  }
}

/** Milliseconds of each submission. */
interface Round {
  readonly answered: readonly number[];
  readonly visible: readonly number[];
}

async function round(
  stage: Stage,
  port: number,
  {
    perSecond,
    count,
    cursor,
  }: { readonly perSecond: number; readonly count: number; readonly cursor: () => Promise<bigint> },
): Promise<Round> {
  const next = requests(port, stage.key, () => submission(stage));
  const open: Connection[] = [];
  const another = async (): Promise<Connection> => {
    const connection = await Connection.open(port);
    open.push(connection);
    return connection;
  };
  const idle = await Promise.all(Array.from({ length: 32 }, another));
  const [answered, visible]: [number[], number[]] = [[], []];
  const unseen: { position: bigint; at: number }[] = [];
  const under: Promise<void>[] = [];
  const submit = async (): Promise<void> => {
    const connection = idle.pop() ?? (await another());
    const from = performance.now();
    const { status, body } = await connection.ask(next());
    const at = performance.now();
    idle.push(connection);
    if (status !== 201) throw new Error(`a submission was answered ${status}: ${body.slice(0, 300)}`);
    answered.push(at - from);
    unseen.push({ position: BigInt((JSON.parse(body) as { lastPosition: string }).lastPosition), at });
  };
  const began = performance.now();
  let failed: Error | undefined;
  while (visible.length < count) {
    if (failed !== undefined) throw failed;
    const due = Math.min(count, Math.floor(((performance.now() - began) / 1_000) * perSecond));
    while (under.length < due) under.push(submit().catch((error: Error) => void (failed = error)));
    const position = await cursor();
    const now = performance.now();
    for (let index = unseen.length - 1; index >= 0; index--) {
      const one = unseen[index];
      if (one === undefined || one.position > position) continue;
      visible.push(now - one.at);
      unseen.splice(index, 1);
    }
    await sleep(LOOK_EVERY_MS);
  }
  await Promise.all(under);
  for (const connection of open) connection.close();
  return { answered, visible };
}
