import { createDecipheriv } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createPool } from '@duibiao/platform';
import { testRedisUrl, testSecrets } from '@duibiao/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactNoted } from '../libs/submissions/src/testing/contact-noted.js';
import { duibiao, type Ran } from './harness/cli.js';
import { type Client, query, type Submitted } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { replayed } from './harness/replays.js';
import { Stack } from './harness/stack.js';
import { canary, isIn, type Needle, tracesInDatabase, tracesInFiles, tracesInRedis } from './harness/traces.js';
import { waitFor } from './harness/wait.js';
import { indicator, plan, World } from './harness/world.js';

describe.each([
  ['PostgreSQL', () => undefined],
  ['Redis', testRedisUrl],
])('a person who is erased, with queues in %s', (backend, redisUrl) => {
  let stack: Stack;
  let world: World;
  let school: Client;
  let operator: Client;
  let anna: string;
  let other: string;
  let contact: string;
  let marked: Submitted;
  const files = mkdtempSync(path.join(os.tmpdir(), 'duibiao-erasure-'));
  const reference = canary('reference');
  const texts = {
    evidence: canary('evidence'),
    note: canary('note'),
    words: canary('words'),
    otherWords: canary('other-words'),
    correction: canary('correction'),
    void: canary('void'),
    review: canary('review'),
  };
  const planted = Object.values(texts);
  const isHere = backend === 'PostgreSQL' || redisUrl() !== undefined;

  beforeAll(async () => {
    if (!isHere) return;
    stack = await Stack.start({ redisUrl: redisUrl() });
    world = await World.open(stack, 'erasing', { city: null, a: 'city', t1: 'city' }, { moreKinds: contactNoted });
    school = await world.client(['submitter', 'a']);
    operator = await world.client(['operator', 'city'], ['auditor', 'city']);
    await plant();
  });
  afterAll(async () => {
    if (isHere) await stack.close();
    rmSync(files, { recursive: true });
  });

  /** Says of a person whatever can be said, over HTTP as units do. */
  async function plant(): Promise<void> {
    const asked = { unit: 'a', references: [reference, canary('somebody-else')] };
    const named = await school.send<{ subjects: string[] }>('POST', 'subjects', { body: asked });
    [anna = '', other = ''] = named.body.subjects;
    const facts = [mark(other, 'a'), { ...mark(anna, 'a'), evidence: [texts.evidence] }];
    marked = ok(await school.submit({ plan, unit: 'a', note: texts.note, facts }));
    const noted = { kind: 'contact.noted', refs: { unit: 'a', person: anna }, days: { occurredOn: '2020-06-01' } };
    const words = { ...noted, values: { matter: 'one', words: texts.words } };
    contact = ok(await school.submit({ unit: 'a', facts: [words] })).events[0]?.fact ?? '';
    const changed = { values: { words: texts.otherWords }, reason: texts.correction };
    ok(await school.change('corrections', contact, 1, changed));
    const moved = ok(await school.submit({ unit: 'a', facts: [transfer(anna, 'a', 't1', '2020-07-01')] }));
    ok(await school.change('voids', moved.events[0]?.fact ?? '', 1, { reason: texts.void }));
    const reviewer = await world.client(['reviewer', 'city']);
    ok(
      await waitFor(
        () => reviewer.post(`submissions/${marked.submission}/reviews`, { outcome: 'accepted', reason: texts.review }),
        ({ status }) => status !== 404, // not projected yet
      ),
    );
    // What is refused, or only tried, leaves nothing either.
    expectProblem(await school.submit({ unit: 'a', note: texts.note, facts: [words] }), 409);
    const wrong = { ...words, values: { matter: 'two', words: texts.words, [texts.words]: texts.words } };
    expectProblem(await school.submit({ unit: 'a', note: texts.note, facts: [wrong] }), 400);
    expect((await school.post('submissions?dryRun=true', { unit: 'a', facts: [words] })).status).toBe(409);
  }

  function ok<T extends { readonly status: number; readonly body: unknown; readonly text: string }>(
    answer: T,
  ): T['body'] {
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body;
  }

  const cli = (...args: string[]): Promise<Ran> =>
    duibiao([...args, '--ledger', 'erasing', '--url', stack.url, '--key', operator.key ?? ''], { cwd: files });
  const offline = (...args: string[]): Promise<Ran> => duibiao(args, { cwd: files });
  const erase = (subject: string, reason = 'file 2020-17', headers = {}, who = operator) =>
    who.post<{ texts: number; position: string }>(`subjects/${subject}/erasures`, { reason }, headers);
  const unzipped = (name: string): Buffer => gunzipSync(readFileSync(path.join(files, name)));

  /** All numbers and what stands behind them, as known at a position. */
  async function numbers(at: string): Promise<unknown> {
    const asked = query({ plan, indicator, unit: 'city', at });
    const [values, lineage] = [
      await operator.get(`attainments?${asked}`),
      await operator.get(`attainments/lineage?${asked}`),
    ];
    expect([values.status, lineage.status]).toEqual([200, 200]);
    // Reasons and notes are what goes.
    return JSON.parse(`[${values.text},${lineage.text.replaceAll(/("(?:reason|note)"):"[^"]*"/g, '$1:null')}]`);
  }

  /** Everything that is kept of a ledger besides files: its database, the queues, what the processes have printed. */
  async function traces(needles: readonly Needle[]): Promise<string[]> {
    await stack.superuser.query('ANALYZE');
    const queue = createPool({ url: stack.queue.superuserUrl, applicationName: 'e2e queue', max: 1 });
    const url = redisUrl();
    const printed = Object.entries({ api: stack.api.output, worker: stack.worker.output });
    const found = [
      ...(await tracesInDatabase(stack.superuser, needles)),
      ...(await tracesInDatabase(queue, needles)),
      ...(url === undefined ? [] : await tracesInRedis(url, needles)),
      ...printed.flatMap(([name, output]) => (isIn(output, needles) ? [name] : [])),
      ...(isIn(readFileSync(await serverLog()), needles) ? ['log of PostgreSQL'] : []),
    ];
    await queue.end();
    return found;
  }

  const setting = async (name: string): Promise<string> =>
    (await stack.superuser.query<{ value: string }>('SELECT current_setting($1) AS value', [name])).rows[0]?.value ??
    '';
  const serverLog = async (): Promise<string> => path.join(await setting('data_directory'), '../postgres.log');

  /** Relations in whose files one of these stands, whether in a row or in what is left of one. WAL is not among them. */
  async function tracesOnDisk(needles: readonly Needle[]): Promise<string[]> {
    await stack.superuser.query('CHECKPOINT');
    const found = await stack.superuser.query<{ oid: number }>(
      'SELECT oid FROM pg_database WHERE datname = current_database()',
    );
    const directory = path.join(await setting('data_directory'), 'base', String(found.rows[0]?.oid));
    const nodes = (await tracesInFiles(directory, needles)).map((file) => Number.parseInt(file, 10));
    const named = 'SELECT relname AS name FROM pg_class WHERE pg_relation_filenode(oid) = ANY ($1) ORDER BY 1';
    const { rows } = await stack.superuser.query<{ name: string }>(named, [nodes]);
    return rows.map(({ name }) => name);
  }

  test('is nowhere found again, and changes no number and no proof', async ({ skip }) => {
    if (!isHere) skip('redis-server not found');
    await operator.attainments({ plan, indicator, waitFor: String(await operator.size()) });
    const run = await operator.send<{ id: string }>('POST', 'recomputations', { body: { plan } });
    const { publishedPosition: at } = await waitFor(
      async () =>
        (await operator.get<{ state: string; publishedPosition: string }>(`recomputations/${run.body.id}`)).body,
      ({ state }) => state === 'published',
    );
    const { body } = await waitFor(
      () => operator.get<{ log: { verifierKey: string; size: string } }>('/v1/ledgers/erasing'),
      (answer) => BigInt(answer.body.log.size) >= BigInt(at),
    );
    const { verifierKey } = body.log;
    const receipt = await school.get(`submissions/${marked.submission}/receipt`);
    writeFileSync(path.join(files, 'receipt'), receipt.text);
    const before = await numbers(at);
    expect(JSON.stringify(before)).toContain(anna);
    const verified = await cli('verify', 'ledger', '--trusted', 'trusted');
    expect(verified).toMatchObject({ code: 0 });
    expect(await cli('export', 'bundle', 'before.tar.gz')).toMatchObject({ code: 0 });

    // The search finds what is there: each text in its table alone, the person's id in entries and read models.
    expect(await traces(planted)).toEqual(['ledger.texts']);
    expect(await traces([anna])).toEqual(
      expect.arrayContaining(['ledger.events', 'read.fact_versions', 'vault.subjects']),
    );
    expect(isIn(stack.api.output, ['request answered'])).toBe(true);
    expect(await tracesOnDisk(planted)).not.toEqual([]);
    expect([isIn(unzipped('before.tar.gz'), planted), isIn(unzipped('before.tar.gz'), [anna])]).toEqual([false, true]);
    const sealed = await vaultRow();
    expect(opened(sealed.sealed)).toMatchObject({ scheme: 'member-number', reference });
    const { rows } = await stack.superuser.query<{ salt: Buffer }>(
      'SELECT salt FROM ledger.texts WHERE content = ANY ($1)',
      [planted],
    );
    const salts = rows.map(({ salt }) => salt);
    expect(salts).toHaveLength(planted.length);
    const identifying: Needle[] = [...salts, sealed.sealed, sealed.lookup];
    expect(await traces(identifying)).toEqual(['ledger.texts', 'vault.subjects']);

    const asked = await cli('erase', anna, '--reason', 'file 2020-17');
    expect(asked).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Nothing was erased.') as string,
    });
    const erased = await cli('erase', anna, '--reason', 'file 2020-17', '--yes');
    expect(erased).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`texts that went with it: ${planted.length}.`) as string,
    });

    expect(await traces([...planted, reference, ...identifying])).toEqual([]);
    expect(await numbers(at)).toEqual(before);
    const replay = await replayed(operator, { plan, at, against: { with: 'published', at } });
    expect(replay.report).toMatchObject({ differences: [] });
    expect(await offline('verify', 'receipt', 'receipt', '--key', verifierKey)).toMatchObject({ code: 0 });
    await waitFor(
      () => operator.get<{ log: { size: string } }>('/v1/ledgers/erasing'),
      (answer) => BigInt(answer.body.log.size) > BigInt(at),
    );
    expect(await cli('verify', 'ledger', '--trusted', 'trusted')).toMatchObject({ code: 0 });
    expect(await cli('export', 'bundle', 'after.tar.gz')).toMatchObject({ code: 0 });
    expect(isIn(unzipped('after.tar.gz'), [...planted, reference, ...identifying])).toBe(false);
    expect(unzipped('after.tar.gz').includes(`"erasure":{"subject":"${anna}"`)).toBe(true); // by which it is erased again after a restore
    expect(await offline('verify', 'bundle', 'after.tar.gz', '--key', verifierKey, '--all')).toMatchObject({ code: 0 });

    await stack.superuser.query('VACUUM FULL ledger.texts, vault.subjects');
    expect(await tracesOnDisk([...planted, ...identifying])).toEqual([]);
  });

  const vaultRow = async (): Promise<{ sealed: Buffer; lookup: Buffer }> => {
    const asked = 'SELECT sealed, lookup FROM vault.subjects WHERE subject_id = $1';
    const { rows } = await stack.superuser.query<{ sealed: Buffer; lookup: Buffer }>(asked, [anna]);
    if (rows[0] === undefined) throw new Error('nobody is there');
    return rows[0];
  };
  /** What identifies a person, as whoever holds the key of the vault reads it. */
  function opened(sealed: Buffer): unknown {
    const decipher = createDecipheriv('aes-256-gcm', testSecrets().vaultKey, sealed.subarray(0, 12));
    decipher.setAAD(Buffer.from(`erasing\n${anna}`)).setAuthTag(sealed.subarray(-16));
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8'));
  }

  test('is shown as null wherever its texts were shown', async ({ skip }) => {
    if (!isHere) skip('redis-server not found');
    const history = await school.get<{ history: unknown[] }>(`facts/${contact}`);
    expect(history.body.history).toMatchObject([
      { version: 1, values: { matter: 'one', words: null }, reason: null, note: null },
      { version: 2, values: { matter: 'one', words: null }, reason: null, note: null },
    ]);
    const fact = await school.get(`facts/${marked.events[1]?.fact ?? ''}`);
    expect(fact.body).toMatchObject({ history: [{ evidence: [null] }] });
    const submission = await operator.get(`submissions/${marked.submission}`);
    expect(submission.body).toMatchObject({ note: null, reviews: [{ outcome: 'accepted', reason: null }] });
    const page = await operator.get('submissions');
    expect(page.status).toBe(200);
    const explained = await cli('explain', '--plan', plan, '--indicator', indicator, '--unit', 'a');
    expect(explained).toMatchObject({ code: 0, stdout: expect.stringContaining(anna) as string });
  });

  test('is erased once, by an operator of the whole ledger; to others it looks absent', async ({ skip }) => {
    if (!isHere) skip('redis-server not found');
    const again = expectProblem(await erase(anna), 409, 'erased');
    expect(again).toMatchObject({ subject: anna, position: expect.stringMatching(/^\d+$/) as string });
    expectProblem(await erase(`s-${'a'.repeat(26)}`), 404, 'not-found');
    expectProblem(await erase('s-1'), 400);
    expectProblem(await erase(other, ''), 400);
    const below = await world.client(
      ['operator', 'a'],
      ['planner', 'city'],
      ['auditor', 'city'],
      ['submitter', 'city'],
    );
    expectProblem(await erase(other, 'file 18', {}, below), 404, 'not-found');
    const headers = { 'idempotency-key': 'erase-other' };
    const first = await erase(other, 'file 18', headers);
    expect(first).toMatchObject({ status: 201, body: { subject: other, texts: 0 } });
    expect((await erase(other, 'file 18', headers)).body).toEqual(first.body);
    expectProblem(await erase(other, 'file 19', headers), 422, 'key-reused');
  });

  test('has another id when the same reference comes again, and nothing is recorded under the old one', async ({
    skip,
  }) => {
    if (!isHere) skip('redis-server not found');
    const asked = { unit: 'a', references: [reference] };
    const { body } = await school.send<{ subjects: string[] }>('POST', 'subjects', { body: asked });
    expect(body.subjects[0]).toMatch(/^s-/);
    expect(body.subjects[0]).not.toBe(anna);
    expectProblem(await school.submit({ unit: 'a', facts: [transfer(anna, 'a', 't1', '2020-07-02')] }), 400);
    ok(await school.submit({ unit: 'a', facts: [transfer(body.subjects[0] ?? '', 'a', 't1', '2020-07-02')] }));
  });
});
