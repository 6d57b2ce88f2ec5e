import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { carriedTables } from '@duibiao/backup';
import { createPool } from '@duibiao/platform';
import { createTestDatabase, testSecret } from '@duibiao/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantLedger } from '../libs/sealing/src/testing/planted.js';
import { duibiao, killedWhen, type Ran } from './harness/cli.js';
import { type Client, query } from './harness/client.js';
import { mark } from './harness/facts.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { indicator, plan, World } from './harness/world.js';

let source: Stack;
let target: Stack;
let operator: Client;
let school: Client;
let world: World;
/** A request that was answered before the backup, its answer, and a fact that it recorded. */
let before: { readonly body: unknown; readonly key: string; readonly answer: unknown; readonly fact: string };
const files = mkdtempSync(path.join(os.tmpdir(), 'duibiao-backup-'));
const file = (name: string): string => path.join(files, name);

/** The command line with a database as its own. */
const environment = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  QUEUE_DATABASE_URL: source.queue.url,
  DUIBIAO_SECRET: testSecret(),
  DUIBIAO_HOME: file('home'),
});
const on = (databaseUrl: string, ...args: string[]): Promise<Ran> =>
  duibiao(args, { cwd: files, env: environment(databaseUrl) });
const cli = (stack: Stack, ...args: string[]): Promise<Ran> =>
  duibiao([...args, '--ledger', 'kept', '--url', stack.url, '--key', operator.key ?? ''], { cwd: files });
/** The API of the restored installation, with the keys of the other. */
const there = (client: Client): Client => target.client('kept', client.key);

interface Log {
  readonly size: string;
  readonly held: string | null;
}
const logOf = async (client: Client): Promise<Log> => (await client.get<{ log: Log }>('/v1/ledgers/kept')).body.log;
async function sealed(client: Client): Promise<Log> {
  const head = await client.size();
  return waitFor(() => logOf(client), (log) => log !== null && BigInt(log.size) >= head); // prettier-ignore
}
/** Once a recomputation that was asked for stands in the ledger. */
const published = (client: Client, id: string): Promise<unknown> =>
  waitFor(
    async () => (await client.get<{ state: string }>(`recomputations/${id}`)).body.state,
    (state) => state === 'published',
  );
/** A plan's numbers, once everything up to a position is projected. */
const numbers = async (client: Client, position: bigint): Promise<unknown> =>
  (await client.get(`attainments?${query({ plan, waitFor: String(position), at: String(position) })}`)).body;

beforeAll(async () => {
  source = await Stack.start();
  world = await World.open(source, 'kept', { city: null, a: 'city', b: 'city' });
  operator = await world.client(['operator', 'city'], ['auditor', 'city'], ['reviewer', 'city']);
  school = await world.client(['submitter', 'a']);
  const [one = '', two = '', three = '', ...more] = await world.members(60);
  await world.record('b', more.map((member) => mark(member, 'b'))); // prettier-ignore
  const note = '附言 a note';
  const first = await school.submit({ plan, unit: 'a', facts: [mark(one, 'a'), mark(two, 'a')], note });
  const body = { plan, unit: 'a', facts: [mark(three, 'a')] };
  const second = await school.submit(body, { 'idempotency-key': 'once' });
  before = { body, key: 'once', answer: second.body, fact: second.body.events[0]?.fact ?? '' };
  expect([first.status, second.status]).toEqual([201, 201]);
  const [fact = ''] = first.body.events.map((event) => event.fact);
  expect((await school.change('voids', fact, 1, { reason: '重复 twice' })).status).toBe(201);
  const reviewed = await operator.post(`submissions/${second.body.submission}/reviews`, { outcome: 'accepted' });
  expect(reviewed.status).toBe(201);
  expect((await cli(source, 'ledger', 'rotate-key', '--reason', 'a key a year')).code).toBe(0);
  const asked = await operator.send<{ id: string }>('POST', 'recomputations', { body: { plan } });
  await published(operator, asked.body.id);
  const schedules = [{ id: 'night', kind: 'nightly', cron: '30 2 * * *', timeZone: 'Asia/Urumqi' }];
  expect((await operator.send('PUT', 'schedules', { body: { plan, schedules } })).status).toBe(200);
  await sealed(operator);
});
afterAll(async () => {
  await target?.close();
  await source?.close();
  rmSync(files, { recursive: true });
});

test('a running installation is backed up, and restored into another that runs, empty', async () => {
  const written = await on(source.database.ownerUrl, 'backup', 'kept.tar.gz');
  expect(written).toMatchObject({ code: 0, stderr: expect.stringContaining('Written to kept.tar.gz: 1 ledgers') as string }); // prettier-ignore
  expect(written.stderr).toContain('without it the vault cannot be read');
  expect(statSync(file('kept.tar.gz')).mode & 0o777).toBe(0o600);
  expect(existsSync(file('kept.tar.gz.part'))).toBe(false);

  target = await Stack.start();
  const restored = await on(target.database.ownerUrl, 'restore', 'kept.tar.gz');
  expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining('Nothing is signed before') as string });
  for (const { name, key } of [...carriedTables, { name: 'log.tiles', key: 'ledger_id, level, index' }]) {
    const columns = name === 'log.logs' ? `(to_jsonb(t) - 'held')` : 't';
    const rows = async ({ superuser }: Stack): Promise<unknown> =>
      (await superuser.query(`SELECT ${columns}::text AS row FROM ${name} t ORDER BY ${key}`)).rows;
    expect({ name, rows: await rows(target) }).toEqual({ name, rows: await rows(source) });
  }
});

