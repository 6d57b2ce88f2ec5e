import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Client, Request } from './harness/client.js';
import { mark, type Sent } from './harness/facts.js';
import { expectProblem, faults } from './harness/problem.js';
import { raw } from './harness/raw.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let client: Client;
let member: string;
let fact: string;
let size: bigint;
let slow: Promise<Answer>;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'bad-input', { city: null, a: 'city', b: 'city' });
  client = await world.client();
  const [known = '', other = ''] = await world.members(2);
  member = other;
  fact = (await client.submit({ unit: 'a', facts: [mark(known, 'a')] })).body.events[0]?.fact ?? '';
  size = await client.size();
  slow = raw(stack.port, head({ 'content-length': '5000' }) + '{', 1_000);
});
afterEach(async () => expect(await client.size()).toBe(size));
afterAll(() => stack.close());

const good = (): { unit: string; facts: Sent[] } => ({ unit: 'a', facts: [mark(member, 'a')] });
const post = (path: string, request: Request): Promise<Answer> =>
  client.send('POST', path, { ...request, headers: { 'idempotency-key': randomUUID(), ...request.headers } });
const submit = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  post('submissions', { body, headers });
/** The good submission as JSON with one piece replaced. */
const text = (piece: string, by: string): string => {
  const whole = JSON.stringify(good());
  expect(whole).toContain(piece);
  return whole.replace(piece, by);
};
function head(fields: Readonly<Record<string, string>>): string {
  const all = {
    host: 'localhost',
    authorization: `Bearer ${client.key}`,
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
    connection: 'close',
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `POST /v1/ledgers/bad-input/submissions HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

describe('the body', () => {
  test.each([
    ['text/plain', 415],
    ['application/jsonp', 415],
    ['application/json\ta', 415],
    ['application/json, text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/yaml', 400],
  ])('as %s', async (type, status) => {
    expectProblem(await submit(JSON.stringify(good()), { 'content-type': type }), status);
  });

  test('compressed, whatever it would unfold to', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    const answer = await post('submissions', { body: bomb, headers: { 'content-encoding': 'gzip' } });
    expectProblem(answer, 415, 'unsupported-media-type');
  });

  test('one byte too large; with the last byte less it is read', async () => {
    const limit = 2_097_152;
    const padded = (length: number): string => {
      const body = JSON.stringify({ unit: 'nowhere', facts: [] });
      return body + ' '.repeat(length - body.length);
    };
    const over = padded(limit + 1);
    expectProblem(await raw(stack.port, head({ 'content-length': String(over.length) }) + over), 413, 'too-large');
    expectProblem(await submit(padded(limit)), 400);
    const chunked = `${(limit + 1).toString(16)}\r\n${over}\r\n0\r\n\r\n`;
    expectProblem(await raw(stack.port, head({ 'transfer-encoding': 'chunked' }) + chunked), 413, 'too-large');
  });

  test.each<[string, () => string | Uint8Array]>([
    ['empty', () => ''],
    ['cut off', () => JSON.stringify(good()).slice(0, -1)],
    ['followed by more', () => `${JSON.stringify(good())} {}`],
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['a text', () => '"facts"'],
    ['not UTF-8', () => Buffer.concat([Buffer.from('{"unit":"'), Buffer.from([0xff]), Buffer.from('","facts":[]}')])],
    ['with a raw U+0000', () => text('"unit":"a"', '"unit":"a\u0000"')],
    ['nested 10,000 deep', () => `{"unit":"a","facts":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['nested 10,000 deep in a value', () => text('2020,', `${'{"x":'.repeat(10_000)}1${'}'.repeat(10_000)},`)],
  ])('%s', async (_, body) => {
    expectProblem(await submit(body()), 400, 'invalid-request');
  });

  test.each<[string, () => string, string]>([
    ['a member twice', () => text('"unit":"a"', '"unit":"a","unit":"b"'), '/unit duplicate-member'],
    [
      'a member twice, once escaped',
      () => text('"year":2020', '"year":2020,"ye\\u0061r":2020'),
      '/facts/0/values/year duplicate-member',
    ],
    ['__proto__', () => text('"unit":"a"', '"unit":"a","__proto__":{"unit":"b"}'), '/__proto__ illegal-member'],
    [
      '__proto__ in a fact',
      () => text('"year":2020', '"year":2020,"__proto__":{"mark":"normal"}'),
      '/facts/0/values/__proto__ illegal-member',
    ],
    ['9007199254740993', () => text('2020,', '9007199254740993,'), '/facts/0/values/year number'],
    ['1e400', () => text('2020,', '1e400,'), '/facts/0/values/year number'],
    ['-0', () => text('2020,', '-0,'), '/facts/0/values/year number'],
    ['2020.5', () => text('2020,', '2020.5,'), '/facts/0/values/year number'],
    ['U+0000', () => text('"a"', '"a\\u0000"'), '/unit illegal-character'],
    ['a lone surrogate', () => text('"normal"', '"\\ud83d"'), '/facts/0/values/mark illegal-character'],
  ])('%s', async (_, body, fault) => {
    const problem = expectProblem(await submit(body()), 400, 'invalid-request');
    expect(faults(problem)).toContain(fault);
    expect(problem.errors?.[0]?.legal).toMatch(/\S/);
  });

  test.each<[string, () => string]>([
    ['in a fact', () => text('"year":2020', `"year":2020,${manyMembers}`)],
    ['in a submission', () => `{"unit":"a",${manyMembers},"facts":[]}`],
    ['as empty facts', () => `{"unit":"a","facts":[${Array.from({ length: 600_000 }, () => '{}').join(',')}]}`],
    ['spread over many facts', () => `{"unit":"a","facts":[${Array.from({ length: 900 }, () => widest).join(',')}]}`],
    ['as many as there may be', () => `{"unit":"a","facts":[${Array.from({ length: 480 }, () => widest).join(',')}]}`],
  ])('a hundred thousand values, %s: a short answer', async (_, body) => {
    const answer = await submit(body());
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.text.length).toBeLessThan(2_000_000);
  });
});

