import { createHash } from 'node:crypto';
import { openDoorbell, prepareQueues, type QueueBackend } from '@duibiao/jobs';
import { type Config, createPool, type Logger } from '@duibiao/platform';
import {
  createTestDatabase,
  createTestQueueDatabase,
  type TestDatabase,
  testRedisUrl,
  testSecret,
} from '@duibiao/platform/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sweepMs } from './sweep.service.js';
import { WorkerModule } from './worker.module.js';

let database: TestDatabase;
let queue: Awaited<ReturnType<typeof createTestQueueDatabase>>;
let owner: Pool;
const open: INestApplicationContext[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  queue = await createTestQueueDatabase();
  owner = createPool({ url: database.superuserUrl, applicationName: 'spec' });
});
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  await queue.drop();
});

interface Line {
  readonly msg: string;
  readonly ledger?: string;
}

/** A worker in this process; what it logs is kept. */
async function startWorker(redisUrl: string | undefined, url = database.workerUrl): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const logger: Logger = pino(
    { level: 'info' },
    { write: (line: string) => void lines.push(JSON.parse(line) as Line) },
  );
  const config: Config = {
    home: '/nonexistent',
    http: { host: '127.0.0.1', port: 0 },
    publicUrl: 'http://localhost',
    logLevel: 'info',
    database: { url },
    queue: { redisUrl, databaseUrl: queue.url },
    metrics: { token: undefined, workerPort: undefined },
    demonstration: { keyFile: undefined },
    secret: Buffer.from(testSecret(), 'base64'),
  };
  const options = { logger: false as const, abortOnError: false };
  open.push(await NestFactory.createApplicationContext(WorkerModule.with(config, logger), options));
  return lines;
}

/** A ledger of one unit, filled as the owner of the tables: the worker has no other road to news than the database. */
class Ledger {
  position = 0n;
  private constructor(readonly id: string) {}

  static async open(id: string): Promise<Ledger> {
    await owner.query(
      `INSERT INTO ledger.heads (ledger_id, name, purpose, time_zone, recorded_at, fact_kinds)
       VALUES ($1, $1, 'live', 'Asia/Shanghai', now(), sha256('kinds'))`,
      [id],
    );
    return new Ledger(id);
  }

  /** Appends the mark of a graduate. */
  async mark(member: string, thing?: string): Promise<void> {
    this.position += 1n;
    const stream = createHash('sha256').update(member).digest('hex').slice(0, 40);
    const fact = {
      kind: 'graduate.marked',
      thing: thing ?? stream,
      refs: { member, unit: 'a' },
      days: { occurredOn: '2020-06-01' },
      values: { year: 2020, mark: 'normal' },
      source: { unit: 'a' },
      owner: 'a',
    };
    const entry = JSON.stringify({
      body: {
        type: 'fact-recorded',
        stream,
        version: 1,
        fact,
        submission: { id: `sub-${this.position}`, item: 1, of: 1 },
      },
      position: Number(this.position),
    });
    await owner.query(
      `WITH written AS (
         INSERT INTO ledger.events (ledger_id, "position", stream_id, version, recorded_at, units, entry)
         VALUES ($1, $2, decode($3, 'hex'), 1, now(), '{a}', convert_to($4, 'UTF8')))
       UPDATE ledger.heads SET "position" = $2 WHERE ledger_id = $1`,
      [this.id, this.position, stream, entry],
    );
  }
}

async function untilProjected(ledger: Ledger): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await owner.query('SELECT min("position") AS "position" FROM read.cursors WHERE ledger_id = $1', [
      ledger.id,
    ]);
    if (BigInt((rows[0] as { position: string | null } | undefined)?.position ?? 0) >= ledger.position)
      return performance.now() - began;
    await sleep(2);
  }
}

describe.each([
  ['Redis', testRedisUrl()],
  ['PostgreSQL', undefined],
])('a worker with queues on %s', (name, redisUrl) => {
  test.skipIf(name === 'Redis' && redisUrl === undefined)(
    'projects what a doorbell announces, long before a sweep',
    async () => {
      await startWorker(redisUrl);
      await startWorker(redisUrl);
      const backend: QueueBackend =
        redisUrl === undefined ? { kind: 'postgres', url: queue.url } : { kind: 'redis', url: redisUrl };
      await prepareQueues(backend);
      const doorbell = openDoorbell(backend);
      const ledger = await Ledger.open(`rung-${name.toLowerCase()}`);
      const waits: number[] = [];
      for (let n = 0; n < 20; n += 1) {
        await sleep(50);
        await ledger.mark(`s-${n}`);
        doorbell.ring(ledger.id);
        waits.push(await untilProjected(ledger));
      }
      await doorbell.close();
      expect(waits.sort((a, b) => a - b)[10]).toBeLessThan(sweepMs / 4);
    },
  );
});

test('without any doorbell, and with the queues away, a sweep finds what is new', async () => {
  const lines = await startWorker('redis://127.0.0.1:1');
  const ledger = await Ledger.open('swept');
  await ledger.mark('s-1');
  expect(await untilProjected(ledger)).toBeLessThan(sweepMs + 1_000);
  expect(lines.filter((line) => line.msg.startsWith('trouble with the queues')).length).toBeLessThanOrEqual(1);
});

test('a fact that cannot be applied is tried again, then parked with its stream, and its ledger goes on', async () => {
  const broken = await Ledger.open('broken');
  await broken.mark('s-1', 'no digest');
  await broken.mark('s-2');
  const lines = await startWorker(undefined);
  const sound = await Ledger.open('sound');
  await sound.mark('s-1');
  expect(await untilProjected(sound)).toBeLessThan(sweepMs + 1_000);
  await untilProjected(broken);
  const complaints = lines.filter((line) => line.msg.startsWith('a batch cannot be projected'));
  expect(complaints.map((line) => line.ledger)).toEqual(['broken', 'broken', 'broken']);
  expect(lines.filter((line) => line.msg.includes('parked'))).toMatchObject([
    { ledger: 'broken', position: '1', kind: 'graduate.marked', stage: 'facts' },
  ]);
  const { rows } = await owner.query(
    `SELECT position_from::int FROM read.fact_versions WHERE ledger_id = 'broken' ORDER BY 1`,
  );
  expect(rows).toEqual([{ position_from: 2 }]);
});

test('what is no fault of a fact stops its ledger until it is mended, and parks nothing', async () => {
  await owner.query('REVOKE INSERT ON read.mentions FROM duibiao_worker');
  const lines = await startWorker(undefined);
  const waiting = await Ledger.open('waiting');
  await waiting.mark('s-1');
  while (lines.filter((line) => line.msg.startsWith('a batch cannot be projected')).length < 5) await sleep(50);
  await owner.query('GRANT INSERT ON read.mentions TO duibiao_worker');
  await untilProjected(waiting);
  expect(lines.filter((line) => line.msg.includes('parked'))).toEqual([]);
});

test('a database that may lose what it acknowledged is refused', async () => {
  const careless = `${database.workerUrl}?options=-c%20synchronous_commit%3Doff`;
  await expect(startWorker(undefined, careless)).rejects.toThrow('synchronous_commit off');
});

test('a database that is away when the worker starts may come back', async () => {
  const lines = await startWorker(undefined, 'postgres://a:b@127.0.0.1:1/c');
  expect(lines.map(({ msg }) => msg)).toContain('the database does not answer yet');
});
