import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, Submitted } from './harness/client.js';
import { mark, type Sent, transfer } from './harness/facts.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let client: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'submissions', { city: null, a: 'city', b: 'city', t1: 'city', t2: 'city' });
  client = await world.client(['submitter', 'city']);
});
afterAll(() => stack.close());

const submission = (unit: string, ...facts: readonly Sent[]) => ({ plan, unit, facts });
const factOf = ({ events }: Submitted, index = 0): string => events[index]?.fact ?? '';

/** The number of a unit once a position is known. */
async function share(unit: string, waitFor: string): Promise<string> {
  const { status, body } = await client.attainments({ plan, indicator, unit, waitFor });
  expect(status).toBe(200);
  const value = body.attainments[0]?.value;
  return `${value?.numerator}/${value?.denominator}`;
}

interface History {
  readonly state: string;
  readonly version: number;
  readonly history: readonly {
    readonly version: number;
    readonly type: string;
    readonly reason: string | null;
    readonly days: unknown;
    readonly values: unknown;
    readonly channel: string;
    readonly submission: string;
  }[];
}

describe('the life of a fact', () => {
  let marked: Submitted;
  let accepted: Submitted;

  test('submitted: 201 with what was written, and the number moves', async () => {
    const [member = ''] = await world.members(1);
    const first = await client.submit(submission('a', mark(member, 'a')));
    expect(first.status).toBe(201);
    marked = first.body;
    expect(marked).toMatchObject({
      submission: expect.stringMatching(/^sub-[a-z2-7]{26}$/) as string,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) as string,
      firstPosition: marked.lastPosition,
      events: [{ type: 'fact-recorded', version: 1, position: marked.firstPosition }],
    });
    expect(await share('a', marked.lastPosition)).toBe('0/1');
    accepted = (await client.submit(submission('t1', transfer(member, 'a', 't1', '2020-07-15')))).body;
    expect(await share('a', accepted.lastPosition)).toBe('1/1');
  });

  test('corrected: the number follows, and what was known before stays', async () => {
    const fact = factOf(marked);
    const { status, body } = await client.change('corrections', fact, 1, {
      reason: '学籍系统显示延迟毕业',
      values: { mark: 'delayed' },
    });
    expect(status).toBe(201);
    expect(body.events).toMatchObject([{ type: 'fact-corrected', fact, version: 2 }]);
    expect(await share('a', body.lastPosition)).toBe('0/0');
    const before = await client.attainments({ plan, indicator, unit: 'a', at: accepted.lastPosition });
    expect(before.body.attainments[0]?.value).toMatchObject({ numerator: '1', denominator: '1' });
    const back = await client.change('corrections', fact, 2, { reason: '更正', values: { mark: 'normal' } });
    expect(await share('a', back.body.lastPosition)).toBe('1/1');
  });

  test('voided, it counts no more; recorded again, it is the next version', async () => {
    const fact = factOf(accepted);
    const voided = await client.change('voids', fact, 1, { reason: '接收单位未接收' });
    expect(voided.status).toBe(201);
    expect(voided.body.events).toMatchObject([{ type: 'fact-voided', fact, version: 2 }]);
    expect(await share('a', voided.body.lastPosition)).toBe('0/1');
    const gone = await client.change('voids', fact, 2, { reason: '再次撤销' });
    expect(gone.status).toBe(409);
    expect(gone.body.type).toBe('urn:duibiao:problem:conflict');

    const { body } = await client.get<History & { history: { refs: Record<string, string> }[] }>(`facts/${fact}`);
    const member = body.history[0]?.refs['member'] ?? '';
    const again = await client.submit(submission('t1', transfer(member, 'a', 't1', '2020-07-20')));
    expect(again.status).toBe(201);
    expect(again.body.events).toMatchObject([{ type: 'fact-recorded', fact, version: 3 }]);
    expect(await share('a', again.body.lastPosition)).toBe('1/1');
  });

  test('its history tells every version, who and why; the ETag is the newest', async () => {
    const { status, headers, body } = await client.get<History>(`facts/${factOf(marked)}`);
    expect([status, headers.get('etag')]).toEqual([200, '"3"']);
    expect(body).toMatchObject({ state: 'current', version: 3 });
    expect(body.history.map(({ version, type, reason }) => [version, type, reason])).toEqual([
      [1, 'fact-recorded', null],
      [2, 'fact-corrected', '学籍系统显示延迟毕业'],
      [3, 'fact-corrected', '更正'],
    ]);
    expect(body.history[0]).toMatchObject({ channel: 'api', submission: marked.submission });
    const voided = await client.get<History>(`facts/${factOf(accepted)}`);
    expect(voided.body.history.map(({ type }) => type)).toEqual(['fact-recorded', 'fact-voided', 'fact-recorded']);
  });

  test('replaced: void and new record in one submission', async () => {
    const [member = ''] = await world.members(1);
    const wrong = await client.submit(submission('city', mark(member, 'b'), transfer(member, 'b', 't1', '2020-07-15')));
    expect(wrong.status).toBe(201);
    const replaces = { fact: factOf(wrong.body, 1), version: 1, reason: '接收单位填错' };
    const { status, body } = await client.submit({
      ...submission('city'),
      facts: [{ ...transfer(member, 'b', 't2', '2020-07-15'), replaces }],
    });
    expect(status).toBe(201);
    expect(body.events.map(({ type, version }) => [type, version])).toEqual([
      ['fact-voided', 2],
      ['fact-recorded', 1],
    ]);
    expect(await share('b', body.lastPosition)).toBe('1/1');
    expect((await client.get<History>(`facts/${replaces.fact}`)).body.state).toBe('voided');
    const stale = { ...transfer(member, 'b', 'a', '2020-07-15'), replaces };
    expect((await client.submit({ ...submission('city'), facts: [stale] })).status).toBe(400);
  });

  test('dryRun says what would happen, writes nothing, and leaves the key unused', async () => {
    const [member = ''] = await world.members(1);
    const before = await client.size();
    const key = { 'idempotency-key': randomUUID() };
    const body = submission('a', mark(member, 'a'));
    const tried = await client.post<{ wouldAppend: { type: string; fact: string; version: number }[] }>(
      'submissions?dryRun=true',
      body,
      key,
    );
    expect(tried.status).toBe(200);
    expect(tried.body.wouldAppend).toMatchObject([{ type: 'fact-recorded', version: 1 }]);
    expect(await client.size()).toBe(before);
    const real = await client.submit(body, key);
    expect(real.status).toBe(201);
    expect(factOf(real.body)).toBe(tried.body.wouldAppend[0]?.fact);
    expect((await client.post('submissions?dryRun=true', body)).status).toBe(409);
  });
});