const manyMembers = Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join(',');
const widest = `{${Array.from({ length: 100 }, (_, n) => `"k${n}":1`).join(',')}}`;

describe('a fact', () => {
  const year = (value: unknown) => ({ ...mark(member, 'a'), values: { year: value, mark: 'normal' } });
  const day = (value: unknown) => ({ ...mark(member, 'a'), days: { occurredOn: value } });

  test.each<[string, () => unknown, string]>([
    ['an unknown kind', () => ({ ...mark(member, 'a'), kind: 'graduate.marked2' }), '/facts/0/kind unknown-kind'],
    ['a kind of every object', () => ({ ...mark(member, 'a'), kind: 'constructor' }), '/facts/0/kind unknown-kind'],
    ['no kind', () => ({ refs: {} }), '/facts/0/kind invalid-type'],
    [
      'an unknown field',
      () => ({ ...mark(member, 'a'), refs: { member, unit: 'a', town: 'b' } }),
      '/facts/0/refs/town unknown-field',
    ],
    ['a missing field', () => ({ ...mark(member, 'a'), days: {} }), '/facts/0/days/occurredOn missing'],
    ['an unknown subject', () => mark(`s-${'a'.repeat(26)}`, 'a'), '/facts/0/refs/member unknown-subject'],
    [
      'a subject that is a number',
      () => ({ ...mark(member, 'a'), refs: { member: 7, unit: 'a' } }),
      '/facts/0/refs/member unknown-subject',
    ],
    ['an unknown unit', () => mark(member, 'nowhere'), '/facts/0/refs/unit unknown-unit'],
    ['a unit of every object', () => mark(member, 'toString'), '/facts/0/refs/unit unknown-unit'],
    ['a unit that is not yours to report', () => mark(member, 'b'), '/facts/0/refs not-yours'],
    ['a number as a text', () => year('2020'), '/facts/0/values/year wrong-type'],
    ['NaN', () => year('NaN'), '/facts/0/values/year wrong-type'],
    ['a number too small', () => year(2014), '/facts/0/values/year out-of-range'],
    ['a number too large', () => year(Number.MAX_SAFE_INTEGER), '/facts/0/values/year out-of-range'],
    ['an unknown code', () => mark(member, 'a', 'Normal'), '/facts/0/values/mark unknown-code'],
    ['2020-02-30', () => day('2020-02-30'), '/facts/0/days/occurredOn no-such-day'],
    ['2019-02-29', () => day('2019-02-29'), '/facts/0/days/occurredOn no-such-day'],
    ['a day of the year 20200', () => day('20200-06-01'), '/facts/0/days/occurredOn no-such-day'],
    ['a day of the year 0', () => day('0000-06-01'), '/facts/0/days/occurredOn no-such-day'],
    ['a moment instead of a day', () => day('2020-06-01T00:00:00Z'), '/facts/0/days/occurredOn no-such-day'],
    ['a day in other digits', () => day('２０２０-06-01'), '/facts/0/days/occurredOn no-such-day'],
    ['a day before the range', () => day('2014-12-31'), '/facts/0/days/occurredOn out-of-range'],
    ['a day to come', () => day('2999-01-01'), '/facts/0/days/occurredOn out-of-range'],
    ['a day that is a list', () => day(['2020-06-01']), '/facts/0/days/occurredOn no-such-day'],
  ])('%s', async (_, bad, fault) => {
    const problem = expectProblem(await submit({ unit: 'a', facts: [bad()] }), 400, 'invalid-request');
    expect(faults(problem)).toEqual([fault]);
    expect(problem.errors?.[0]?.legal).toMatch(/\S/);
  });

  test('more evidence than there may be, or too long', async () => {
    const many = { ...mark(member, 'a'), evidence: Array.from({ length: 11 }, () => 'https://example.org/1') };
    const long = { ...mark(member, 'a'), evidence: ['x'.repeat(501)] };
    const problem = expectProblem(await submit({ unit: 'a', facts: [many, long] }), 400);
    expect(faults(problem)).toEqual(['/facts/0/evidence out-of-range', '/facts/1/evidence/0 out-of-range']);
  });
});

