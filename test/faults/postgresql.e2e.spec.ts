import { setTimeout as sleep } from 'node:timers/promises';
import { testSecret } from '@duibiao/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCluster, type TestCluster } from '../../libs/platform/src/testing/cluster.js';
import { waitFor } from '../harness/wait.js';
import { plan } from '../harness/world.js';
import type { Load } from './load.js';
import { limits, promised } from './promised.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('postgresql');

let cluster: TestCluster;
let postgres: TestCluster['postgres'];
let scene: Scene;
beforeAll(async () => {
  // of its own: that of the run serves other files
  cluster = await startTestCluster(Buffer.from(testSecret(), 'base64'), { shared_buffers: '128MB' });
  postgres = cluster.postgres;
  scene = await Scene.open('postgresql', { server: postgres.superuserUrl() });
});
afterAll(async () => {
  await scene.close();
  await cluster.stop();
});

/** The whole server; its children see it and end. Whoever runs the server starts it again. */
async function killPostmaster(): Promise<void> {
  process.kill(postgres.pid, 'SIGKILL');
  await postgres.ended;
  const { port } = postgres;
  postgres = await postgres.restart();
  expect(postgres.port).toBe(port);
}

/** One process that serves the API: PostgreSQL then ends all others and recovers by itself. */
async function killBackend(): Promise<void> {
  const { superuser } = scene.stack;
  const crash = superuser.query('SELECT pg_sleep(600)').catch(() => {});
  const { rows } = await superuser.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'duibiao-api%'
      ORDER BY state = 'active' DESC, random() LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('nothing serves the API');
  process.kill(found.pid, 'SIGKILL');
  await crash;
}

async function strike(load: Load, kill: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await kill();
  const down = performance.now();
  return promised(
    'submissions are acknowledged again',
    { limitMs: limits.writableMs, since },
    async () => load.hasSince(down),
    (is) => is,
  );
}

test.each([
  ['the server is killed', killPostmaster, 3],
  ['a process of the server is killed', killBackend, 3],
] as const)(
  `%s under 16 writers: writable again in time, nothing acknowledged is lost (FAULT_SEED=${seed})`,
  async (what, kill, n) => {
    const random = randomOf(what);
    const took: number[] = [];
    const answered = await scene.under({ random: randomOf, lanes: 16, pauseMs: 10 }, async (load) => {
      for (let round = 0; round < rounds(n); round += 1) {
        await load.isGoingOn();
        await sleep(random.between(0, 1_500));
        took.push(await strike(load, kill));
      }
    });
    process.stdout.write(`  ${what}: writable after ${took.map((ms) => `${Math.round(ms)} ms`).join(', ')}\n`);
    expect(answered.some(({ tries }) => tries > 1)).toBe(true);
  },
);

interface Work {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
}

test(`the server is killed in the middle of a recomputation and a rebuild: they go on, and the outage is not their fault (FAULT_SEED=${seed})`, async () => {
  const { stack, client } = scene;
  await scene.under({ random: randomOf, lanes: 4, pauseMs: 10 }, async (load) => {
    const holding = await stack.superuser.connect();
    holding.on('error', () => {}); // it dies with the server
    // neither can read the numbers that were kept up, and both stand there
    await holding.query('BEGIN');
    await holding.query('LOCK TABLE read.cells IN ACCESS EXCLUSIVE MODE');
    // as when a rebuild begins: were these tables unlogged, the server would not start again
    await holding.query('TRUNCATE read_next.cells, read_next.case_rows');
    const ask = async (what: string, body: object) => {
      const { id } = (await client.send<Work>('POST', what, { body })).body;
      return async (): Promise<Work> => (await client.get<Work>(`${what}/${id}`)).body;
    };
    const asked = [await ask('recomputations', { plan }), await ask('rebuilds', {})];
    for (const work of asked) await waitFor(work, ({ state }) => state === 'running');
    await strike(load, killPostmaster);
    holding.release(true);
    // while the API cannot read yet, its answer has no state
    const ended = asked.map((work) =>
      waitFor(work, ({ state }) => !['waiting', 'running'].includes(state ?? 'waiting')),
    );
    expect(await Promise.all(ended)).toMatchObject([
      { state: 'published', attempts: 1 },
      { state: 'equal', attempts: 1 },
    ]);
  });
});
