import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson, type Entry } from '@duibiao/facts';
import { createPool, projectRoot } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppendOutcome } from './append-request.js';
import { createAppender } from './append.js';
import { startCuttingProxy } from './testing/cutting-proxy.js';
import { plantLedger, randomStream, sample, sampleDraft, sampleRequest } from './testing/sample.js';
import type { WriterReport } from './testing/writer.js';

interface Row {
  readonly position: string;
  readonly stream_id: Buffer;
  readonly version: number;
  readonly entry: Buffer;
}

let database: TestDatabase;
let owner: pg.Pool;
let api: pg.Pool;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = createPool({ url: database.ownerUrl, applicationName: 'spec owner' });
  api = createPool({ url: database.apiUrl, applicationName: 'spec api' });
  await plantLedger(owner);
  return async () => {
    await Promise.all([owner.end(), api.end()]);
    await database.drop();
  };
});

const allRows = async (): Promise<Row[]> =>
  (await owner.query<Row>('SELECT position, stream_id, version, entry FROM ledger.events ORDER BY position')).rows;
const parse = ({ entry }: Row): Entry => JSON.parse(entry.toString('utf8')) as Entry;

describe('several writer processes', () => {
  const writer = path.join(projectRoot, 'dist/libs/ledger/src/testing/writer.js');
  beforeAll(() => {
    if (!existsSync(writer)) throw new Error('writers run from the build: npm run build');
  });

  it('leave no gap and no duplicate, one winner a version, and an order that readers see grow at its end only', async () => {
    const contended = randomStream();
    const write = (): Promise<WriterReport> =>
      new Promise((resolve, reject) => {
        const child = fork(writer, [database.apiUrl, '150', contended, '40']);
        child.once('message', (report) => resolve(report as WriterReport));
        child.once('exit', (code) => code !== 0 && reject(new Error(`a writer ended with ${code}`)));
      });
    let isWriting = true;
    const follow = async (): Promise<bigint[]> => {
      const seen: bigint[] = [];
      for (let isLast = false; !isLast;) {
        isLast = !isWriting;
        const { rows } = await owner.query<{ position: string }>(
          'SELECT position FROM ledger.events WHERE position > $1 ORDER BY position',
          [String(seen.at(-1) ?? 0n)],
        );
        seen.push(...rows.map(({ position }) => BigInt(position)));
      }
      return seen;
    };
    const following = follow();
    const reports = await Promise.all([write(), write(), write(), write()]);
    isWriting = false;
    const seen = await following;

    const rows = await allRows();
    expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, index) => index + 1));
    // A reader that only ever asks for what comes after its last position has missed nothing.
    expect(seen.map(Number)).toEqual(rows.map((_, index) => index + 1));

    const moments = rows.map((row) => parse(row).recordedAt);
    expect(moments).toEqual([...moments].sort());

    const versions = rows
      .filter(({ stream_id }) => stream_id.toString('hex') === contended)
      .map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(reports.flatMap(({ won }) => won).sort((a, b) => a - b)).toEqual(versions);
    expect(reports.reduce((sum, { lost }) => sum + lost, 0)).toBe(4 * 40 - versions.length);

    for (const { submission, firstPosition, events } of reports.flatMap(({ appended }) => appended)) {
      const own = rows.slice(Number(firstPosition) - 1, Number(firstPosition) - 1 + events).map(parse);
      expect(own.map(({ body }) => body.submission.id)).toEqual(own.map(() => submission));
      expect(own.map(({ body }) => body.submission.item)).toEqual(own.map((_, index) => index + 1));
    }
  });
});

