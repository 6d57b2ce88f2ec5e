import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { leafHash, openCheckpoint, signCheckpoint, tilePath, verifierOf, verifyReceipt, widthAt } from '@duibiao/log';
import { testSecrets } from '@duibiao/platform/testing';
import { logSigner } from '@duibiao/sealing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { duibiao, type Ran } from './harness/cli.js';
import type { Client } from './harness/client.js';
import { mark } from './harness/facts.js';
import { type Log, logOf, sealedLog } from './harness/log.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let auditor: Client;
let school: Client;
const files = mkdtempSync(path.join(os.tmpdir(), 'duibiao-log-'));
const file = (name: string): string => path.join(files, name);

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'sealed', { city: null, a: 'city', b: 'city' });
  auditor = await world.client(['auditor', 'city'], ['operator', 'city']);
  school = await world.client(['submitter', 'a']);
  const members = await world.members(300);
  await world.record('a', members.map((member) => mark(member, 'a'))); // prettier-ignore
});
afterAll(async () => {
  await stack.close();
  rmSync(files, { recursive: true });
});

const log = (): Promise<Log> => logOf(auditor);
const sealed = (): Promise<Log> => sealedLog(auditor);
const bytesOf = async (url: string, key?: string): Promise<{ status: number; bytes: Buffer; headers: Headers }> => {
  const answer = await fetch(url, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
};
/** Without a server, a database or an environment. */
const offline = (...args: string[]): Promise<Ran> =>
  duibiao(args, { cwd: files, env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } });
const online = (...args: string[]): Promise<Ran> =>
  duibiao([...args, '--ledger', 'sealed', '--url', stack.url, '--key', auditor.key ?? ''], { cwd: files });
const submit = async (): Promise<{ submission: string; receipt: string; position: string }> => {
  const [member = ''] = await world.members(1);
  const { body, status } = await school.submit({ plan, unit: 'a', facts: [mark(member, 'a')] });
  expect(status).toBe(201);
  return {
    submission: body.submission,
    receipt: (body as unknown as { receipt: string }).receipt,
    position: body.firstPosition,
  };
};

describe('a receipt', () => {
  test('is linked by the answer, waits for its checkpoint, and verifies by the key alone', async () => {
    const { submission, receipt, position } = await submit();
    expect(receipt).toBe(`/v1/ledgers/sealed/submissions/${submission}/receipt`);
    const answer = await school.get(`${receipt}?wait=10`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const { verifierKey } = await log();
    const { entry } = verifyReceipt(answer.text, [verifierOf(verifierKey)]);
    expect(JSON.parse(Buffer.from(entry).toString())).toMatchObject({
      position: Number(position),
      body: { submission: { id: submission } },
    });

    writeFileSync(file('receipt'), answer.text);
    const verified = await offline('verify', 'receipt', 'receipt', '--key', verifierKey);
    expect(verified).toMatchObject({ code: 0, stderr: expect.stringContaining('The receipt holds.') as string });
    expect(verified.stdout).toContain(`Submission:  ${submission}, item 1 of 1`);
    expect(verified.stdout).toContain(`Position:    ${position}`);
  });

  test('that was changed, or is asked for with a key that is none, fails with one sentence and its exit code', async () => {
    const { verifierKey, origin } = await sealed();
    const receipt = readFileSync(file('receipt'), 'utf8');
    const changed = Buffer.from(receipt);
    const at = receipt.indexOf('\nextra ') + 100;
    changed[at] = changed[at] === 65 ? 66 : 65;
    writeFileSync(file('changed'), changed);
    expect(await offline('verify', 'receipt', 'changed', '--key', verifierKey)).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(
        /^changed does not hold: the leaf of index \d+ does not lead to the root of \d+ leaves\.\n$/,
      ) as string,
    });
    writeFileSync(file('cut'), receipt.slice(0, 300));
    expect(await offline('verify', 'receipt', 'cut', '--key', verifierKey)).toMatchObject({ code: 3 });
    const another = `${verifierKey.slice(0, -1)}${verifierKey.endsWith('A') ? 'B' : 'A'}`;
    expect(await offline('verify', 'receipt', 'receipt', '--key', another)).toMatchObject({ code: 2 });
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const foreign = await offline('verify', 'receipt', 'receipt', '--key', other);
    expect(foreign).toMatchObject({
      code: 3,
      stderr: 'receipt does not hold: the note is not signed by PeterNeumann (key c74f20a3).\n',
    });
    expect(origin).toBe('localhost/v1/ledgers/sealed/log');
  });

  test('of what lies outside the scope is absent, and of what is not sealed yet is said to be so', async () => {
    const { receipt, position } = await submit();
    const neighbour = await world.client(['submitter', 'b']);
    expectProblem(await neighbour.get(receipt), 404, 'not-found');
    expectProblem(await neighbour.get(`events/${position}/proof`), 404, 'not-found');
    expectProblem(await school.get(`${receipt}?wait=11`), 400);
    expectProblem(await school.get('submissions/sub-aaaaaaaaaaaaaaaaaaaaaaaaaa/receipt'), 404);
    await sealed();
    const proof = await school.get(`events/${position}/proof`);
    expect(proof.text).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/);
  });
});

