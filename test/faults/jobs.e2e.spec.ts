import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backends, ownRedis } from './backends.js';
import { Meddler } from './meddler.js';
import type { OwnRedis } from './own-redis.js';
import { closeQueues, openQueues } from './queues.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('jobs');

for (const { name, isHere } of backends) {
  describe.skipIf(!isHere)(`queues on ${name}`, () => {
    let redis: OwnRedis | undefined;
    let scene: Scene;
    beforeAll(async () => {
      redis = await ownRedis(name);
      scene = await Scene.open('jobs', { redisUrl: redis?.url });
    });
    afterAll(async () => {
      await scene.close();
      await redis?.close();
    });

    test(`jobs doubled, dropped and shuffled: bells are only bells (FAULT_SEED=${seed})`, async () => {
      const random = randomOf(`meddle ${name}`);
      const queues = openQueues(scene.stack);
      const meddler = new Meddler(queues, random, scene.world.ledger);
      await scene.under({ random: randomOf }, async () => {
        for (let n = 0; n < rounds(80); n += 1) {
          await meddler.meddle();
          await sleep(random.between(0, 60));
        }
      });
      await closeQueues(queues);
      expect(meddler.done.size).toBeGreaterThan(3);
    });
  });
}
