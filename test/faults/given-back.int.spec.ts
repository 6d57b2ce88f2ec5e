import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, Leases } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Gate } from '../harness/gate.js';

const leases = new Leases({ name: 'public.errands', id: 'errand', what: 'errand', leaseMs: 600_000 });
const never = new AbortController().signal;

let database: TestDatabase;
let superuser: pg.Pool;
let gate: Gate;
/** Reaches the database through the gate. */
let cut: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  superuser = createPool({ url: database.superuserUrl, applicationName: 'given back', max: 2 });
  gate = new Gate(new URL(database.superuserUrl));
  await gate.open();
  cut = createPool({ url: gate.url, applicationName: 'given back, cut', max: 2 });
  cut.on('error', () => {});
  await superuser.query(
    `CREATE TABLE public.errands (
       ledger_id text, errand text, state text, attempts int, leased_by text, leased_until timestamptz, asked_at timestamptz,
       started_at timestamptz, finished_at timestamptz, progress jsonb, error text)`,
  );
});
afterAll(async () => {
  await cut.end();
  await gate.shut();
  await superuser.end();
  await database.drop();
});

type Taken = { readonly ledger: string; readonly id: string; readonly state: string };

const take = async (holder: string) => {
  const taken = await leases.take<Taken>(superuser, holder, 'r.ledger_id AS ledger, r.errand AS id, r.state');
  return taken && { ...taken, holder };
};

/** What a worker holds is free, as after its rest or when it has died. */
const free = () => superuser.query('UPDATE public.errands SET leased_until = clock_timestamp()');

test('work that outages broke off is taken up again however often; what its workers died of is given up', async () => {
  await superuser.query(`INSERT INTO public.errands VALUES ('a', 'one', 'waiting', 0, NULL, NULL, now())`);
  for (let outage = 1; outage <= 5; outage += 1) {
    const held = await take(`worker ${outage}`);
    if (held?.state !== 'running') throw new Error(`outage ${outage}: the work is ${held?.state}`);
    await gate.shut();
    const given = leases.giveBack(cut, held, never).then(() => 'given back');
    expect(await Promise.race([given, sleep(300, 'waits for the database')])).toBe('waits for the database');
    await gate.open();
    expect(await given).toBe('given back');
    const { rows } = await superuser.query('SELECT state, attempts FROM public.errands');
    expect(rows).toEqual([{ state: 'waiting', attempts: 0 }]);
    expect(await take('one that does not let it rest')).toBeUndefined();
    await free();
  }
  for (const worker of ['first', 'second', 'third']) {
    expect(await take(worker)).toMatchObject({ state: 'running' });
    await free();
  }
  expect(await take('fourth')).toMatchObject({ state: 'failed' });
});

test('a process that ends does not wait for a database that is away', async () => {
  await superuser.query(`UPDATE public.errands SET state = 'waiting', attempts = 0, leased_until = NULL`);
  const held = await take('one that ends');
  await gate.shut();
  const ends = new AbortController();
  const given = leases.giveBack(cut, held!, ends.signal);
  ends.abort();
  await expect(given).rejects.toThrow(/ECONNREFUSED|terminated|ECONNRESET/);
  await gate.open();
});