describe('the log', () => {
  test('is public as checkpoint and tiles, which lead to the bytes of every entry', async () => {
    const { verifierKey } = await sealed();
    const checkpoint = await bytesOf(`${stack.url}/v1/ledgers/sealed/log/checkpoint`);
    expect(checkpoint.headers.get('cache-control')).toBe('no-cache');
    const { size } = openCheckpoint(checkpoint.bytes, [verifierOf(verifierKey)]);
    const width = widthAt(size, 0, 1);
    const tile = await bytesOf(`${stack.url}/v1/ledgers/sealed/log/${tilePath({ level: 0, index: 1, width })}`);
    expect(tile.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(tile.bytes).toHaveLength(width * 32);
    const entry = await bytesOf(`${stack.url}/v1/ledgers/sealed/events/257`, auditor.key);
    expect(tile.bytes.subarray(0, 32)).toEqual(leafHash(entry.bytes));
  });

  test.each([
    ['a width that is not there', 'tile/0/001.p/255'],
    ['a tile that is not there', 'tile/0/002'],
    ['an empty tile', 'tile/1/001.p/1'],
    ['a level that is not there', 'tile/2/000.p/1'],
    ['no number', 'tile/0/..%2f..'],
    ['entries, asked without a key', 'tile/entries/000', 401],
  ])('does not show %s', async (_, at, status = 404) => {
    await sealed();
    expectProblem(await stack.client('sealed').get(`log/${at}`), status);
  });

  test('shows entries to those who may read the whole ledger, to nobody else', async () => {
    await sealed();
    const at = `${stack.url}/v1/ledgers/sealed/log/tile/entries/000`;
    expect((await bytesOf(at, auditor.key)).status).toBe(200);
    expect((await bytesOf(at, school.key)).status).toBe(404);
    expectProblem(await stack.client('elsewhere').get('log/checkpoint'), 404);
  });
});

describe('the checkpoints of every hour', () => {
  const page = async (asked: string) =>
    auditor.get<{ checkpoints: string[]; next: string | null }>(`log/checkpoints?${asked}`);
  /** So many hours before the first checkpoint, each with a text of its own. */
  const plant = (hours: number): Promise<void> =>
    asSuperuser(
      `INSERT INTO log.checkpoints SELECT 'sealed', 1, '2020-01-01T00:00:00Z'::timestamptz + n * interval '1 hour', n, 'hour ' || n
         FROM generate_series(1, ${hours}) n`,
    );
  afterEach(() => asSuperuser(`DELETE FROM log.checkpoints WHERE hour < '2026-01-01'`));

  test('come in pages, oldest first; each is there once', async () => {
    await sealed();
    await plant(250);
    const found: string[] = [];
    const pages: number[] = [];
    const prefix = '/v1/ledgers/sealed/log/checkpoints?';
    for (let asked: string | undefined = 'limit=100'; asked !== undefined;) {
      const answer: Awaited<ReturnType<typeof page>> = await page(asked);
      expect(answer.status).toBe(200);
      found.push(...answer.body.checkpoints);
      pages.push(answer.body.checkpoints.length);
      asked = /^<([^>]*)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]?.replace(prefix, '');
      expect(answer.body.next === null).toBe(asked === undefined);
    }
    expect(pages.slice(0, 2)).toEqual([100, 100]);
    expect(found.slice(0, 250)).toEqual(Array.from({ length: 250 }, (_, n) => `hour ${n + 1}`));
    expect(found.slice(250).every((note) => note.startsWith('localhost/v1/ledgers/sealed/log\n'))).toBe(true);
    expect((await auditor.get<{ checkpoints: string[] }>('log/checkpoints')).body.checkpoints).toHaveLength(100);
  });

  test.each(['limit=0', 'limit=501', 'limit=x', 'cursor=1', 'cursor=2020-13-01T00:00:00.000Z', 'after=1'])(
    'asked for by %s are refused',
    async (asked) => {
      expectProblem(await page(asked), 400, 'invalid-request');
    },
  );

  test('are all compared with the tree by who verifies, also those of the last page', async () => {
    const { origin } = await sealed();
    await plant(1_100);
    expect(await online('verify', 'ledger')).toMatchObject({ code: 0 });
    const signed = signCheckpoint({ origin, size: 2, root: Buffer.alloc(32) }, [logSigner(testSecrets(), origin, 1)]);
    await asSuperuser(`INSERT INTO log.checkpoints VALUES ('sealed', 1, '2025-12-31T00:00:00Z', 2, '${signed}')`);
    expect(await online('verify', 'ledger')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('positions 1 to 2: the tree that stands there is not the one') as string,
    });
  });
});

