import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Running } from '../harness/process.js';
import { waitFor } from '../harness/wait.js';
import { plan, World } from '../harness/world.js';
import { expectBells, expectRoadsAgree } from './afterwards.js';
import { backends, ownRedis } from './backends.js';
import type { OwnRedis } from './own-redis.js';
import { limits } from './promised.js';
import { expectRebuiltEqual } from './rebuilt.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('clock');

const offMs = 5 * 60_000;

for (const { name, isHere } of backends) {
  describe.skipIf(!isHere)(
    `beside a right worker one five minutes ahead and one five behind, queues on ${name}`,
    () => {
      let redis: OwnRedis | undefined;
      let scene: Scene;
      /** By how much its clock is off. */
      const wrong = new Map<number, Running>();
      let soon: Date;

      beforeAll(async () => {
        redis = await ownRedis(name);
        scene = await Scene.open('clock', { redisUrl: redis?.url });
        soon = await scheduleSoon(scene);
        for (const ms of [offMs, -offMs]) wrong.set(ms, await scene.stack.startAnotherWorker(ms));
      });
      afterAll(async () => {
        await scene.close();
        await redis?.close();
      });

      async function killOne(off: number): Promise<void> {
        if (off === 0) {
          await scene.stack.killWorker();
          await scene.stack.startWorker();
        } else {
          await wrong.get(off)?.kill();
          wrong.set(off, await scene.stack.startAnotherWorker(off));
        }
      }

      test(`one of them is killed again and again: nothing is applied twice, nothing is left lying (FAULT_SEED=${seed})`, async () => {
        const random = randomOf(`kill ${name}`);
        await scene.under({ random: randomOf }, async () => {
          for (let n = 0; n < rounds(3); n += 1) {
            await sleep(random.between(0, 1_500));
            await killOne(random.pick([0, offMs, -offMs]));
          }
        });
      });

      test(`days pass on the clock of a ledger: each period is computed once (FAULT_SEED=${seed})`, async () => {
        const { stack } = scene;
        const random = randomOf(`days ${name}`);
        const setting = { recordedAt: '2020-05-28T01:00:00.000Z' };
        const world = await World.open(stack, 'nights', { city: null, a: 'city' }, setting);
        const client = await world.client();
        await world.releaseClock();
        const schedules = [
          { id: 'night', kind: 'nightly', cron: '30 2 * * *' },
          { id: 'month', kind: 'monthly-closing', cron: '0 3 1 * *' },
        ];
        expect((await client.send('PUT', 'schedules', { body: { plan, schedules } })).status).toBe(200);
        let days = 0;
        for (let n = 0; n < rounds(2); n += 1) {
          const passed = random.between(1, 4);
          days += passed;
          await stack.superuser.query(
            `UPDATE ledger.heads SET anchor_real = anchor_real - make_interval(days => $1) WHERE ledger_id = 'nights'`,
            [passed],
          );
          await waitFor(
            () => runs(scene, 'nights'),
            (found) => found.filter(({ schedule }) => schedule === 'night').length >= days && found.every(isOver),
          );
        }
        const found = await runs(scene, 'nights');
        expect(found.filter(({ schedule }) => schedule === 'night').map(({ period }) => period)).toEqual(
          Array.from({ length: days }, (_, n) => new Date(Date.UTC(2020, 4, 28 + n)).toISOString().slice(0, 10)),
        );
        expect(found.map(({ state }) => state)).toEqual(found.map(() => 'published'));
        const { rows } = await stack.superuser.query<{ published: number; streams: number }>(
          `SELECT count(*)::int AS published, count(DISTINCT stream_id)::int AS streams FROM ledger.events
          WHERE ledger_id = 'nights' AND convert_from(entry, 'UTF8')::jsonb -> 'body' ->> 'type' = 'metrics-published'`,
        );
        expect(rows).toEqual([{ published: found.length, streams: found.length }]);
      });

      // it takes a minute: of both backends in longer runs only
      if (name === 'Redis' && rounds(1) === 1) return;

      test(`a tick of today comes when it is time, once, and the next one is known (FAULT_SEED=${seed})`, async () => {
        await sleep(Math.max(0, soon.getTime() - Date.now()));
        const found = await waitFor(
          () => runs(scene, 'clock'),
          (all) => all.length > 0 && all.every(isOver),
        );
        expect(found).toMatchObject([{ schedule: 'soon', tick: soon, state: 'published' }]);
        const lateMs = (found[0]?.asked_at.getTime() ?? 0) - soon.getTime();
        expect(lateMs).toBeGreaterThanOrEqual(0);
        expect(lateMs).toBeLessThan(limits.schedulesMs);
        await expectBells(scene, performance.now(), ['night', 'soon']);
        await expectRoadsAgree(scene);
        await expectRebuiltEqual(scene);
      });
    },
  );
}

/** A schedule whose tick comes in a minute or so, by the right clock. */
async function scheduleSoon({ client }: Scene): Promise<Date> {
  const tick = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
  const here = new Date(tick.getTime() + 8 * 3_600_000);
  const { body } = await client.get<{ readonly schedules: readonly { readonly cron: string }[] }>('schedules');
  const schedules = [
    { id: 'night', kind: 'nightly', cron: body.schedules[0]?.cron },
    { id: 'soon', kind: 'nightly', cron: `${here.getUTCMinutes()} ${here.getUTCHours()} * * *` },
  ];
  expect((await client.send('PUT', 'schedules', { body: { plan, schedules } })).status).toBe(200);
  return tick;
}

interface ScheduledRun {
  readonly schedule: string;
  readonly period: string;
  readonly tick: Date;
  readonly state: string;
  readonly asked_at: Date;
}

/** What schedules asked for in a ledger, oldest period first. */
async function runs({ stack }: Scene, ledger: string): Promise<readonly ScheduledRun[]> {
  const { rows } = await stack.superuser.query<ScheduledRun>(
    `SELECT schedule_id AS schedule, period, tick, state, asked_at FROM work.recomputations
      WHERE ledger_id = $1 AND schedule_id IS NOT NULL ORDER BY tick, schedule_id`,
    [ledger],
  );
  return rows;
}

const isOver = ({ state }: ScheduledRun): boolean => state !== 'waiting' && state !== 'running';
