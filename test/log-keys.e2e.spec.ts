import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openCheckpoint, rootAt, TileNodes, verifierOf } from '@duibiao/log';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duibiao, type Ran } from './harness/cli.js';
import type { Client } from './harness/client.js';
import { mark } from './harness/facts.js';
import { type Log, logOf, sealedLog } from './harness/log.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { World } from './harness/world.js';

let stack: Stack;
let world: World;
let operator: Client;
const files = mkdtempSync(path.join(os.tmpdir(), 'duibiao-log-keys-'));

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'keyed', { city: null, a: 'city' });
  operator = await world.client(['operator', 'city'], ['auditor', 'city']);
});
afterAll(async () => {
  await stack.close();
  rmSync(files, { recursive: true });
});

const log = (): Promise<Log> => logOf(operator);
const sealed = (): Promise<Log> => sealedLog(operator);
/** A log is served under the last part of its origin. */
const pathOf = ({ origin }: Log): string => origin.slice(origin.lastIndexOf('/') + 1);
const checkpoint = async (): Promise<string> => (await operator.get(`${pathOf(await log())}/checkpoint`)).text;
const cli = (...args: string[]): Promise<Ran> =>
  duibiao([...args, '--ledger', 'keyed', '--url', stack.url, '--key', operator.key ?? ''], { cwd: files });
const offline = (...args: string[]): Promise<Ran> =>
  duibiao(args, { cwd: files, env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } });
async function record(): Promise<void> {
  const [member = ''] = await world.members(1);
  await world.record('a', [mark(member, 'a')]);
}
interface Alerts {
  readonly alerts: readonly { readonly kind: string; readonly settledAt: string | null }[];
}
const openAlerts = async (): Promise<number> =>
  (await operator.get<Alerts>('alerts')).body.alerts.filter((one) => one.kind === 'log' && one.settledAt === null)
    .length;

test('the key of a log is changed on the command line: the bundle verifies with the old key and with the new one', async () => {
  const before = await sealed();
  expect(before).toMatchObject({ previousKey: null, generation: 1 });
  const changed = await cli('ledger', 'rotate-key', '--reason', '换钥 every year', '--idempotency-key', 'key-2');
  expect(changed).toMatchObject({ code: 0, stderr: expect.stringContaining('The new verifier key: ') as string });
  expect(changed.stdout).toContain('log-key-changed');
  const after = await sealed();
  expect(after).toMatchObject({ previousKey: before.verifierKey, held: null });
  expect(changed.stderr).toContain(after.verifierKey);
  expect((await cli('ledger', 'rotate-key', '--reason', '换钥 every year', '--idempotency-key', 'key-2')).stdout).toBe(
    changed.stdout,
  );
  expect(await log()).toMatchObject({ verifierKey: after.verifierKey });

  const position = /^(\d+) +log-key-changed/m.exec(changed.stdout)?.[1] ?? '';
  const event = await operator.get(`events/${position}`);
  expect(event.body).toMatchObject({
    body: {
      type: 'log-key-changed',
      log: { origin: before.origin, before: before.verifierKey, after: after.verifierKey },
    },
  });
  expect(event.text).not.toContain('every year');

  expect(await cli('export', 'bundle', 'bundle.tar.gz')).toMatchObject({ code: 0 });
  for (const key of [before.verifierKey, after.verifierKey]) {
    expect(await offline('verify', 'bundle', 'bundle.tar.gz', '--key', key)).toMatchObject({ code: 0 });
  }
});

test('what is shown are keys, size and whether signing goes on', async () => {
  const { origin, verifierKey, previousKey } = await sealed();
  const shown = await cli('ledger', 'show');
  expect(shown.code).toBe(0);
  for (const text of [origin, verifierKey, previousKey ?? '', 'goes on', await checkpoint()]) {
    expect(`${shown.stdout}\n`).toContain(text);
  }
  expect(JSON.parse((await cli('ledger', 'show', '--json')).stdout)).toMatchObject({ log: { verifierKey } });
});

test('only operators of the root change a log', async () => {
  for (const other of [await world.client(['operator', 'a']), await world.client(['auditor', 'city'])]) {
    expectProblem(await other.post('log/keys', { reason: 'x' }), 404, 'not-found');
    expectProblem(await other.post('log/reopenings', { reason: 'x' }), 404, 'not-found');
    expectProblem(await other.send('POST', 'log/resumptions', { body: { checkpoint: 'x' } }), 404, 'not-found');
  }
  expectProblem(await operator.post('log/keys', {}), 400);
  expectProblem(await operator.send('POST', 'log/keys', { body: { reason: 'x' } }), 400);
  const resumed = (body: unknown) => operator.send('POST', 'log/resumptions', { body });
  expectProblem(await resumed({ checkpoint: await checkpoint() }), 409, 'conflict');
  expectProblem(await resumed({ checkpoint: 'elsewhere/log\n1\n', takeOver: true }), 422, 'checkpoint-refused');
});