describe('a bundle', () => {
  let key: string;

  test('carries a ledger away: it verifies offline, and its published result is computed anew', async () => {
    const asked = await auditor.send<{ id: string }>('POST', 'recomputations', { body: { plan } });
    await waitFor(
      async () => (await auditor.get<{ state: string }>(`recomputations/${asked.body.id}`)).body.state,
      (state) => state === 'published',
    );
    key = (await sealed()).verifierKey;
    expect(await online('export', 'bundle', 'bundle.tar.gz')).toMatchObject({ code: 0 });
    const verified = await offline('verify', 'bundle', 'bundle.tar.gz', '--key', key, '--all', '--json');
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    const found = JSON.parse(verified.stdout) as { recomputed: { published: string; computed: string }[] };
    expect(found.recomputed).toHaveLength(1);
    expect(found.recomputed[0]?.computed).toBe(found.recomputed[0]?.published);
  });

  test('that was cut, or is of another log, is refused with one sentence', async () => {
    const whole = readFileSync(file('bundle.tar.gz'));
    writeFileSync(file('cut.tar.gz'), whole.subarray(0, whole.length >> 1));
    const cut = await offline('verify', 'bundle', 'cut.tar.gz', '--key', key);
    expect(cut).toMatchObject({ code: 3, stdout: '' });
    expect(cut.stderr).toMatch(/^cut\.tar\.gz does not hold: the bundle is cut or damaged after .*\n$/);
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(await offline('verify', 'bundle', 'bundle.tar.gz', '--key', other)).toMatchObject({ code: 3 });
  });
});

