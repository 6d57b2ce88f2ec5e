import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifyDatabaseError, isDatabaseAway } from './database-error.js';
import { assertDurable, createPool, inTransaction, statement, toBigInt } from './database.js';
import { freePort } from './free-port.js';

let database: TestDatabase;
let pool: pg.Pool;
const idleErrors: Error[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({
    url: database.ownerUrl,
    applicationName: 'duibiao test',
    max: 4,
    lockTimeoutMs: 100,
    onIdleError: (error) => idleErrors.push(error),
  });
  await pool.query('CREATE TABLE public.notes (id int PRIMARY KEY, n bigint)');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const failureOf = (work: Promise<unknown>) => work.then(() => 'none', classifyDatabaseError);

test('positions arrive whole', async () => {
  const read = statement('read-position', 'SELECT $1::int8 AS position');
  const { rows } = await pool.query<{ position: string }>(read(['9007199254740993']));
  expect(toBigInt(rows[0]?.position)).toBe(9_007_199_254_740_993n);
  expect(() => toBigInt(1.5)).toThrow('not a whole number');
  expect(() => toBigInt('1e3')).toThrow('not a whole number');
});

test('a transaction is whole or nothing, and throws what was thrown', async () => {
  const refused = new Error('no');
  const half = inTransaction(pool, async (client) => {
    await client.query('INSERT INTO public.notes VALUES (1, 1)');
    throw refused;
  });
  await expect(half).rejects.toBe(refused);
  await inTransaction(pool, (client) => client.query('INSERT INTO public.notes VALUES (2, 2)'));
  expect((await pool.query('SELECT id FROM public.notes ORDER BY id')).rows).toEqual([{ id: 2 }]);
  expect(await failureOf(pool.query('INSERT INTO public.notes VALUES (2, 2)'))).toBe('unique-violation');
  expect(await failureOf(pool.query('SELECT nonsense'))).toBe('other');
});

test('a lock that is held fails in bounded time', async () => {
  await inTransaction(pool, async (client) => {
    await client.query('LOCK TABLE public.notes');
    expect(await failureOf(pool.query('SELECT * FROM public.notes'))).toBe('lock-timeout');
  });
});

test('a connection that is cut is told apart, idle or busy, and the pool goes on', async () => {
  const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'duibiao test' AND pid <> pg_backend_pid() AND datname = current_database()`;
  const other = createPool({ url: database.superuserUrl, applicationName: 'duibiao test other' });
  const busy = inTransaction(pool, async (client) => {
    const asked = client.query('SELECT pg_sleep(3600)').then(undefined, (error: unknown) => error);
    await other.query(end);
    throw await asked;
  });
  expect(await failureOf(busy)).toBe('connection-lost');
  // the idle ones were cut with it: each is known to be gone a moment later
  await expect.poll(() => pool.totalCount).toBe(0);
  await pool.query('SELECT 1');
  const known = idleErrors.length;
  await other.query(end);
  await expect.poll(() => idleErrors.length).toBe(known + 1);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await other.end();
});

test('a refusal keeps its connection, a cut one is not lent again', async () => {
  const one = createPool({ url: database.superuserUrl, applicationName: 'duibiao test one', max: 1 });
  const backend = async (): Promise<number | undefined> =>
    (await one.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
  const first = await backend();
  expect(await failureOf(one.query('SELECT nonsense'))).toBe('other');
  expect(await failureOf(one.query('INSERT INTO public.notes VALUES (2, 2)'))).toBe('unique-violation');
  expect(await failureOf(one.query('SELECT 1 / $1::int', [0]))).toBe('other');
  expect(await backend()).toBe(first);
  expect(await failureOf(one.query('SELECT pg_terminate_backend(pg_backend_pid())'))).toBe('connection-lost');
  expect(await backend()).not.toBe(first);
  await one.end();
});

test('a server that nobody runs is away', async () => {
  const away = createPool({
    url: `postgres://a:b@127.0.0.1:${await freePort()}/c`,
    applicationName: 'duibiao test away',
  });
  const error: unknown = await away.query('SELECT 1').catch((failure: unknown) => failure);
  expect(isDatabaseAway(error)).toBe(true);
  await away.end();
});

test('a session that may lose what it acknowledged is refused', async () => {
  await assertDurable(pool);
  const careless = createPool({
    url: `${database.ownerUrl}?options=-c%20synchronous_commit%3Doff`,
    applicationName: 'x',
  });
  await expect(assertDurable(careless)).rejects.toThrow('synchronous_commit off');
  await careless.end();
});
