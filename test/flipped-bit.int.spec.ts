import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEntry, readInScope } from '@duibiao/ledger';
import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase, testSecret, testSecrets } from '@duibiao/platform/testing';
import { anchorsIn, sealLedger, verifyDatabase } from '@duibiao/sealing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCluster, type TestCluster } from '../libs/platform/src/testing/cluster.js';
import { openReal } from '../libs/sealing/src/testing/real-ledger.js';

const ledger = 'disk';
let cluster: TestCluster;
let postgres: TestCluster['postgres'];
let database: TestDatabase;
let directory: string;

beforeAll(async () => {
  // of its own: its files are written to while it is stopped
  cluster = await startTestCluster(Buffer.from(testSecret(), 'base64'), { shared_buffers: '32MB' });
  postgres = cluster.postgres;
  database = await createTestDatabase(postgres.superuserUrl());
  directory = await mkdtemp(path.join(tmpdir(), 'anchors-'));
});
afterAll(async () => {
  await postgres.stop();
  await cluster.stop();
  await rm(directory, { recursive: true });
});

async function as<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ url, applicationName: 'flipped bit', max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

test('a bit that flips on the disk is found, at the position of its entry, whatever the server says of its page', async () => {
  const sealer = { secrets: testSecrets(), publicUrl: 'https://duibiao.example.org', anchors: anchorsIn(directory) };
  const position = 120n;
  const nonce = await as(database.apiUrl, async (api) => {
    await openReal(api, ledger, 300);
    const stored = await readInScope(api, { ledger, units: '*' }, (client) => readEntry(client, ledger, position));
    return stored?.entry.body.nonce ?? '';
  });
  await as(database.workerUrl, async (worker) => {
    await sealLedger(worker, ledger, sealer);
    expect((await verifyDatabase(worker, ledger, sealer))?.size).toBeGreaterThan(300);
  });
  const file = await as(database.superuserUrl, async (superuser) => {
    await superuser.query('CHECKPOINT');
    const { rows } = await superuser.query<{ file: string }>(
      `SELECT current_setting('data_directory') || '/' || pg_relation_filepath('ledger.events') AS file`,
    );
    return rows[0]?.file ?? '';
  });
  await postgres.stop();
  const bytes = await readFile(file);
  const at = bytes.indexOf(nonce);
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
  postgres = await postgres.restart();
  await as(database.workerUrl, async (worker) => {
    const first = /^position (\d+): the database cannot read it/;
    const said = await verifyDatabase(worker, ledger, sealer).then(String, (error: Error) => error.message);
    // PostgreSQL refuses the whole page, which holds some ten entries
    expect(said).toMatch(first);
    const named = Number(first.exec(said)?.[1]);
    expect(named).toBeLessThanOrEqual(Number(position));
    expect(named).toBeGreaterThan(Number(position) - 20);
    await worker.query('SELECT 1');
  });
  await as(database.superuserUrl, (superuser) =>
    superuser.query('ALTER ROLE duibiao_worker SET ignore_checksum_failure = on'),
  );
  await as(database.workerUrl, async (worker) => {
    await expect(verifyDatabase(worker, ledger, sealer)).rejects.toThrow(
      `position ${position}: the entry is not the one whose hash stands in the tree`,
    );
  });
});
