import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './processes.js';

let home: string;
let notes: string[];
let running: EmbeddedPostgres | undefined;

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'duibiao-embedded-'));
  await chmod(home, 0o711);
  notes = [];
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(home, { recursive: true, force: true });
});

async function start(password = 'a password'): Promise<EmbeddedPostgres> {
  const note = (line: string): void => void notes.push(line);
  const [directory, logFile] = [path.join(home, 'postgres'), path.join(home, 'logs', 'postgres.log')];
  return (running = await startEmbeddedPostgres({ directory, logFile, password: password.replace(' ', '-'), note }));
}

async function ask(sql: string, from = running): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({ connectionString: from?.superuserUrl() ?? '' });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows[0];
}

test('starts, keeps data and port over a restart, stores durably', async () => {
  const first = await start();
  expect(first.isNew).toBe(true);
  await ask('CREATE TABLE kept AS SELECT 1 AS n');
  await first.stop();
  const second = await start();
  expect([second.isNew, second.port]).toEqual([false, first.port]);
  expect(await ask('SELECT n FROM kept')).toEqual({ n: 1 });
  const settings = `SELECT current_setting('fsync') || current_setting('full_page_writes')
    || current_setting('synchronous_commit') || current_setting('data_checksums') AS on, current_setting('listen_addresses') AS at,
    current_setting('server_encoding') AS encoding, (SELECT concat(datlocprovider, datlocale) FROM pg_database LIMIT 1) AS locale`;
  expect(await ask(settings)).toEqual({ on: 'onononon', at: '127.0.0.1', encoding: 'UTF8', locale: 'bC.UTF-8' });
  expect((await stat(path.join(home, 'postgres'))).mode & 0o777).toBe(0o700);
});

test('lets nobody in without the password', async () => {
  const { port } = await start();
  const client = new pg.Client({ connectionString: `postgres://postgres:wrong@127.0.0.1:${port}/postgres` });
  await expect(client.connect()).rejects.toThrow('password authentication failed');
  expect((await readdir(home)).filter((name) => name.includes('.pw'))).toEqual([]);
});

test('stops what a killed run left running, and starts again', async () => {
  const orphan = await start();
  await ask('CREATE TABLE kept AS SELECT 1 AS n');
  const next = await start();
  await orphan.ended;
  expect(next.pid).not.toBe(orphan.pid);
  expect(notes).toEqual(['Stopped a PostgreSQL that an earlier run had left behind.']);
  expect(await ask('SELECT n FROM kept')).toEqual({ n: 1 });
});

test('recovers when the postmaster was killed', async () => {
  const first = await start();
  await ask('CREATE TABLE kept AS SELECT 1 AS n');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  running = await first.restart();
  expect(await ask('SELECT n FROM kept')).toEqual({ n: 1 });
});

test('a process id that now belongs to another program is left alone', async () => {
  const first = await start();
  await first.stop();
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  try {
    const text = `${stranger.pid}\n${path.join(home, 'postgres')}\n1600000000\n${first.port}\n\n127.0.0.1\n       0         0\nready   \n`;
    await writeFile(path.join(home, 'postgres', 'postmaster.pid'), text);
    await start();
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    expect(await ask('SELECT 1 AS one')).toEqual({ one: 1 });
  } finally {
    stranger.kill();
  }
});

test('a cluster cut short in the making is made anew', async () => {
  const draft = path.join(home, 'postgres.new-0a0b0c0d');
  await mkdir(draft);
  await writeFile(path.join(draft, 'PG_VERSION'), '18\n');
  expect((await start()).isNew).toBe(true);
  await expect(stat(draft)).rejects.toThrow('ENOENT');
});

test('takes another port when its own is taken', async () => {
  const first = await start();
  await first.stop();
  const other = createServer().listen(first.port, '127.0.0.1');
  try {
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(Number(await readFile(path.join(home, 'postgres.port'), 'utf8'))).toBe(second.port);
  } finally {
    other.close();
  }
});

test.each([
  ['data of another major version', async () => dataOf('17\n'), 'belongs to PostgreSQL 17; this program brings 18'],
  ['a directory of something else', async () => dataOf(undefined), 'holds something that is no PostgreSQL data'],
])('refuses %s', async (_, given, message) => {
  await given();
  await expect(start()).rejects.toThrow(message);
});

async function dataOf(version: string | undefined): Promise<void> {
  await mkdir(path.join(home, 'postgres'));
  await chmod(path.join(home, 'postgres'), 0o711);
  await writeFile(path.join(home, 'postgres', version ? 'PG_VERSION' : 'letter.txt'), version ?? 'dear diary');
}
