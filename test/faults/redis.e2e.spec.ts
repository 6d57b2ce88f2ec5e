import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plan } from '../harness/world.js';
import { hasRedis } from './backends.js';
import { OwnRedis } from './own-redis.js';
import { limits, promised } from './promised.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('redis');

describe.skipIf(!hasRedis)('Redis', () => {
  let redis: OwnRedis;
  let scene: Scene;
  beforeAll(async () => {
    redis = await OwnRedis.start();
    scene = await Scene.open('redis', { redisUrl: redis.url });
  });
  afterAll(async () => {
    await scene.close();
    await redis.close();
  });

  /** The numbers follow what is recorded now: with no queue, by the sweep. */
  async function expectFollowing(): Promise<void> {
    const waitFor = String(await scene.client.size());
    const since = performance.now();
    await promised(
      'numbers follow without a queue',
      { limitMs: limits.lagMs, since },
      () => scene.client.attainments({ plan, waitFor }),
      ({ status }) => status === 200,
    );
  }

  test(`forgets everything, again and again (FAULT_SEED=${seed})`, async () => {
    const random = randomOf('flush');
    await scene.under({ random: randomOf }, async () => {
      for (let n = 0; n < rounds(40); n += 1) {
        await redis.flush();
        await sleep(random.between(0, 150));
      }
    });
  });

  test(`is shut down or killed for a while, and comes back empty (FAULT_SEED=${seed})`, async () => {
    const random = randomOf('stop');
    await scene.under({ random: randomOf }, async () => {
      for (let n = 0; n < rounds(2); n += 1) {
        await (n % 2 === 0 ? redis.shutDown() : redis.kill());
        await sleep(random.between(200, 3_000));
        if (n < 2) await expectFollowing();
        await redis.comeBack();
        await sleep(random.between(0, 2_000));
      }
    });
  });

  test(`keeps its connections and answers nobody for a while (FAULT_SEED=${seed})`, async () => {
    const random = randomOf('hang');
    await scene.under({ random: randomOf }, async () => {
      for (let n = 0; n < rounds(1); n += 1) {
        redis.hang();
        await sleep(random.between(2_000, 6_000));
        await expectFollowing();
        expect((await scene.client.send('GET', '/health/live')).status).toBe(200);
        redis.goOn();
        await sleep(random.between(0, 1_000));
      }
    });
  });
});
