import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase, testSecret } from '@duibiao/platform/testing';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactNoted } from '../libs/submissions/src/testing/contact-noted.js';
import { duibiao, type Ran } from './harness/cli.js';
import { type Client, query } from './harness/client.js';
import { mark } from './harness/facts.js';
import { sealedLog } from './harness/log.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { canary, isIn, type Needle, tracesInDatabase, tracesInFiles } from './harness/traces.js';
import { plan, World } from './harness/world.js';

let source: Stack;
let operator: Client;
let school: Client;
let anna: string;
let bo: string;
let cai: string;
let contact: string;
let texts: number;
/** Everything that was said of a person, and what names it. */
const said = { anna: [] as Needle[], bo: [] as Needle[], cai: [] as Needle[] };
const files = mkdtempSync(path.join(os.tmpdir(), 'duibiao-erasures-'));
const file = (name: string): string => path.join(files, name);
const list = 'duibiao-erasures.json';

const on = (databaseUrl: string, ...args: string[]): Promise<Ran> =>
  duibiao(args, {
    cwd: files,
    env: {
      DATABASE_URL: databaseUrl,
      QUEUE_DATABASE_URL: source.queue.url,
      DUIBIAO_SECRET: testSecret(),
      DUIBIAO_HOME: file('home'),
    },
  });
const own = (...args: string[]): Promise<Ran> => on(source.database.ownerUrl, ...args);
/** How many texts went. */
const erased = async (subject: string): Promise<number> => {
  const answer = await operator.post<{ texts: number }>(`subjects/${subject}/erasures`, { reason: 'file 2020-17' });
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return answer.body.texts;
};

/** Says of somebody whatever can be said of one fact. */
async function tell(of: Needle[], person: string, matter: string): Promise<string> {
  const [words, evidence, note, reason] = ['words', 'evidence', 'note', 'reason'].map(canary);
  of.push(words ?? '', evidence ?? '', note ?? '', reason ?? '');
  const refs = { unit: 'a', person };
  const fact = { kind: 'contact.noted', refs, days: { occurredOn: '2020-06-01' }, values: { matter, words } };
  const sent = await school.submit({ unit: 'a', note, facts: [{ ...fact, evidence: [evidence] }] });
  const id = sent.body.events[0]?.fact ?? '';
  const corrected = await school.change('corrections', id, 1, { values: { words: `${words} again` }, reason });
  expect([sent.status, corrected.status]).toEqual([201, 201]);
  expect((await school.submit({ plan, unit: 'a', facts: [mark(person, 'a')] })).status).toBe(201);
  const vault = await source.superuser.query<{ sealed: Buffer; lookup: Buffer }>(
    'SELECT sealed, lookup FROM vault.subjects WHERE subject_id = $1',
    [person],
  );
  const { rows: salts } = await source.superuser.query<{ salt: Buffer }>(
    'SELECT salt FROM ledger.texts WHERE content LIKE ANY ($1)',
    [[words, evidence, note, reason].map((text) => `${text}%`)],
  );
  of.push(...vault.rows.flatMap(({ sealed, lookup }) => [sealed, lookup]), ...salts.map(({ salt }) => salt));
  return id;
}

beforeAll(async () => {
  source = await Stack.start();
  const world = await World.open(source, 'erasing', { city: null, a: 'city' }, { moreKinds: contactNoted });
  operator = await world.client(['operator', 'city'], ['auditor', 'city']);
  school = await world.client(['submitter', 'a']);
  const references = [canary('anna'), canary('bo'), canary('cai')];
  const named = await school.send<{ subjects: string[] }>('POST', 'subjects', { body: { unit: 'a', references } });
  [anna = '', bo = '', cai = ''] = named.body.subjects;
  contact = await tell(said.anna, anna, 'one');
  await tell(said.bo, bo, 'two');
  await tell(said.cai, cai, 'three');
});
afterAll(async () => {
  await source?.close();
  rmSync(files, { recursive: true });
});

