import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { randomId } from '@duibiao/access';
import { bindSubmission, decideRecord, type RecordingState } from '@duibiao/facts';
import { createAppender, requestDigest, requestHash, type Append, type AppendRequest } from '@duibiao/ledger';
import type pg from 'pg';
import { poolAs } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { FIRST_POSITION, FLOOR_CONNECTIONS, insertOne } from '../rig/floor.js';
import { inTurn } from '../rig/series.js';
import { nextFact, type Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

const targets = new Map([
  [1, 0.6],
  [8, 1.0],
  [32, 1.7],
  [128, 2.1],
]);

/**
 * Append through the library, one fact to a submission: `createAppender` over the pool that the API gives it. Both sides
 * write the same entries, made before the clock starts.
 */
export async function appendLoad(stage: Stage): Promise<Line[]> {
  const appendPool = poolAs(stage.cluster, stage.database, 'api', 4);
  const floorPool = poolAs(stage.cluster, stage.database, 'api', FLOOR_CONNECTIONS);
  const append = createAppender(appendPool);
  const lines: Line[] = [];
  try {
    for (const [writers, atLeast] of targets) {
      let [wantedOurs, wantedFloor] = [2_000, 2_000];
      const { seconds, rounds } = stage.options;
      const grown = (perSecond: number): number => Math.ceil(perSecond * seconds * 1.6) + writers;
      // One unmeasured round of each warms up and says how many entries a round needs.
      wantedFloor = grown(await floorRound(stage, floorPool, writers, wantedFloor));
      wantedOurs = grown(await ownRound(stage, append, writers, wantedOurs));
      const figures = await inTurn(
        rounds,
        () => floorRound(stage, floorPool, writers, wantedFloor),
        () => ownRound(stage, append, writers, wantedOurs),
      );
      lines.push({ load: `append, ${writers} writers`, unit: 'facts/s', ...figures, target: { of: 'ratio', atLeast } });
    }
  } finally {
    await Promise.all([appendPool.end(), floorPool.end()]);
  }
  return lines;
}

export async function ownRound(stage: Stage, append: Append, writers: number, count: number): Promise<number> {
  const made = Array.from({ length: count }, () => request(stage));
  return timed(stage, writers, made, async (one) => {
    const { outcome } = await append(ledger, one);
    if (outcome !== 'appended') throw new Error(`an append was answered ${outcome}`);
  });
}

let position = FIRST_POSITION;

function floorRound(stage: Stage, pool: pg.Pool, writers: number, count: number): Promise<number> {
  const made = Array.from({ length: count }, () => {
    const [event] = request(stage).events;
    const entry = Buffer.from(
      `{"body":${event?.body},"position":${position},"recordedAt":"2020-12-31T15:59:59.123456Z"}`,
    );
    return { position: position++, stream: randomBytes(20), entry };
  });
  return timed(stage, writers, made, (one) => insertOne(pool, one.position, one.stream, one.entry));
}

/** Items a second, by so many writers that each do one at a time, until the time or the items are over. */
async function timed<T>(
  { options }: Stage,
  writers: number,
  items: readonly T[],
  write: (item: T) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const began = performance.now();
  const until = began + options.seconds * 1_000;
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      const item = items[next++];
      if (item === undefined) return;
      await write(item);
    }
  };
  await Promise.all(Array.from({ length: writers }, one));
  return Math.min(next, items.length) / ((performance.now() - began) / 1_000);
}

const digestKey = createSecretKey(randomBytes(32));

/** A submission of one fact, decided and bound as `submitFacts` does. */
export function request(stage: Stage, count = 1): AppendRequest {
  const facts = Array.from({ length: count }, () => nextFact(stage));
  const submission = randomId('sub-');
  const { principal, channel } = stage.caller;
  const command = { submission, by: { principal, channel }, unit: 'dg', facts };
  const entropy = { nonce: () => randomBytes(16).toString('base64url'), salt: () => randomBytes(16) };
  const decision = decideRecord(command, surroundings(stage), entropy);
  if (!decision.ok) throw new Error(`the decider refused: ${JSON.stringify(decision.refusal)}`);
  return {
    submission,
    principal,
    request: requestHash(principal, randomUUID()),
    digest: requestDigest(digestKey, ledger, { facts: facts.length }),
    claim: { role: 'submitter', units: ['dg'], subjects: facts.map(({ refs }) => String(refs['member'])) },
    events: bindSubmission(decision.drafts, submission).events,
  };
}

const known = new WeakMap<Stage['subjects'], RecordingState>();

function surroundings({ kinds, places, subjects }: Stage): RecordingState {
  const made: RecordingState = known.get(subjects) ?? {
    kinds,
    units: new Map<string, readonly string[]>(
      ['dg', ...places.universities, ...places.towns].map((id) => [id, id === 'dg' ? ['dg'] : ['dg', id]]),
    ),
    unitTypes: new Map(),
    subjects: new Set(subjects),
    today: '2026-01-01',
    may: () => true,
    plans: new Set<string>(),
    streams: new Map<string, never>(),
  };
  known.set(subjects, made);
  return made;
}
