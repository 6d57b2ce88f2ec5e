import { testRedisUrl } from '@duibiao/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.js';
import { mark } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { World } from './harness/world.js';

let stack: Stack;
let world: World;
let client: Client;

beforeAll(async () => {
  stack = await Stack.start({ workerPort: true });
  world = await World.open(stack, 'outside', { city: null, a: 'city' });
  client = await world.client();
});
afterAll(() => stack.close());

interface Ready {
  readonly status: string;
  readonly database: { readonly state: string; readonly reason: string | null };
  readonly queues: { readonly state: string; readonly reason: string | null };
  readonly projection: { readonly state: string; readonly lagPositions: string } | null;
}
const ready = async () => {
  const { status, body, headers } = await client.get<Ready>('/health/ready');
  return { code: status, body, retryAfter: headers.get('retry-after') };
};

/** A sample's value by its name and labels, as they stand in the text. */
const sample = (text: string, name: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
};
const metrics = async (headers = {}) => client.send('GET', '/metrics', { headers });

describe('metrics', () => {
  test('tell what was appended, how far the numbers are, what waits, and how requests go', async () => {
    const [one = '', two = ''] = await world.members(2);
    const { body } = await client.submit({ unit: 'a', facts: [mark(one, 'a'), mark(two, 'a')] });
    await client.submit({ unit: 'a', facts: [] });
    await waitFor(ready, (now) => now.body.projection?.lagPositions === '0');
    const { status, headers, text } = await metrics();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(sample(text, 'duibiao_append_entries_total')).toBe(2);
    expect(sample(text, 'duibiao_append_submissions_total{outcome="appended"}')).toBe(1);
    expect(sample(text, 'duibiao_append_batch_submissions_count')).toBe(1);
    expect(sample(text, 'duibiao_ledger_head_position{ledger="outside"}')).toBe(Number(body.lastPosition));
    expect(sample(text, 'duibiao_projection_lag_positions{ledger="outside"}')).toBe(0);
    expect(sample(text, 'duibiao_projection_lag_seconds{ledger="outside"}')).toBe(0);
    expect(sample(text, 'duibiao_parked_facts{ledger="outside"}')).toBe(0);
    expect(sample(text, 'duibiao_jobs{queue="doorbells",state="failed"}')).toBe(0);
    expect(sample(text, 'duibiao_source_up{source="database"}')).toBe(1);
    const route = 'method="POST",route="/v1/ledgers/:ledger/submissions"';
    expect(sample(text, `duibiao_http_request_duration_seconds_count{${route},status="201"}`)).toBe(1);
    expect(sample(text, `duibiao_http_request_duration_seconds_count{${route},status="400"}`)).toBe(1);
    expect(sample(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  test('of a worker tell what it projected', async () => {
    const text = await (await fetch(`http://127.0.0.1:${stack.workerPort}/metrics`)).text();
    expect(sample(text, 'duibiao_projected_facts_total')).toBeGreaterThanOrEqual(2);
    expect(sample(text, 'duibiao_projection_run_duration_seconds_count')).toBeGreaterThanOrEqual(1);
    expect((await fetch(`http://127.0.0.1:${stack.workerPort}/health/live`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${stack.workerPort}/`)).status).toBe(404);
  });

  test('count alerts and parked facts', async () => {
    await stack.superuser.query(
      `INSERT INTO operations.alerts (ledger_id, alert_id, kind, subject, detail) VALUES ('outside', 'al-1', 'failed-run', '', '{}')`,
    );
    const { text } = await metrics();
    expect(sample(text, 'duibiao_alerts_open{ledger="outside",kind="failed-run"}')).toBe(1);
    await stack.superuser.query(`UPDATE operations.alerts SET settled_at = now()`);
  });

  test('are absent to who comes through a proxy', async () => {
    expectProblem(await metrics({ 'x-forwarded-for': '203.0.113.7' }), 404, 'not-found');
    expectProblem(await metrics({ forwarded: 'for=203.0.113.7' }), 404, 'not-found');
  });

  test('are for who holds METRICS_TOKEN, from anywhere, where one is set', async () => {
    await stack.stopApi();
    await stack.startApi(undefined, { METRICS_TOKEN: 'for-monitoring-only' });
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    for (const headers of [
      {},
      { authorization: 'Bearer another' },
      { authorization: 'for-monitoring-only' },
      proxied,
    ]) {
      const answer = await metrics(headers);
      expectProblem(answer, 401, 'not-authenticated');
      expect(answer.headers.get('www-authenticate')).toContain('duibiao metrics');
    }
    const { status, text } = await metrics({ ...proxied, authorization: 'Bearer for-monitoring-only' });
    expect([status, sample(text, 'duibiao_source_up{source="database"}')]).toEqual([200, 1]);
    // no key of a person opens it, nor does it open anything else
    expectProblem(await metrics({ authorization: `Bearer ${client.key}` }), 401);
    expectProblem(await stack.client('outside', 'for-monitoring-only').get('units'), 401);
    await stack.stopApi();
    await stack.startApi();
  });
});

describe('a request', () => {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const traceparent = `00-${trace}-b7ad6b7169203331-01`;

  test('keeps the name and the trace that its caller gave it, in the answer and in the log', async () => {
    const headers = { 'x-request-id': 'gateway-42', traceparent };
    const { headers: answered, body } = await client.submit({ unit: 'a', facts: [] }, headers);
    expect([answered.get('x-request-id'), answered.get('traceparent'), body.instance]).toEqual([
      'gateway-42',
      traceparent,
      'gateway-42',
    ]);
    const lines = () => Promise.resolve(stack.api.output.split('\n').filter((line) => line.includes('gateway-42')));
    const [line = '{}'] = await waitFor(lines, (found) => found.length > 0);
    expect(JSON.parse(line)).toMatchObject({
      msg: 'request answered',
      request: 'gateway-42',
      trace,
      method: 'POST',
      path: '/v1/ledgers/outside/submissions',
      status: 400,
    });
  });

  test('is named anew where what it calls itself is not legal', async () => {
    const odd = await client.submit({ unit: 'a', facts: [] }, { 'x-request-id': 'a b', traceparent: 'of my own' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(odd.headers.get('traceparent')).toBeNull();
  });
});

describe('health', () => {
  test('is ok where everything answers', async () => {
    expect(await waitFor(ready, ({ body }) => body.status === 'ok')).toMatchObject({
      code: 200,
      body: { database: { state: 'ok', reason: null }, queues: { state: 'ok' }, projection: { state: 'ok' } },
    });
  });

  test('without the database it is not ready, and alive; metrics say which source is away; all come back', async () => {
    await stack.gate.shut();
    const { code, body, retryAfter } = await waitFor(ready, (found) => found.code === 503);
    expect([code, retryAfter]).toEqual([503, '1']);
    expect(body).toMatchObject({ status: 'unavailable', database: { state: 'away' }, projection: null });
    expect((await client.get('/health/live')).body).toEqual({ status: 'ok' });
    const { status, text } = await metrics();
    expect([status, sample(text, 'duibiao_source_up{source="database"}')]).toEqual([200, 0]);
    expect(sample(text, 'duibiao_projection_lag_positions{ledger="outside"}')).toBeUndefined();
    await stack.gate.open();
    await waitFor(ready, (found) => found.body.status === 'ok');
  });

  test('a database that is older than the program is not ready, and says what it lacks', async () => {
    await stack.superuser.query(`UPDATE platform.migrations SET name = 'x' || name WHERE name LIKE '0006%'`);
    const { code, body } = await ready();
    expect([code, body.database.state]).toEqual([503, 'unusable']);
    expect(body.database.reason).toContain('it lacks 0006_alerts.sql. Run duibiao migrate.');
    await stack.superuser.query(`UPDATE platform.migrations SET name = substr(name, 2) WHERE name LIKE 'x%'`);
    expect((await ready()).code).toBe(200);
  });

  test('without the queues it is degraded, records, and the numbers follow all the same', async () => {
    await stack.stopApi();
    await stack.startApi('redis://127.0.0.1:1');
    const { code, body } = await ready();
    expect([code, body.status, body.queues.state]).toEqual([200, 'degraded', 'away']);
    const [member = ''] = await world.members(1);
    expect((await client.submit({ unit: 'a', facts: [mark(member, 'a')] })).status).toBe(201);
    await waitFor(ready, (now) => now.body.projection?.lagPositions === '0');
    const { text } = await metrics();
    expect(sample(text, 'duibiao_source_up{source="queues"}')).toBe(0);
    await stack.stopApi();
    await stack.startApi(testRedisUrl());
    await waitFor(ready, (now) => now.body.queues.state === 'ok');
  });

  test('where nobody projects it is behind after a while, and says so', async () => {
    await stack.stopWorker();
    const [member = ''] = await world.members(1);
    await client.submit({ unit: 'a', facts: [mark(member, 'a')] });
    const { body } = await ready();
    expect([body.projection?.state, body.projection?.lagPositions]).toEqual(['ok', '1']);
    await stack.superuser.query(`ALTER TABLE ledger.events DISABLE TRIGGER events_immutable`);
    await stack.superuser.query(
      `UPDATE ledger.events SET recorded_at = recorded_at - interval '2 minutes' WHERE ledger_id = 'outside'`,
    );
    expect((await ready()).body).toMatchObject({ status: 'degraded', projection: { state: 'behind' } });
    expect(sample((await metrics()).text, 'duibiao_projection_lag_seconds{ledger="outside"}')).toBeGreaterThan(100);
    await stack.startWorker();
    await waitFor(ready, (now) => now.body.status === 'ok');
  });
});