describe('what nobody may set', () => {
  test.each(['recordedAt', 'position', 'hash', 'role', 'submission', 'principal', 'by', 'ledger', 'key'])(
    '%s of a submission or a fact',
    async (name) => {
      const [one] = good().facts;
      const problem = expectProblem(await submit({ ...good(), [name]: '1', facts: [{ ...one, [name]: '1' }] }), 400);
      expect(faults(problem).sort()).toEqual([`/${name} unknown-property`, `/facts/0/${name} unknown-property`].sort());
    },
  );

  test.each(['corrections', 'voids'] as const)('recordedAt of %s', async (route) => {
    const body = {
      reason: '更正',
      recordedAt: '2020-01-01T00:00:00Z',
      ...(route === 'voids' ? {} : { values: { mark: 'mobile' } }),
    };
    const problem = expectProblem(await client.change(route, fact, 1, body), 400);
    expect(faults(problem)).toEqual(['/recordedAt unknown-property']);
  });
});

describe('what is not there', () => {
  test.each([
    ['a ledger', 'GET', '/v1/ledgers/nowhere'],
    ['a ledger, submitting', 'POST', '/v1/ledgers/nowhere/submissions'],
    ['a ledger with a name that is none', 'GET', `/v1/ledgers/${encodeURIComponent("x'; DROP TABLE")}`],
    ['a fact', 'GET', `facts/${'0'.repeat(40)}`],
    ['a position', 'GET', 'events/999999'],
    ['a plan', 'GET', 'plans/nowhere'],
    ['a version of a plan', 'GET', `plans/${plan}?version=2`],
    ['a plan, measured', 'GET', `attainments?plan=nowhere`],
    ['a unit, measured', 'GET', `attainments?plan=${plan}&unit=nowhere`],
    ['a route', 'GET', '/v1/nothing'],
    ['a method', 'DELETE', 'submissions'],
    ['a path with a slash too many', 'GET', '/v1//ledgers'],
  ])('%s', async (_, method, path) => {
    const headers = { 'idempotency-key': randomUUID() };
    expectProblem(
      await client.send(method, path, method === 'POST' ? { body: good(), headers } : {}),
      404,
      'not-found',
    );
  });

  test('a fact to correct or void', async () => {
    for (const route of ['corrections', 'voids'] as const) {
      const body = { reason: '更正', ...(route === 'voids' ? {} : { values: { mark: 'mobile' } }) };
      expectProblem(await client.change(route, '0'.repeat(40), 1, body), 404, 'not-found');
      expectProblem(await client.change(route, 'f00', 1, body), 400);
    }
  });

  test('a unit, a plan: named in a submission', async () => {
    const problem = expectProblem(await submit({ ...good(), unit: 'nowhere', plan: 'next-year' }), 400);
    expect(faults(problem)).toEqual(expect.arrayContaining(['/unit unknown-unit', '/plan unknown-plan']));
  });
});

