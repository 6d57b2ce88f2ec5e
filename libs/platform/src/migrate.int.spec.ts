import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase, testSecrets } from '@duibiao/platform/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.js';

let database: TestDatabase;
let directory: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await query(database.superuserUrl, 'DROP SCHEMA platform CASCADE');
});

afterAll(() => database.drop());

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'duibiao-migrations-'));
  return () => rm(directory, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(path.join(directory, name), sql);
const run = () => migrate({ url: database.ownerUrl, passwords: testSecrets().passwords, directory });

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

test('files are applied once, in order, by one of several processes', async () => {
  await write('0001_first.sql', 'CREATE TABLE public.t (n int); INSERT INTO public.t VALUES (1);');
  await write('0002_second.sql', 'UPDATE public.t SET n = n * 10;');
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await run()).toEqual([]);
  expect((await query(database.superuserUrl, 'SELECT n FROM public.t')).rows).toEqual([{ n: 10 }]);

  await write('0002_second.sql', 'UPDATE public.t SET n = n * 11;');
  await expect(run()).rejects.toThrow('0002_second.sql was changed after it had been applied');
  await rm(path.join(directory, '0002_second.sql'));
  await expect(run()).rejects.toThrow('migrated by a newer program: it has 0002_second.sql');
});

test('a file that fails leaves nothing behind and is named with its line', async () => {
  await query(database.superuserUrl, 'TRUNCATE platform.migrations');
  await write('0001_broken.sql', 'CREATE TABLE public.half (n int);\n-- two\nSELECT * FROM nowhere;');
  await expect(run()).rejects.toThrow(/0001_broken\.sql line 3: .*nowhere/);
  const { rows } = await query(database.superuserUrl, `SELECT to_regclass('public.half') AS half`);
  expect(rows).toEqual([{ half: null }]);
});

test.each(['1_short.sql', '0001-dash.sql'])('a name like %s is refused', async (name) => {
  await write(name, 'SELECT 1');
  await expect(run()).rejects.toThrow('must be like 0001_name.sql');
});

test('the serving roles can create nothing', async () => {
  for (const url of [database.apiUrl, database.workerUrl]) {
    await expect(query(url, 'CREATE TEMPORARY TABLE shadow (n int)')).rejects.toThrow('permission denied');
    await expect(query(url, 'CREATE TABLE public.shadow (n int)')).rejects.toThrow('permission denied');
    await expect(query(url, 'CREATE SCHEMA shadow')).rejects.toThrow('permission denied');
    await expect(query(url, 'SELECT * FROM platform.migrations')).rejects.toThrow('permission denied');
  }
});

test('a database is closed to roles that it does not name', async () => {
  const queue = new URL(database.apiUrl);
  queue.username = 'duibiao_queue';
  queue.password = testSecrets().passwords.queue;
  await expect(query(queue.href, 'SELECT 1')).rejects.toThrow('permission denied for database');
});
