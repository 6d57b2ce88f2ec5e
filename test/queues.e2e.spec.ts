import { testRedisUrl } from '@duibiao/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { World } from './harness/world.js';

let stack: Stack;
let world: World;
let operator: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'watched', { city: null, a: 'city' });
  operator = await world.client(['operator', 'city']);
});
afterAll(() => stack.close());

const open = (who: Client) => who.send('POST', '/v1/queue-sessions');
/** The id of the key behind a session. */
const keyOf = (cookie: string): string => /^duibiao_queues=([\w-]+)\./.exec(cookie)?.[1] ?? '';
/** The cookie of a session, as a browser sends it back. */
const session = async (who = operator): Promise<string> => {
  const { status, headers } = await open(who);
  expect(status).toBe(204);
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};
const look = (path: string, cookie?: string, method = 'GET') =>
  fetch(`${stack.url}${path}`, { method, ...(cookie === undefined ? {} : { headers: { cookie } }) });

interface Board {
  readonly queues: readonly { readonly name: string; readonly readOnlyMode: boolean; readonly counts: object }[];
}

describe('the queues', () => {
  test('are shown to an operator of a ledger by a session of a quarter of an hour', async () => {
    const { headers } = await open(operator);
    expect(headers.get('set-cookie')).toMatch(
      /^duibiao_queues=[\w.-]+; Path=\/queues; Max-Age=900; HttpOnly; SameSite=Strict$/,
    );
    const cookie = await session();
    const page = await look('/queues', cookie);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const text = await page.text();
    expect(text).not.toMatch(/https?:\/\//);
    const [, script = ''] = /src="(static\/js\/[^"]+)"/.exec(text) ?? [];
    expect((await look(`/queues/${script}`, cookie)).status).toBe(200);
  });

  test('are all there, with what waits in them, on the backend in use', async () => {
    const answer = await look('/queues/api/queues?activeQueue=doorbells&status=latest&page=1', await session());
    expect(answer.status).toBe(200);
    const { queues } = (await answer.json()) as Board;
    expect(queues.map(({ name }) => name).toSorted()).toEqual(['doorbells', 'rebuilds', 'recomputations', 'replays']);
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
  });

  test('are not shown without a session, with another’s or a broken one', async () => {
    const cookie = await session();
    for (const other of [undefined, 'duibiao_queues=', `${cookie}x`, 'duibiao_queues=p-1.99999999999999.x']) {
      for (const path of ['/queues', '/queues/', '/queues/api/queues', '/queues/static/js/main.js']) {
        const answer = await look(path, other);
        expect([path, answer.status]).toEqual([path, 401]);
        expect(await answer.text()).toContain('15 minutes');
      }
    }
    const byKey = await operator.send('GET', '/queues');
    expect(byKey.status).toBe(401);
  });

  test('cannot be changed from there', async () => {
    const cookie = await session();
    for (const [method, path] of [
      ['PUT', '/queues/api/queues/pause'],
      ['PUT', '/queues/api/queues/doorbells/obliterate'],
      ['POST', '/queues/api/queues/doorbells/add'],
      ['PATCH', '/queues/api/queues/doorbells/job-schedulers/sweep'],
    ] as const) {
      expect([method, path, (await look(path, cookie, method)).status]).toEqual([method, path, 404]);
    }
  });

  test('are for operators of a whole ledger alone', async () => {
    const others = [
      await world.client(['operator', 'a']),
      await world.client(['auditor', 'city'], ['planner', 'city']),
    ];
    for (const other of others) expectProblem(await open(other), 403, 'forbidden');
    expectProblem(await fetchOpen(), 401, 'not-authenticated');
  });

  test('are closed to who lost the role meanwhile', async () => {
    const passing = await world.client(['operator', 'city']);
    const cookie = await session(passing);
    expect((await look('/queues', cookie)).status).toBe(200);
    await stack.superuser.query(
      `DELETE FROM ledger.grants WHERE ledger_id = 'watched' AND principal_id = (SELECT principal_id FROM access.keys WHERE key_id = $1)`,
      [keyOf(cookie)],
    );
    expect((await look('/queues', cookie)).status).toBe(401);
  });

  test('are closed at once to a session whose key was revoked, and to no other', async () => {
    const [cookie, leaving] = [await session(), await session(await world.client(['operator', 'city']))];
    expect((await look('/queues', leaving)).status).toBe(200);
    expect((await operator.send('DELETE', `keys/${keyOf(leaving)}`)).status).toBe(204);
    for (const path of ['/queues', '/queues/api/queues']) expect((await look(path, leaving)).status).toBe(401);
    expect((await look('/queues', cookie)).status).toBe(200);
  });

  test('are shown from this machine alone by a key that is valid there alone', async () => {
    const { client, principal } = await world.keyHolder(['operator', 'city']);
    const cookie = await session(client);
    await stack.superuser.query('UPDATE access.keys SET loopback_only = true WHERE principal_id = $1', [principal]);
    expect((await look('/queues', cookie)).status).toBe(200);
    const headers = { cookie, 'x-forwarded-for': '203.0.113.7' };
    expect((await fetch(`${stack.url}/queues`, { headers })).status).toBe(401);
  });
});

const fetchOpen = async () => {
  const response = await fetch(`${stack.url}/v1/queue-sessions`, { method: 'POST' });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
};

describe.skipIf(testRedisUrl() === undefined)('on Redis', () => {
  test('they are shown as well', async () => {
    await stack.stopApi();
    await stack.startApi(testRedisUrl());
    const answer = await look('/queues/api/queues?activeQueue=doorbells&status=latest&page=1', await session());
    expect(((await answer.json()) as Board).queues).toHaveLength(4);
  });
});
