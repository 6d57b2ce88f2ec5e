import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectProblem } from '../harness/problem.js';
import { waitFor } from '../harness/wait.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('connections');

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open('connections');
});
afterAll(() => scene.close());

test(`connections to the database are cut again and again under 16 writers (FAULT_SEED=${seed})`, async () => {
  const { stack, client } = scene;
  const random = randomOf('cut');
  const answered = await scene.under({ random: randomOf, lanes: 16 }, async () => {
    let cut = 0;
    for (let n = 0; n < rounds(40); n += 1) {
      const { rowCount } = await stack.superuser.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name LIKE 'duibiao%'`,
      );
      cut += rowCount ?? 0;
      await sleep(random.between(0, 80));
    }
    expect(cut).toBeGreaterThan(0);
    // the API may learn of the last cut only when it uses that connection again
    await waitFor(
      () => Promise.all(Array.from({ length: 12 }, () => client.get('units'))),
      (reads) => reads.every(({ status }) => status === 200),
    );
  });
  expect(answered.some(({ tries }) => tries > 1)).toBe(true);
});

/** Runs a statement beside the ledger's database. */
async function asAdmin(statement: string): Promise<void> {
  const url = new URL(scene.stack.database.superuserUrl);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

const away = {
  'its address answers nobody': {
    begin: () => scene.stack.gate.shut(),
    end: () => scene.stack.gate.open(),
  },
  'it is closed to connections': {
    begin: async () => {
      const { name } = scene.stack.database;
      await asAdmin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    },
    end: () => asAdmin(`ALTER DATABASE ${scene.stack.database.name} ALLOW_CONNECTIONS true`),
  },
};

test.each(Object.entries(away))(
  `the database is away for a while, %s: 503 that says when to ask again (FAULT_SEED=${seed})`,
  async (how, { begin, end }) => {
    const { client } = scene;
    const answered = await scene.under({ random: randomOf, lanes: 16 }, async () => {
      await begin();
      await waitFor(
        () => client.send('GET', '/health/ready'),
        ({ status }) => status === 503,
      );
      expect((await client.send('GET', '/health/live')).status).toBe(200);
      expectProblem(await client.get('units'), 503, 'unavailable');
      await sleep(randomOf(how).between(500, 2_500));
      await end();
    });
    expect(answered.some(({ tries }) => tries > 1)).toBe(true);
  },
);
