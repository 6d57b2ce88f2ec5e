import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitFor } from '../harness/wait.js';
import { plan } from '../harness/world.js';
import { backends, ownRedis } from './backends.js';
import type { OwnRedis } from './own-redis.js';
import { expectRebuiltEqual } from './rebuilt.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('workers');

interface Run {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
}

for (const { name, isHere } of backends) {
  describe.skipIf(!isHere)(`a worker with queues on ${name}`, () => {
    let redis: OwnRedis | undefined;
    let scene: Scene;
    beforeAll(async () => {
      redis = await ownRedis(name);
      scene = await Scene.open('workers', { redisUrl: redis?.url });
    });
    afterAll(async () => {
      await scene.close();
      await redis?.close();
    });

    test(`is killed again and again: the next one goes on, and a rebuild gives the same numbers (FAULT_SEED=${seed})`, async () => {
      const random = randomOf(`kill ${name}`);
      await scene.under({ random: randomOf }, async () => {
        for (let n = 0; n < rounds(4); n += 1) {
          await sleep(random.between(0, 700));
          await scene.stack.killWorker();
          await sleep(random.between(0, 300));
          await scene.stack.startWorker();
        }
      });
      await expectRebuiltEqual(scene);
    });

    // leases are the database's, wherever the queues are
    if (name === 'Redis') return;

    test('is killed in the middle of a recomputation: the next one takes it up when its lease is over', async () => {
      const { stack, client } = scene;
      await scene.under({ random: randomOf }, async () => {
        const holding = await stack.superuser.connect();
        // the run cannot read the numbers that were kept up, and stands there
        await holding.query('BEGIN');
        await holding.query('LOCK TABLE read.cells IN ACCESS EXCLUSIVE MODE');
        const asked = await client.send<Run>('POST', 'recomputations', { body: { plan } });
        const run = async (): Promise<Run> => (await client.get<Run>(`recomputations/${asked.body.id}`)).body;
        await waitFor(run, ({ state }) => state === 'running');
        await stack.killWorker();
        await holding.query('ROLLBACK');
        holding.release();
        await stack.startWorker();
        expect(await waitFor(run, ({ state }) => !['waiting', 'running'].includes(state))).toMatchObject({
          state: 'published',
          attempts: 2,
        });
      });
    });
  });
}
