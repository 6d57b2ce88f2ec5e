import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addPrincipal, issueKey } from '@duibiao/access';
import { giveGrants } from '@duibiao/submissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer } from './harness/client.js';
import { expectProblem } from './harness/problem.js';
import { raw } from './harness/raw.js';
import { Stack } from './harness/stack.js';
import { done, World } from './harness/world.js';

let stack: Stack;
let directory: string;
/** By who holds it. */
let keys: { good: string; revoked: string; fromAnywhere: string; ofLive: string };

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'duibiao-accounts-'));
  stack = await Stack.start();
  const world = await World.open(stack, 'played', { city: null, t1: 'city' }, { recordedAt: '2020-11-01T01:00:00Z' });
  await world.releaseClock();
  const live = await World.open(stack, 'live', { city: null });
  const holder = await addPrincipal(stack.pool, 'demonstration town-01');
  const grants = (['submitter', 'auditor'] as const).map((role) => ({ principal: holder, role, unit: 't1' }));
  done(await giveGrants(stack.desk, world.owner, { ledger: 'played', grants }));
  const issue = async (principal: string, isLoopbackOnly: boolean) =>
    issueKey(stack.pool, principal, 'demonstration', isLoopbackOnly);
  const [good, revoked, fromAnywhere, ofLive] = [
    await issue(holder, true),
    await issue(holder, true),
    await issue(holder, false),
    await issue(live.owner.principal, true),
  ];
  expect((await (await world.client()).send('DELETE', `keys/${revoked.id}`)).status).toBe(204);
  keys = { good: good.key, revoked: revoked.key, fromAnywhere: fromAnywhere.key, ofLive: ofLive.key };
  const account = (name: string, key: string, unit = 't1') => ({ name, roles: ['submitter', 'auditor'], unit, key });
  const file = path.join(directory, 'keys.json');
  const content = {
    ledger: 'played',
    keys: [account('town-01', good.key), account('gone', revoked.key), account('open', fromAnywhere.key)],
    more: [{ ledger: 'live', keys: [account('real', ofLive.key, 'city')] }],
  };
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  await stack.stopApi();
  await stack.startApi(undefined, { DEMONSTRATION_KEYS: file, LOG_LEVEL: 'trace' });
});
afterAll(async () => {
  await stack.close();
  rmSync(directory, { recursive: true, force: true });
});

const ask = (host: string, more = ''): Promise<Answer> =>
  raw(stack.port, `GET /v1/demonstration-accounts HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`);

test.each(['localhost:3000', '127.0.0.1', '[::1]:80', 'LOCALHOST'])(
  'on this machine, as %s, the accounts of demonstrations are offered, those alone whose key is valid here and nowhere else',
  async (host) => {
    const { status, headers, body } = await ask(host);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(body).toEqual({
      accounts: [
        {
          name: 'town-01',
          label: { zh: 'unit t1：填报、审计', en: 'unit t1: submitter, auditor' },
          ledger: 'played',
          ledgerName: 'played',
          roles: ['submitter', 'auditor'],
          unit: 't1',
          unitName: 'unit t1',
          key: keys.good,
        },
      ],
    });
  },
);

test.each([
  ['evil.example', ''],
  ['localhost.evil.example:3000', ''],
  ['127.0.0.1.evil.example', ''],
  ['192.168.1.20:3000', ''],
  ['', ''],
  ['localhost', 'X-Forwarded-For: 203.0.113.9\r\n'],
  ['localhost', 'Forwarded: for=203.0.113.9\r\n'],
])('asked as %j with %j, there is nothing', async (host, more) => {
  expectProblem(await ask(host, more), 404, 'not-found');
});

test('an offered key opens its ledger, and no key gets into the log', async () => {
  const { status } = await stack.client('played', keys.good).get('/v1/ledgers/played');
  expect(status).toBe(200);
  await ask('localhost');
  expect(stack.api.output).toContain('/v1/demonstration-accounts');
  for (const key of Object.values(keys)) expect(stack.api.output).not.toContain(key.slice(-20));
});

test('an API without a demonstration offers none', async () => {
  await stack.stopApi();
  await stack.startApi();
  expectProblem(await ask('localhost'), 404, 'not-found');
});
