import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mark } from '../harness/facts.js';
import { each } from './each.js';
import { submission } from './load.js';
import { Scene } from './scene.js';
import { randomOf, rounds, seed, tellSeed } from './seed.js';

tellSeed('api');

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open('api');
});
afterAll(() => scene.close());

test(`the API is killed again and again: who asks again with the same key has it recorded once (FAULT_SEED=${seed})`, async () => {
  const random = randomOf('kill');
  const answered = await scene.under({ random: randomOf }, async (load) => {
    for (let n = 0; n < rounds(4); n += 1) {
      await load.isGoingOn();
      await sleep(random.between(0, 900));
      await scene.stack.killApi();
      await sleep(random.between(0, 300));
      await scene.stack.startApi();
    }
  });
  expect(answered.some(({ tries }) => tries > 1)).toBe(true);
});

test('the API is asked to end with requests under way: it ends soon, and what it acknowledged is recorded', async () => {
  const { stack, world, client } = scene;
  const asked = (await world.members(40)).map((member) => submission(client, [mark(member, 'a')]));
  const answering = each(asked, 8, ({ send }) => send().catch(() => undefined));
  await sleep(30);
  const ended = await Promise.race([stack.stopApi().then(() => true), sleep(30_000, false)]);
  expect(ended).toBe(true);
  const first = await answering;
  await stack.startApi();
  const again = await each(asked, 8, ({ send }) => send());
  expect(again.map(({ status }) => status)).toEqual(asked.map(() => 201));
  const acknowledged = first.map((answer, n) => (answer?.status === 201 ? [answer.text, again[n]?.text] : []));
  expect(acknowledged.map(([before]) => before)).toEqual(acknowledged.map(([, after]) => after));
});