test('where signing is held, it goes on by the newest checkpoint, and by no other', async () => {
  await sealed();
  const note = await checkpoint();
  await stack.superuser.query(`UPDATE log.logs SET held = 'The database was restored.' WHERE ledger_id = 'keyed'`);
  await waitFor(openAlerts, (open) => open === 1);
  await record();
  expect((await cli('ledger', 'show')).stdout).toContain('HELD: The database was restored.');
  expectProblem(await operator.post('log/keys', { reason: 'x' }), 409, 'conflict');

  const size = BigInt(note.split('\n')[1] ?? '');
  writeFileSync(path.join(files, 'newer'), note.replace(`\n${size}\n`, `\n${size + 1n}\n`));
  expect(await cli('ledger', 'resume', 'newer')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The checkpoint does not hold: the signature of') as string,
  });
  expect(await cli('ledger', 'resume', 'nowhere')).toMatchObject({ code: 1 });
  writeFileSync(path.join(files, 'newest'), note);
  expect(await cli('ledger', 'resume', 'newest')).toMatchObject({ code: 0 });
  await sealed();
  await waitFor(openAlerts, (open) => open === 0);
});

test('held where there is nothing new, the alert is settled all the same', async () => {
  await sealed();
  const checkpointNow = await checkpoint();
  await stack.superuser.query(`UPDATE log.logs SET held = 'The database was restored.' WHERE ledger_id = 'keyed'`);
  await waitFor(openAlerts, (open) => open === 1);
  expect((await operator.send('POST', 'log/resumptions', { body: { checkpoint: checkpointNow } })).status).toBe(204);
  await waitFor(openAlerts, (open) => open === 0);
});

test('a log is opened anew under another origin, which an event tells', async () => {
  const before = await sealed();
  const old = openCheckpoint(await checkpoint(), [verifierOf(before.verifierKey)]);
  const reopened = await cli('ledger', 'reopen', '--reason', 'the disk of the newer entries is lost');
  expect(reopened).toMatchObject({ code: 0, stderr: expect.stringContaining('/v1/ledgers/keyed/log.2+') as string });
  const after = await sealed();
  expect(after).toMatchObject({ generation: 2, previousKey: null, origin: `${before.origin}.2` });
  const { origin, size } = openCheckpoint(await checkpoint(), [verifierOf(after.verifierKey)]);
  expect({ origin, size }).toEqual({ origin: after.origin, size: Number(await operator.size()) });
  const event = await operator.get(`events/${await operator.size()}`);
  expect(event.body).toMatchObject({
    body: {
      type: 'log-reopened',
      log: {
        origin: after.origin,
        verifierKey: after.verifierKey,
        generation: 2,
        before: { origin: before.origin, size: old.size, root: Buffer.from(old.root).toString('base64') },
      },
    },
  });
  expect(await cli('verify', 'ledger', '--vkey', after.verifierKey, '--trusted', 'trusted')).toMatchObject({ code: 0 });
  expect((await cli('verify', 'ledger', '--vkey', before.verifierKey)).code).toBe(3);
  await record();
  await sealed();
});

test('a log that was opened anew is served under its own origin; the name before says where it goes on', async () => {
  const { origin, verifierKey, size } = await log();
  expect(pathOf({ origin } as Log)).toBe('log.2');
  const anonymous = stack.client('keyed');
  const tile = `tile/0/000.p/${size}`;
  for (const at of ['log/checkpoint', `log/${tile}`]) {
    const gone = expectProblem(await anonymous.get(at), 404, 'not-found');
    expect(gone.detail).toContain(`It goes on as ${origin}, with another key: /v1/ledgers/keyed/log.2/checkpoint.`);
  }
  expectProblem(await operator.get('log/tile/entries/000.p/1'), 404, 'not-found');
  expect((await operator.get('log.2/tile/entries/000.p/1')).status).toBe(200);
  const found = await fetch(`${stack.url}/v1/ledgers/keyed/log.2/${tile}`);
  expect(found.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const hashes = new Uint8Array(await found.arrayBuffer());
  const { root } = openCheckpoint(await checkpoint(), [verifierOf(verifierKey)]);
  expect(await rootAt(new TileNodes(Number(size), async () => hashes), Number(size))).toEqual(root);
  for (const name of ['log.1', 'log.3', 'log.02', 'log.NaN', 'log.', 'logs', 'events']) {
    expectProblem(await anonymous.get(`${name}/${tile}`), 404);
    expectProblem(await anonymous.get(`${name}/checkpoint`), name === 'events' ? 401 : 404);
  }
  // what was signed under the name before stays
  const signed = async (name: string): Promise<readonly string[]> =>
    (await anonymous.get<{ checkpoints: string[] }>(`${name}/checkpoints`)).body.checkpoints;
  for (const name of ['log', 'log.2']) {
    const origins = (await signed(name)).map((note) => note.split('\n')[0]);
    expect(new Set(origins)).toEqual(new Set([`localhost/v1/ledgers/keyed/${name}`]));
  }
  expectProblem(await anonymous.get('logs/checkpoints'), 404);
});

test('what these events say changes no number: both roads pass them over', async () => {
  const asked = await operator.send<{ id: string }>('POST', 'recomputations', { body: { plan: 'dongguan-2020' } });
  const run = await waitFor(
    async () => (await operator.get<{ state: string }>(`recomputations/${asked.body.id}`)).body.state,
    (state) => !['waiting', 'running'].includes(state),
  );
  expect(run).toBe('published');
  const rebuilt = await cli('rebuild', '--check');
  expect(rebuilt).toMatchObject({ code: 0 });
});