describe('what a superuser does to the ledger', () => {
  const trusted = (name: string): Promise<Ran> => online('verify', 'ledger', '--trusted', name);

  test('is found, and the first bad position named', async () => {
    await submit();
    await stack.stopWorker(); // nothing is sealed from here on
    const { size } = await log();
    const last = Number(size);
    expect(await trusted('trusted')).toMatchObject({ code: 0 });
    const unsealed = await submit();
    const late = expectProblem(await school.get(`events/${unsealed.position}/proof`), 409, 'not-sealed');
    expect(late.detail).toContain(`no checkpoint covers it yet: the newest covers ${last}`);

    const found = async (attack: string, undo: string, position: RegExp): Promise<void> => {
      await asSuperuser(attack);
      const verified = await trusted('trusted');
      await asSuperuser(undo);
      expect(verified, `${attack}: ${verified.stderr}`).toMatchObject({ code: 3, stdout: '' });
      expect(verified.stderr).toMatch(position);
    };
    await asSuperuser('CREATE TABLE public.kept AS SELECT * FROM ledger.events');
    const restore = (where: string): string =>
      `DELETE FROM ledger.events WHERE ${where}; INSERT INTO ledger.events SELECT * FROM public.kept WHERE ${where}`;
    const one = (position: number): string => `ledger_id = 'sealed' AND position = ${position}`;

    const changed = `SET entry = convert_to(replace(convert_from(entry, 'UTF8'), '2020', '2021'), 'UTF8') WHERE ${one(40)}`;
    await found(
      `UPDATE ledger.events ${changed}`,
      restore(one(40)),
      /position 40: the entry is not the one whose hash stands/,
    );
    await found(
      `UPDATE ledger.events SET entry = set_byte(entry, 99, get_byte(entry, 99) # 1) WHERE ${one(258)}`,
      restore(one(258)),
      /position 258: /,
    );
    const tail = `ledger_id = 'sealed' AND position > ${last - 3}`;
    await found(
      `DELETE FROM ledger.events WHERE ${tail}`,
      restore(tail),
      new RegExp(`positions ${last - 2} to ${last} are missing`),
    );
    await found(`DELETE FROM ledger.events WHERE ${one(77)}`, restore(one(77)), /position 77: /);
    await found(
      `UPDATE ledger.events e SET entry = o.entry FROM public.kept o
        WHERE e.ledger_id = 'sealed' AND o.ledger_id = 'sealed' AND e.position IN (50, 60) AND o.position = 110 - e.position`,
      `UPDATE ledger.events e SET entry = o.entry FROM public.kept o WHERE e.ledger_id = o.ledger_id AND e.position = o.position AND e.position IN (50, 60)`,
      /position 50: /,
    );
    expect(await trusted('trusted')).toMatchObject({ code: 0 });
  });

  test('is found by the workers at night, and is an alert until it is gone', async () => {
    const night = `UPDATE log.verifications SET started_at = started_at - interval '1 day' WHERE ledger_id = 'sealed'`;
    const alerts = async (): Promise<readonly { kind: string; message: string }[]> =>
      (await auditor.get<{ alerts: readonly { kind: string; message: string }[] }>('alerts')).body.alerts;
    await stack.startWorker();
    await waitFor(
      async () =>
        (await auditor.get<{ log: { verified: { finishedAt: string | null } | null } }>('/v1/ledgers/sealed')).body,
      (one) => (one.log.verified?.finishedAt ?? null) !== null,
    );
    const one = `ledger_id = 'sealed' AND position = 41`;
    await asSuperuser(
      `UPDATE ledger.events SET entry = set_byte(entry, 99, get_byte(entry, 99) # 1) WHERE ${one}; ${night}`,
    );
    const [alert] = await waitFor(alerts, (found) => found.some(({ kind }) => kind === 'log'));
    expect(alert).toMatchObject({
      kind: 'log',
      message: 'position 41: the entry is not the one whose hash stands in the tree',
    });
    await asSuperuser(
      `UPDATE ledger.events SET entry = set_byte(entry, 99, get_byte(entry, 99) # 1) WHERE ${one}; ${night}`,
    );
    await waitFor(alerts, (found) => found.every(({ kind }) => kind !== 'log'));
  });
});

/** Past the guard rail. */
async function asSuperuser(sql: string): Promise<void> {
  const client = await stack.superuser.connect();
  try {
    await client.query('SET session_replication_role = replica; ALTER TABLE ledger.events DISABLE TRIGGER ALL');
    await client.query(sql);
  } finally {
    await client
      .query('ALTER TABLE ledger.events ENABLE TRIGGER ALL; RESET session_replication_role')
      .catch(() => undefined);
    client.release();
  }
}