describe('a batch', () => {
  it('takes what is legal and names what is not, each by itself', async () => {
    const append = createAppender(api);
    const taken = sampleRequest([sampleDraft(randomStream())]);
    expect(await append(sample.ledger, taken)).toMatchObject({ outcome: 'appended', firstPosition: 1n });
    const stream = taken.events[0]?.event.stream ?? '';

    const good = Array.from({ length: 10 }, () =>
      sampleRequest([sampleDraft(randomStream()), sampleDraft(randomStream())]),
    );
    const stale = sampleRequest([sampleDraft(randomStream()), sampleDraft(stream, 0)]);
    const skipping = sampleRequest([sampleDraft(randomStream(), 7)]);
    const denied = {
      ...sampleRequest([sampleDraft(randomStream())]),
      claim: { role: 'planner', units: ['u'] },
    } as const;
    const foreign = {
      ...sampleRequest([sampleDraft(randomStream())]),
      claim: { role: 'submitter', units: ['u', 'v'] },
    } as const;
    const reused = { ...sampleRequest([sampleDraft(randomStream())]), request: taken.request };
    const asked = [...good.slice(0, 5), stale, skipping, denied, foreign, reused, taken, ...good.slice(5)];
    const outcomes = await Promise.all(asked.map((request) => append(sample.ledger, request)));

    const words = outcomes.map(({ outcome }) => outcome);
    const ten = (n: number) => Array.from({ length: n }, () => 'appended');
    expect(words).toEqual([...ten(5), 'conflict', 'conflict', 'denied', 'denied', 'key-reused', 'repeated', ...ten(5)]);
    expect(outcomes[5]).toMatchObject({ streams: [{ stream, expected: 0, actual: 1 }] });
    expect(outcomes[6]).toMatchObject({ streams: [{ expected: 7, actual: 0 }] });
    expect(outcomes[10]).toMatchObject({ firstPosition: 1n });
    const rows = await allRows();
    expect(rows).toHaveLength(1 + 20);
    expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, index) => index + 1));
  });

  it('denies what names a subject that the ledger does not know, and takes its neighbours', async () => {
    const append = createAppender(api);
    await api.query(
      `INSERT INTO vault.subjects (ledger_id, subject_id, unit_id, lookup, sealed) VALUES ($1, 's-known', 'u', '\\x01', '')`,
      [sample.ledger],
    );
    const naming = (...subjects: string[]) => ({
      ...sampleRequest([sampleDraft(randomStream())]),
      claim: { role: 'submitter', units: ['u'], subjects } as const,
    });
    const asked = [naming('s-known'), naming('s-unknown'), naming(), naming('s-known', 's-unknown'), naming('s-known')];
    const outcomes = await Promise.all(asked.map((request) => append(sample.ledger, request)));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'denied', 'appended', 'denied', 'appended']);
    expect(await append(sample.ledger, naming('s-known'))).toMatchObject({ outcome: 'appended' });
  });

  it('answers one of fifty requests with the same key and gives the others its answer', async () => {
    const append = createAppender(api);
    const request = sampleRequest([sampleDraft(randomStream())]);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => append(sample.ledger, request)));
    expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(49);
    expect(await allRows()).toHaveLength(1);
  });

  it('rejects only the submission that the database cannot store', async () => {
    const append = createAppender(api);
    const good = Array.from({ length: 3 }, () => sampleRequest([sampleDraft(randomStream())]));
    const bad = sampleRequest([sampleDraft(randomStream())]);
    const broken = { ...bad, events: bad.events.map((event) => ({ ...event, body: 'U+0000 \u0000' })) };
    const settled = await Promise.allSettled(
      [good[0]!, broken, good[1]!, good[2]!].map((one) => append(sample.ledger, one)),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await allRows()).toHaveLength(3);
  });
});

describe('a connection that is cut after the commit', () => {
  it('leaves an unknown outcome; the same key asked again finds the original', async () => {
    const proxy = await startCuttingProxy(database.apiUrl);
    const pool = createPool({ url: proxy.url, applicationName: 'spec cut', max: 1 });
    const append = createAppender(pool);
    try {
      await append(sample.ledger, sampleRequest([sampleDraft(randomStream())]));
      const request = sampleRequest([sampleDraft(randomStream()), sampleDraft(randomStream())]);
      proxy.cutNextAnswer();
      await expect(append(sample.ledger, request)).rejects.toThrow(/terminated|ECONNRESET|closed/i);
      const again: AppendOutcome = await append(sample.ledger, request);
      expect(again).toEqual({ outcome: 'repeated', firstPosition: 2n });
      expect(await allRows()).toHaveLength(3);
    } finally {
      await pool.end();
      await proxy.close();
    }
  });
});

describe('what is stored', () => {
  it('is the canonical JSON of the entry, and one digest binds all items of a submission', async () => {
    const request = sampleRequest([sampleDraft(randomStream()), sampleDraft(randomStream())]);
    await createAppender(api)(sample.ledger, request);
    const entries = (await allRows()).map((row) => {
      expect(canonicalJson(parse(row))).toBe(row.entry.toString('utf8'));
      return parse(row);
    });
    const bare = entries.map(({ body }) => canonicalJson({ ...body, submission: undefined }));
    const digest = createHash('sha256')
      .update(`[${bare.join(',')}]`)
      .digest('hex');
    expect(entries.map(({ body }) => body.submission.digest)).toEqual([digest, digest]);
    expect(entries.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('never goes back in time, whatever the clock of the system says', async () => {
    const ahead = '2999-01-01T00:00:00.000000Z';
    await owner.query('UPDATE ledger.heads SET recorded_at = $1', [ahead]);
    const outcome = await createAppender(api)(sample.ledger, sampleRequest([sampleDraft(randomStream())]));
    expect(outcome).toMatchObject({ recordedAt: ahead });
  });

  it('cannot set the clock of a live ledger', async () => {
    const request = { ...sampleRequest([sampleDraft(randomStream())]), recordedAt: '2020-05-04T00:00:00Z' };
    await expect(createAppender(api)(sample.ledger, request)).rejects.toThrow(/clock of ledger sample cannot be set/);
  });

  it.each(['UPDATE ledger.events SET version = 9', 'DELETE FROM ledger.events', 'TRUNCATE ledger.events'])(
    'stays: %s is refused, to the owner too',
    async (statement) => {
      await createAppender(api)(sample.ledger, sampleRequest([sampleDraft(randomStream())]));
      await expect(owner.query(statement)).rejects.toThrow(/append-only/);
      await expect(api.query(statement)).rejects.toThrow(/permission denied/);
      expect(await allRows()).toHaveLength(1);
    },
  );

  it('is shown to nobody whose scope is not set', async () => {
    await createAppender(api)(sample.ledger, sampleRequest([sampleDraft(randomStream())]));
    expect((await api.query('SELECT 1 FROM ledger.events')).rowCount).toBe(0);
  });
});