/** A database to restore into, for one test. */
async function inFresh(work: (to: TestDatabase, superuser: Pool) => Promise<void>): Promise<void> {
  const to = await createTestDatabase();
  const superuser = createPool({ url: to.superuserUrl, applicationName: 'e2e', max: 2 });
  try {
    await work(to, superuser);
  } finally {
    await superuser.end();
    await to.drop();
  }
}

test('every backup keeps the list of who was erased beside it, with what the list says already', async () => {
  expect(await own('backup', 'old.tar.gz')).toMatchObject({ code: 0, stderr: expect.stringContaining(list) as string });
  copyFileSync(file(list), file('old-list.json'));
  expect(statSync(file(list)).mode & 0o777).toBe(0o600);
  texts = await erased(anna);
  expect(await own('backup', 'new.tar.gz')).toMatchObject({ code: 0 });
  await erased(bo);
  const exported = await own('export', 'erasures', list);
  expect(exported).toMatchObject({ code: 0, stderr: expect.stringContaining('erasing: 2 erased, of ') as string });
  const { ledgers } = JSON.parse(readFileSync(file(list), 'utf8')) as { ledgers: unknown };
  const head = Number(await operator.size());
  expect(ledgers).toMatchObject([
    {
      id: 'erasing',
      entries: head,
      erasures: [
        { subject: anna, position: head - 1 },
        { subject: bo, position: head },
      ],
    },
  ]);
  expect(isIn(readFileSync(file(list)), [...said.anna, ...said.bo, ...said.cai])).toBe(false);
});

test('nothing is restored without a list, by one that is older than the backup, of another installation, or none at all', async () => {
  await inFresh(async (to, superuser) => {
    const refused = async (what: RegExp, ...args: string[]): Promise<void> => {
      const ran = await on(to.ownerUrl, 'restore', ...args);
      expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(what) as string });
      expect((await superuser.query('SELECT FROM ledger.heads')).rows).toEqual([]);
    };
    const missing = /^Nothing was restored: there is no list of erasures .*\(--erasures FILE\).*\(--no-erasures\)\.\n$/;
    await refused(missing, 'new.tar.gz', '--erasures', 'nowhere.json');
    await refused(/^Nothing was restored: the list of erasures is older than the backup: it knows \d+ entries of erasing, the backup has \d+\.\n$/, 'new.tar.gz', '--erasures', 'old-list.json'); // prettier-ignore
    const known = JSON.parse(readFileSync(file(list), 'utf8')) as object;
    writeFileSync(file('other.json'), JSON.stringify({ ...known, secret: 'another' }));
    await refused(/^Nothing was restored: the list of erasures is of another installation/, 'old.tar.gz', '--erasures', 'other.json'); // prettier-ignore
    writeFileSync(file('text.json'), 'no list');
    await refused(/^Nothing was restored: text\.json is no list of erasures of Duibiao/, 'old.tar.gz', '--erasures', 'text.json'); // prettier-ignore
    await refused(/^Nothing was restored: .*nowhere\.tar\.gz cannot be read: there is no such file/, 'nowhere.tar.gz');
  });
  copyFileSync(file('other.json'), file('list-of-another.json'));
  expect(await own('export', 'erasures', 'list-of-another.json')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is the list of erasures of another installation') as string,
  });
});

test('restored without a list, who was erased is there again, and that is said loudly', async () => {
  await inFresh(async (to, superuser) => {
    const restored = await on(to.ownerUrl, 'restore', 'old.tar.gz', '--no-erasures');
    expect(restored).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('WARNING: nobody was erased') as string,
    });
    for (const needles of [said.anna, said.bo, said.cai]) {
      expect(await tracesInDatabase(superuser, needles)).toEqual(['ledger.texts', 'vault.subjects']);
    }
  });
});