describe('asked again with the same key', () => {
  test('a repeat gets the identical answer, also when its fact has changed since', async () => {
    const [member = ''] = await world.members(1);
    const body = submission('a', mark(member, 'a'));
    const key = { 'idempotency-key': randomUUID() };
    const first = await client.submit(body, key);
    expect(first.status).toBe(201);
    expect(await client.submit(body, key)).toMatchObject({ status: 201, text: first.text });
    const fact = factOf(first.body);
    const correction = { reason: '更正', values: { mark: 'mobile' } };
    const keyOfCorrection = { 'idempotency-key': randomUUID() };
    const corrected = await client.change('corrections', fact, 1, correction, keyOfCorrection);
    expect(corrected.status).toBe(201);
    const size = await client.size();
    expect(await client.submit(body, key)).toMatchObject({ status: 201, text: first.text });
    const again = await client.change('corrections', fact, 1, correction, keyOfCorrection);
    expect(again).toMatchObject({ status: 201, text: corrected.text });
    expect(await client.size()).toBe(size);
  });

  test('fifty at once are one', async () => {
    const members = await world.members(3);
    const before = await client.size();
    const key = { 'idempotency-key': randomUUID() };
    const body = submission('a', ...members.map((member) => mark(member, 'a')));
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.submit(body, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await client.size()).toBe(before + 3n);
  });

  test('with another body it is refused; of another caller it is another key', async () => {
    const [one = '', other = ''] = await world.members(2);
    const key = { 'idempotency-key': randomUUID() };
    expect((await client.submit(submission('a', mark(one, 'a')), key)).status).toBe(201);
    const reused = await client.submit(submission('a', mark(other, 'a')), key);
    expect(reused).toMatchObject({ status: 422, body: { type: 'urn:duibiao:problem:key-reused' } });
    const somebodyElse = await world.client(['submitter', 'a']);
    expect((await somebodyElse.submit(submission('a', mark(other, 'a')), key)).status).toBe(201);
  });

  test('what was refused may be asked again, corrected, with the same key', async () => {
    const [member = ''] = await world.members(1);
    const key = { 'idempotency-key': randomUUID() };
    expect((await client.submit(submission('a', mark(member, 'nowhere')), key)).status).toBe(400);
    expect((await client.submit(submission('a', mark(member, 'a')), key)).status).toBe(201);
  });
});

