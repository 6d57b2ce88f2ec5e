import { anchorsIn, verifyDatabase } from '@duibiao/sealing';
import { expect } from 'vitest';
import type { ProblemBody } from '../harness/client.js';
import { waitFor } from '../harness/wait.js';
import { plan } from '../harness/world.js';
import { each } from './each.js';
import { type Answered, insist } from './load.js';
import { limits, promised } from './promised.js';
import { closeQueues, openQueues } from './queues.js';
import { expectRecorded } from './recorded.js';
import type { Scene } from './scene.js';

/** What was asked under a fault and came of it. */
export interface Outcome {
  readonly answered: readonly Answered[];
  /** The size of the ledger before it. */
  readonly before: bigint;
  /** On `performance.now()`: when the fault was over. */
  readonly over: number;
}

/**
 * What holds after every fault: everything is at work again in time, what was acknowledged is recorded once, with the same receipt for whoever asks
 * again, both roads agree, and all of it is sealed by a log that verifies.
 */
export async function afterwards(scene: Scene, { answered, before, over }: Outcome): Promise<void> {
  const { client, stack, world } = scene;
  stack.mustRun();
  expect(answered.filter(({ answer }) => answer.status !== 201).map(({ answer }) => answer.text)).toEqual([]);
  const lagMs = await expectNormal(scene, over);
  const schedulesMs = await expectBells(scene, over);
  await expectRecorded(stack, world.ledger, answered, before);
  const again = await each(answered, 8, (one) => insist(one, () => stack.mustRun()));
  expect(again.map(({ answer }) => answer.text)).toEqual(answered.map(({ answer }) => answer.text));
  await expectRoadsAgree(scene);
  await expectSealed(scene);
  const tries = answered.reduce((sum, one) => sum + one.tries, 0);
  const told = `lag normal after ${Math.round(lagMs)} ms, schedules after ${Math.round(schedulesMs)} ms`;
  process.stdout.write(`  ${client.ledger}: ${answered.length} submissions, sent ${tries} times; ${told}\n`);
}

interface Ready {
  readonly status: string;
  readonly projection: { readonly lagPositions: string } | null;
}

/** Everything answers, and the numbers stand where the ledger stands. */
function expectNormal({ client }: Scene, since: number): Promise<number> {
  return promised(
    'lag is normal again',
    { limitMs: limits.lagMs, since },
    async () => (await client.get<Ready>('/health/ready')).body,
    ({ status, projection }) => status === 'ok' && projection?.lagPositions === '0',
  );
}

interface Schedules {
  readonly schedules: readonly {
    readonly id: string;
    readonly next: { readonly tick: string } | null;
  }[];
}

/** The queue knows the schedules and holds the job of their next ticks, at the moment that the API tells. */
export async function expectBells(
  { stack, client }: Pick<Scene, 'stack' | 'client'>,
  since: number,
  ids: readonly string[] = ['night'],
): Promise<number> {
  const { body } = await client.get<Schedules>('schedules');
  const wanted = body.schedules
    .filter(({ id }) => ids.includes(id))
    .map(({ id, next }) => `repeat:${client.ledger}|${plan}|${id}:${Date.parse(next?.tick ?? '')}`);
  expect(wanted.length).toBe(ids.length);
  const queues = openQueues(stack);
  try {
    return await promised(
      'the queue knows the next ticks of all schedules',
      { limitMs: limits.schedulesMs, since },
      async () => {
        const known = await queues.recomputations.getJobSchedulers();
        const jobs = await queues.recomputations.getDelayed();
        return { wanted, known: known.map(({ key, next }) => `repeat:${key}:${next}`), jobs: jobs.map(({ id }) => id) };
      },
      ({ wanted, known, jobs }) => wanted.every((one) => known.includes(one) && jobs.includes(one)),
    );
  } finally {
    await closeQueues(queues);
  }
}

interface Sealed {
  readonly size: string;
  readonly log: { readonly size: string; readonly held: string | null } | null;
}

/** A checkpoint covers everything, and each entry is where it says, by what the workers anchored too. */
async function expectSealed({ client, stack }: Scene): Promise<void> {
  await promised(
    'everything is sealed',
    { limitMs: limits.lagMs, since: performance.now() },
    async () => (await client.get<Sealed>(`/v1/ledgers/${client.ledger}`)).body,
    ({ size, log }) => log !== null && log.held === null && log.size === size,
  );
  const verified = await verifyDatabase(stack.superuser, client.ledger, anchorsIn(stack.anchors));
  expect(verified?.size).toBeGreaterThan(0);
}

interface Run {
  readonly id: string;
  readonly state: string;
  readonly digests: Readonly<Record<'kept' | 'computed' | 'folded', string | null>>;
}

/** The numbers as kept up, computed anew and folded are the same. */
export async function expectRoadsAgree({ client }: Pick<Scene, 'client'>): Promise<void> {
  const asked = await client.send<Run & ProblemBody>('POST', 'recomputations', { body: { plan } });
  expect([asked.status, asked.text]).toEqual([202, asked.text]);
  const run = await waitFor(
    async () => (await client.get<Run>(`recomputations/${asked.body.id}`)).body,
    ({ state }) => state !== 'waiting' && state !== 'running',
  );
  expect(run).toMatchObject({ state: 'published' });
  expect(new Set(Object.values(run.digests)).size).toBe(1);
}