test('a backup that knows of one erasure has the other done again', async () => {
  await inFresh(async (to, superuser) => {
    const restored = await on(to.ownerUrl, 'restore', 'new.tar.gz');
    expect(restored.stderr).toContain('Erased again: 1.\n');
    expect(restored.stderr).toContain(`erasing: ${bo}, erased at position `);
    expect(await tracesInDatabase(superuser, [...said.anna, ...said.bo])).toEqual([]);
    // nor in what is left of rows
    await superuser.query('CHECKPOINT');
    const { rows } = await superuser.query<{ files: string }>(
      `SELECT current_setting('data_directory') || '/base/' || oid AS files FROM pg_database WHERE datname = current_database()`,
    );
    expect(await tracesInFiles(rows[0]?.files ?? '', said.cai)).not.toEqual([]);
    expect(await tracesInFiles(rows[0]?.files ?? '', [...said.anna, ...said.bo])).toEqual([]);
  });
});

test('restored by the list, nothing of who was erased is found, the ledger says so, and all else is there', async () => {
  const target = await Stack.start();
  try {
    const before = await operator.size();
    const restored = await on(target.database.ownerUrl, 'restore', 'old.tar.gz');
    expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining('Erased again: 2.\n') as string });
    expect(restored.stderr).toContain(`The list knows who was erased in erasing up to position ${before}`);
    const [there, school2] = [operator, school].map((one) => target.client('erasing', one.key));
    if (there === undefined || school2 === undefined) throw new Error('no clients');
    const head = await there.size();
    expect(head).toBe(before);
    const values = async (client: Client): Promise<unknown> =>
      (await client.get<{ attainments: unknown }>(`attainments?${query({ plan, waitFor: String(head) })}`)).body
        .attainments;
    expect(await values(there)).toEqual(await values(operator));

    await target.superuser.query('ANALYZE');
    expect(await tracesInDatabase(target.superuser, [...said.anna, ...said.bo])).toEqual([]);
    expect(isIn(target.api.output + target.worker.output, [...said.anna, ...said.bo])).toBe(false);
    expect(await tracesInDatabase(target.superuser, said.cai)).toEqual(['ledger.texts', 'vault.subjects']);
    const fact = await school2.get<{ history: readonly { readonly values: object }[] }>(`facts/${contact}`);
    expect(fact.body.history[0]?.values).toMatchObject({ words: null });

    const { body: page } = await there.get<{ entries: unknown[] }>('events?type=subject-erased');
    expect(page.entries).toMatchObject([
      { body: { erasure: { subject: anna, texts }, by: { principal: 'system', channel: 'system' } } },
      { body: { erasure: { subject: bo } } },
    ]);
    for (const subject of [anna, bo]) {
      expectProblem(await there.post(`subjects/${subject}/erasures`, { reason: 'once more' }), 409, 'erased');
    }

    const cli = (...args: string[]): Promise<Ran> =>
      duibiao([...args, '--ledger', 'erasing', '--url', target.url, '--key', operator.key ?? ''], { cwd: files });
    expect(await cli('ledger', 'reopen', '--reason', 'the newer entries are lost')).toMatchObject({ code: 0 });
    const { size } = await sealedLog(there);
    expect(await cli('verify', 'ledger')).toMatchObject({ code: 0 });
    // another history of the same length: whoever keeps tiles by their paths for ever has none of the one for the other
    const tile = `tile/0/000.p/${before}`;
    expect(BigInt(size)).toBe(before + 1n);
    const hashes = async (at: string, of: Client): Promise<Buffer> => {
      const answer = await fetch(`${of.url}/v1/ledgers/erasing/${at}`);
      return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : Buffer.of();
    };
    await sealedLog(operator);
    const [kept, anew] = [await hashes(`log/${tile}`, operator), await hashes(`log.2/${tile}`, there)];
    expect([kept.length, anew.length]).toEqual([Number(before) * 32, Number(before) * 32]);
    expect(anew.equals(kept)).toBe(false);
    expectProblem(await there.get(`log/${tile}`), 404, 'not-found');
    expectProblem(await operator.get(`log.2/${tile}`), 404, 'not-found');
    expect(await cli('rebuild', '--check')).toMatchObject({ code: 0 });
  } finally {
    await target.close();
  }
});