describe('a question', () => {
  test.each([
    ['no plan', 'attainments', 'plan'],
    ['an unknown indicator', `attainments?plan=${plan}&indicator=dg99`, 'indicator'],
    ['an unknown level', `attainments?plan=${plan}&level=galaxy`, 'level'],
    ['a position beyond the head', `attainments?plan=${plan}&at=999999`, 'at'],
    ['a position beyond all', `attainments?plan=${plan}&at=9007199254740993`, 'at'],
    ['a position below none', `attainments?plan=${plan}&at=-1`, 'at'],
    ['waiting beyond the head', `attainments?plan=${plan}&waitFor=999999`, 'waitFor'],
    ['a day to come', `attainments?plan=${plan}&at=2999-01-01`, 'at'],
    ['an instant to come', `attainments?plan=${plan}&at=2999-01-01T00:00:00Z`, 'at'],
    ['a day to come, of what had happened', `attainments?plan=${plan}&on=2999-01-01`, 'on'],
    ['a day that is none', `attainments?plan=${plan}&at=2020-02-30`, 'at'],
    ['a day that is none, of what had happened', `attainments?plan=${plan}&on=2020-02-30`, 'on'],
    ['an instant without a zone', `attainments?plan=${plan}&at=2020-06-01T00:00:00`, 'at'],
    ['a moment before everything', `attainments?plan=${plan}&at=2015-01-01`, 'at'],
    ['a member it does not have', `attainments?plan=${plan}&sort=unit`, 'sort'],
    ['one thing twice', `attainments?plan=${plan}&plan=other`, 'plan'],
    ['a page of none', 'events?limit=0', 'limit'],
    ['a page too large', 'events?limit=501', 'limit'],
    ['after something that is no position', 'events?after=one', 'after'],
    ['an entry at no position', 'events/01', ''],
    ['a fact by no id', 'facts/abc', ''],
    ['an unknown part of a lineage', `attainments/lineage?plan=${plan}&indicator=${indicator}&part=all`, 'part'],
    [
      'a page that nobody gave',
      `attainments/lineage?plan=${plan}&indicator=${indicator}&part=left-out&cursor=x`,
      'cursor',
    ],
    ['with U+0000', `attainments/lineage?plan=${plan}&indicator=${indicator}&cursor=%00`, ''],
    ['with U+0000 in its path', 'plans/%00', ''],
    ['a version that is none', `plans/${plan}?version=0`, 'version'],
  ])('%s', async (_, path, about) => {
    const problem = expectProblem(await client.get(path), 400, 'invalid-request');
    expect(problem.errors?.map(({ pointer }) => pointer.replace('/', '')) ?? ['']).toContain(about);
  });

  test.each(['0', '1', 'W/"1"', '*', '"0"', '"01"', '"1", "2"', '"99999999999999999999"', '""', '"one"'])(
    'If-Match: %s',
    async (header) => {
      const answer = await client.post(`facts/${fact}/voids`, { reason: '撤销' }, { 'if-match': header });
      expect(faults(expectProblem(answer, 400))).toEqual(['If-Match etag']);
    },
  );

  test.each([undefined, 'with space', 'x'.repeat(256), 'schlüssel', ''])('Idempotency-Key: %s', async (key) => {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const answer = await client.send('POST', 'submissions', { body: good(), headers });
    expect(faults(expectProblem(answer, 400))).toEqual(['Idempotency-Key idempotency-key']);
  });

  test.each(['', ' ', 'x'.repeat(2001), 'a\\u0000b', '\\ud800'])(
    'a reason that cannot be kept: "%s"',
    async (reason) => {
      const body = `{"reason":"${reason}"}`;
      const headers = { 'if-match': '"1"' };
      expect(expectProblem(await post(`facts/${fact}/voids`, { body, headers }), 400).errors?.[0]?.pointer).toBe(
        '/reason',
      );
    },
  );

  test('subjects: none, too many, unnamed, for a unit that is not there', async () => {
    const ask = (body: unknown) => post('subjects', { body });
    expectProblem(await ask({ unit: 'a', references: [] }), 400);
    expectProblem(await ask({ unit: 'a', references: Array.from({ length: 1001 }, (_, n) => `m${n}`) }), 400);
    expectProblem(await ask({ unit: 'a', references: ['x', ''] }), 400);
    expectProblem(await ask({ unit: 'a', scheme: 'passport', references: ['x'] }), 400);
    expectProblem(await ask({ unit: 'nowhere', references: ['x'] }), 400);
  });

  test('a ledger opened under a bad name, in a bad zone, on a bad day, or by who may not', async () => {
    const opening = {
      id: 'new-one',
      name: '新',
      root: { unit: 'r', type: 'city', name: '新', openedOn: '2020-01-01' },
    };
    const open = (body: unknown, who = client) => who.send('POST', '/v1/ledgers', { body });
    for (const id of ['New', 'x', '1st', 'a_b', 'x'.repeat(64)]) expectProblem(await open({ ...opening, id }), 400);
    expectProblem(await open({ ...opening, timeZone: 'Asia/Dongguan' }), 400);
    expectProblem(await open({ ...opening, name: 'a\nb' }), 400);
    expectProblem(await open({ ...opening, root: { ...opening.root, openedOn: '2020-02-30' } }), 400);
    expectProblem(await open({ ...opening, id: 'bad-input' }), 409, 'conflict');
    const somebody = await world.client(['submitter', 'a']);
    size = await client.size();
    expectProblem(await open(opening, somebody), 403, 'forbidden');
    expectProblem(await client.get('/v1/ledgers/new-one'), 404);
  });
});