describe('refused, with nothing recorded', () => {
  let before: bigint;
  const unchanged = async (): Promise<void> => expect(await client.size()).toBe(before);

  test('what is recorded already: 409 that names the place and the fact', async () => {
    const [known = '', fresh = ''] = await world.members(2);
    const first = await client.submit(submission('a', mark(known, 'a')));
    before = await client.size();
    const { status, body } = await client.submit(submission('a', mark(fresh, 'a'), mark(known, 'a', 'mobile')));
    expect(status).toBe(409);
    expect(body).toMatchObject({
      type: 'urn:duibiao:problem:duplicate',
      errors: [{ pointer: '/facts/1' }],
      facts: [{ index: 1, fact: factOf(first.body), version: 1 }],
    });
    await unchanged();
  });

  test('two facts of one submission that name one thing: 400 at the second', async () => {
    const [member = ''] = await world.members(1);
    before = await client.size();
    const { status, body } = await client.submit(submission('a', mark(member, 'a'), mark(member, 'a', 'mobile')));
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/facts/1']]);
    await unchanged();
  });

  test('a stale If-Match: 412 with the version that is there; a missing one: 428', async () => {
    const [member = ''] = await world.members(1);
    const fact = factOf((await client.submit(submission('a', mark(member, 'a')))).body);
    await client.change('corrections', fact, 1, { reason: '更正', values: { mark: 'mobile' } });
    before = await client.size();
    for (const route of ['corrections', 'voids'] as const) {
      const change = route === 'voids' ? { reason: '撤销' } : { reason: '更正', values: { mark: 'teacher' } };
      const stale = await client.change(route, fact, 1, change);
      expect([stale.status, stale.headers.get('etag')]).toEqual([412, '"2"']);
      expect((await client.change(route, fact, 9, change)).status).toBe(412);
      expect((await client.post(`facts/${fact}/${route}`, change)).status).toBe(428);
    }
    await unchanged();
  });

  test('of eight corrections of one version at once one wins', async () => {
    const [member = ''] = await world.members(1);
    const fact = factOf((await client.submit(submission('a', mark(member, 'a')))).body);
    before = await client.size();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        client.change('corrections', fact, 1, { reason: '更正', days: { occurredOn: `2020-06-${10 + n}` } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 412),
    ]);
    expect(await client.size()).toBe(before + 1n);
  });

  test('a correction of what names the fact: 422; one that changes nothing: 422', async () => {
    const [member = '', other = ''] = await world.members(2);
    const fact = factOf((await client.submit(submission('a', mark(member, 'a')))).body);
    before = await client.size();
    const renamed = await client.change('corrections', fact, 1, { reason: '更正', refs: { member: other } });
    expect(renamed.status).toBe(422);
    expect(renamed.body).toMatchObject({ errors: [{ pointer: '/refs/member', rule: 'key-changed' }] });
    const same = await client.change('corrections', fact, 1, { reason: '更正', values: { mark: 'normal' } });
    expect([same.status, same.body.type]).toEqual([422, 'urn:duibiao:problem:unchanged']);
    await unchanged();
  });

  test('1,001 facts; 1,000 are taken', async () => {
    const members = await world.members(1001);
    before = await client.size();
    const facts = members.map((member) => mark(member, 'b'));
    const { status, body } = await client.submit(submission('b', ...facts));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '/facts', legal: '1 to 1000 facts' }]);
    await unchanged();
    const thousand = await client.submit(submission('b', ...facts.slice(0, 1000)));
    expect(thousand.status).toBe(201);
    expect(thousand.body.events).toHaveLength(1000);
    expect(BigInt(thousand.body.lastPosition) - BigInt(thousand.body.firstPosition)).toBe(999n);
    expect(await share('b', thousand.body.lastPosition)).toBe('1/1001');
  });

  test('a submission of which some facts are bad: all faults, each with its place and what is legal', async () => {
    const members = await world.members(100);
    before = await client.size();
    const facts: Sent[] = members.map((member) => mark(member, 'a'));
    facts[7] = mark(members[7] ?? '', 'a', 'normal', '2020-02-30');
    facts[42] = { ...mark(members[42] ?? '', 'a', 'gone'), values: { year: 1066, mark: 'gone', colour: 'red' } };
    facts[99] = { ...mark('s-nobody', 'a'), kind: 'graduate.marked' };
    const { status, body } = await client.submit(submission('a', ...facts));
    expect(status).toBe(400);
    expect(body.errors?.map(({ pointer, rule }) => [pointer, rule])).toEqual([
      ['/facts/7/days/occurredOn', 'no-such-day'],
      ['/facts/42/values/colour', 'unknown-field'],
      ['/facts/42/values/year', 'out-of-range'],
      ['/facts/42/values/mark', 'unknown-code'],
      ['/facts/99/refs/member', 'unknown-subject'],
    ]);
    expect(body.errors?.[2]?.legal).toBe('a whole number from 2015 to 2030');
    expect(body.errors?.[3]?.legal).toBe('one of normal, mobile, delayed, teacher');
    for (const { message, legal } of body.errors ?? []) expect(message).toContain(legal);
    await unchanged();
  });
});