test('its keys open the restored one, its numbers are the same, its reads too', async () => {
  const head = await operator.size();
  expect(await there(operator).size()).toBe(head);
  expect(await numbers(there(operator), head)).toEqual(await numbers(operator, head));
  expect((await there(school).get(`attainments?${query({ plan, indicator })}`)).status).toBe(200);
  const rebuilt = await cli(target, 'rebuild', '--check');
  expect(rebuilt).toMatchObject({ code: 0 });
  const fold = await there(operator).send<{ id: string }>('POST', 'recomputations', {
    body: { plan, at: String(head) },
  });
  expect(fold.status).toBe(202);
  await published(there(operator), fold.body.id);
});

test('schedules that an operator set hold there as they did, from when they were set', async () => {
  const schedules = async (client: Client): Promise<unknown> =>
    (await client.get<{ schedules: readonly Record<string, unknown>[] }>('schedules')).body.schedules.map(
      ({ id, kind, cron, timeZone, source: from, since }) => ({ id, kind, cron, timeZone, from, since }),
    );
  const set = await schedules(operator);
  expect(set).toMatchObject([{ id: 'night', cron: '30 2 * * *', timeZone: 'Asia/Urumqi', from: 'operator' }]);
  expect(await schedules(there(operator))).toEqual(set);
});

test('a request that was answered before the backup gets the same answer, and nothing is recorded', async () => {
  const head = await there(operator).size();
  const again = await there(school).submit(before.body, { 'idempotency-key': before.key });
  expect(again.body).toEqual(before.answer);
  expect(await there(operator).size()).toBe(head);
});

test('nothing is signed there before the newest checkpoint is named; then it goes on from it', async () => {
  expect((await cli(target, 'ledger', 'show')).stdout).toContain('HELD: The database was restored from a backup.');
  writeFileSync(file('newest'), (await operator.get('log/checkpoint')).text);
  expect((await there(school).change('voids', before.fact, 1, { reason: 'after the restore' })).status).toBe(201);
  expect(await cli(target, 'verify', 'ledger', '--trusted', 'newest')).toMatchObject({ code: 0 });
  expect((await logOf(there(operator))).size).toBe((await logOf(operator)).size);

  expect(await cli(target, 'ledger', 'resume', 'newest')).toMatchObject({ code: 0 });
  expect((await sealed(there(operator))).held).toBeNull();
  expect(await cli(target, 'verify', 'ledger', '--trusted', 'newest')).toMatchObject({ code: 0 });
});

test('nothing is restored over ledgers', async () => {
  expect(await on(target.database.ownerUrl, 'restore', 'kept.tar.gz')).toMatchObject({
    code: 1,
    stderr: 'Nothing was restored: the database holds ledgers (kept): a backup is restored into an empty one.\n',
  });
});

test('who is killed over a restore leaves an empty database, over a backup no file; both are done again', async () => {
  const [many, empty] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const pools = [many, empty].map(({ superuserUrl: url }) => createPool({ url, applicationName: 'e2e', max: 2 }));
  const [from, to] = pools;
  if (from === undefined || to === undefined) throw new Error('no pools');
  const isAt = async (pool: typeof from, statement: string): Promise<boolean> =>
    (await pool.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE $1`, [statement]))
      .rows.length > 0;
  const ledgers = async (): Promise<number> => (await to.query('SELECT FROM ledger.heads')).rows.length;
  try {
    await plantLedger(from, 'many', 60_000);
    const env = environment(many.ownerUrl);
    const isWriting = (): Promise<boolean> => isAt(from, 'FETCH % FROM carried');
    expect(await killedWhen(['backup', 'many.tar.gz'], { cwd: files, env }, isWriting)).toBe('SIGKILL');
    expect(existsSync(file('many.tar.gz'))).toBe(false);
    expect(await on(many.ownerUrl, 'backup', 'many.tar.gz')).toMatchObject({ code: 0 });

    const into = environment(empty.ownerUrl);
    // The size tells how far a restore is: nobody may take back meanwhile what the one before has left.
    await to.query('ALTER TABLE ledger.events SET (autovacuum_enabled = false)');
    const size = async (): Promise<number> =>
      Number((await to.query<{ size: string }>(`SELECT pg_relation_size('ledger.events') AS size`)).rows[0]?.size);
    for (const megabytes of [0, 4, 12]) {
      const enough = (await size()) + megabytes * 2 ** 20;
      const isFar = async (): Promise<boolean> => (await size()) > enough;
      expect(await killedWhen(['restore', 'many.tar.gz'], { cwd: files, env: into }, isFar)).toBe('SIGKILL');
      await waitFor(ledgers, (count) => count === 0);
    }
    expect(await on(empty.ownerUrl, 'restore', 'many.tar.gz')).toMatchObject({ code: 0 });
    expect((await to.query('SELECT FROM ledger.events')).rows).toHaveLength(60_000);
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
    await Promise.all([many.drop(), empty.drop()]);
  }
});

test('what cannot be is said in one sentence', async () => {
  const { ownerUrl } = source.database;
  writeFileSync(file('text'), 'no backup');
  const restored = await on(ownerUrl, 'restore', 'text');
  expect(restored).toMatchObject({ code: 1, stdout: '' });
  expect(restored.stderr).toMatch(
    /^Nothing was restored: the backup is cut or damaged after its beginning \([^\n]*\)\.\n$/,
  );
  expect(await on(ownerUrl, 'restore', 'nowhere')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Nothing was restored: .*no such file\.\n$/) as string }); // prettier-ignore
  expect(await on(ownerUrl, 'backup', 'no/such/directory')).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be written: there is no such directory\.\n$/) as string }); // prettier-ignore
  const nobody = await on('postgres://nobody@127.0.0.1:1/none', 'backup', 'x.tar.gz');
  expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining('nobody answers there') as string });
  expect(existsSync(file('x.tar.gz.part'))).toBe(false);
});