describe('who asks', () => {
  const jwt = (header: object): string =>
    [header, { sub: 'p-1', exp: 9_999_999_999 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  test.each<[string, () => string | undefined]>([
    ['nobody', () => undefined],
    ['an empty key', () => 'Bearer '],
    ['another scheme', () => `Basic ${client.key}`],
    [
      'a key with its last character changed',
      () => `Bearer ${client.key?.slice(0, -1)}${client.key?.endsWith('A') ? 'B' : 'A'}`,
    ],
    ['a key cut short', () => `Bearer ${client.key?.slice(0, -1)}`],
    ['a key with more behind', () => `Bearer ${client.key}x`],
    ['a key of nobody', () => `Bearer dbk_${'a'.repeat(26)}_${'A'.repeat(43)}`],
    ['a token with alg: none', () => `Bearer ${jwt({ alg: 'none' })}.`],
    ['a token signed with something', () => `Bearer ${jwt({ alg: 'HS256', kid: '../../dev/null' })}.c2ln`],
  ])('%s', async (_, authorization) => {
    const header = authorization();
    const headers = header === undefined ? {} : { authorization: header };
    const nobody = stack.client('bad-input');
    for (const path of ['/v1/ledgers', 'units', 'events', '/v1/ledgers/nowhere']) {
      const answer = await nobody.send('GET', path, { headers });
      expectProblem(answer, 401, 'not-authenticated');
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expectProblem(
      await nobody.send('POST', 'submissions', { body: good(), headers: { ...headers, 'idempotency-key': 'k' } }),
      401,
    );
  });

  test.each([
    '//v1/ledgers',
    '/v1/%6cedgers',
    '/v1/ledgers;x',
    '/v1/ledgers/',
    '/V1/ledgers',
    '/v1/./ledgers',
    '/v1/ledgers/%2e%2e/ledgers',
    '/v1/ledgers%00',
    '/docs/../v1/ledgers',
    '/v1/ledgers?x=/health/live',
    '/health/live/../../v1/ledgers',
    '/health/live;/../v1/ledgers',
    '/v1/ledgers#/health/live',
    '/v1/ledgers%',
  ])('a path that looks like another, %s, lets nobody in', async (path) => {
    const request = `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;
    const { status } = await raw(stack.port, request);
    expect([400, 401, 403, 404]).toContain(status);
  });
});

test.each<[string, () => string, number]>([
  ['headers too large', () => head({ 'x-long': 'x'.repeat(20_000), 'content-length': '0' }), 431],
  ['no HTTP', () => 'HELO duibiao\r\n\r\n', 400],
  ['two lengths', () => head({ 'content-length': '2', 'Content-Length': '3' }), 400],
])('%s', async (_, request, status) => {
  expectProblem(await raw(stack.port, request()), status);
});

test('one byte a second holds a connection for half a minute at most, and nobody else', async () => {
  expect((await client.get('units')).status).toBe(200);
  expectProblem(await slow, 408, 'request-timeout');
});
