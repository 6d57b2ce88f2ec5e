import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client } from './harness/client.js';
import { mark } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let owner: Client;
let members: readonly string[];

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'changes', { city: null, 'school-a': 'city', t1: 'city' });
  owner = await world.client();
  members = await world.members(40);
});
afterAll(() => stack.close());

interface Told {
  readonly id: string;
  readonly head: { readonly position: string; readonly projected: string; readonly recordedAt: string };
}

/** What a console hears: every `head`, until the stream ends. */
class Heard {
  readonly told: Told[] = [];
  readonly ended: Promise<void>;
  readonly #leave = new AbortController();

  constructor(client: Client, lastId?: string) {
    this.ended = this.#listen(client, lastId);
  }

  async #listen({ url, ledger, key }: Client, lastId?: string): Promise<void> {
    const headers = { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
    const { signal } = this.#leave;
    const response = await fetch(`${url}/v1/ledgers/${ledger}/changes`, { headers, signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    let text = '';
    for await (const piece of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += piece;
      for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
        const [, id, data] = /^event: head\nid: (.*)\ndata: (.*)$/.exec(text.slice(0, at)) ?? [];
        if (id !== undefined && data !== undefined) this.told.push({ id, head: JSON.parse(data) as Told['head'] });
        text = text.slice(at + 2);
      }
    }
  }

  get newest(): Told['head'] | undefined {
    return this.told.at(-1)?.head;
  }

  async leave(): Promise<void> {
    this.#leave.abort();
    await this.ended.catch(() => {});
  }
}

const until = (heard: Heard, position: string) =>
  waitFor(
    async () => heard.newest,
    (head) => BigInt(head?.projected ?? 0) >= BigInt(position),
    5,
  );

async function submit(count = 1): Promise<string> {
  const marked = members.slice(0, count).map((member) => mark(member, 'school-a'));
  members = members.slice(count);
  const { status, text, body } = await owner.submit({ unit: 'school-a', facts: marked });
  if (status !== 201) throw new Error(`refused: ${text}`);
  return body.lastPosition;
}

describe('who follows a ledger', () => {
  test('hears at once how far it is, and of a submission once its numbers are there', async () => {
    const heard = new Heard(owner);
    const size = String(await owner.size());
    expect(await until(heard, size)).toMatchObject({ position: size, projected: size });
    const last = await submit();
    await until(heard, last);
    // what is asked for now holds for the position that was told
    const { body } = await owner.attainments({ plan });
    expect(BigInt(body.position)).toBeGreaterThanOrEqual(BigInt(last));
    expect(heard.newest).toEqual({
      position: last,
      projected: last,
      recordedAt: expect.stringMatching(/Z$/) as string,
    });
    await heard.leave();
  });

  test('hears of many submissions at most four times a second', async () => {
    const heard = new Heard(owner);
    await until(heard, String(await owner.size()));
    const [before, began] = [heard.told.length, performance.now()];
    let last = '0';
    for (let n = 0; n < 20; n += 1) last = await submit();
    await until(heard, last);
    const quarters = Math.ceil((performance.now() - began) / 250);
    expect(heard.told.length - before).toBeLessThanOrEqual(quarters + 1);
    await heard.leave();
  });

  test('is not told again what it has heard', async () => {
    const first = new Heard(owner);
    const size = String(await owner.size());
    await until(first, size);
    const { id } = first.told.at(-1) ?? { id: '' };
    await first.leave();
    const again = new Heard(owner, id);
    const last = await submit();
    await until(again, last);
    expect(again.told.every(({ head }) => BigInt(head.position) > BigInt(size))).toBe(true);
    await again.leave();
  });

  test('hears that numbers were repaired, although nothing was recorded', async () => {
    const size = String(await owner.size());
    const heard = new Heard(owner);
    await until(heard, size);
    const told = heard.told.length;
    await stack.superuser.query(`UPDATE read.cells SET c2 = c2 + 1 WHERE ledger_id = 'changes' AND unit_id = 'city'`);
    await owner.send('POST', 'rebuilds', { body: {} });
    await waitFor(
      async () => heard.told.length,
      (count) => count > told,
    );
    expect(heard.newest).toMatchObject({ position: size, projected: size });
    await heard.leave();
  });

  test('hears nothing more once its key is revoked', async () => {
    const { client, keyId } = await world.keyHolder(['submitter', 't1']);
    const heard = new Heard(client);
    await until(heard, String(await owner.size()));
    const told = heard.told.length;
    expect((await owner.send('DELETE', `keys/${keyId}`)).status).toBe(204);
    // an answer about a key is used for a second
    await waitFor(
      () => client.get('/v1/me'),
      ({ status }) => status === 401,
    );
    await submit();
    await heard.ended;
    expect(heard.told).toHaveLength(told);
    expectProblem(await client.get('changes'), 401, 'not-authenticated');
  });

  test('is let go when the API stops, and goes on where it was with the next', async () => {
    const heard = new Heard(owner);
    await until(heard, String(await owner.size()));
    await stack.stopApi();
    await heard.ended;
    await stack.startApi();
    const again = new Heard(owner, heard.told.at(-1)?.id);
    await until(again, await submit());
    await again.leave();
  });

  test('must hold a role there', async () => {
    const stranger = await (await World.open(stack, 'elsewhere', { city: null })).client();
    expectProblem(await stranger.get('/v1/ledgers/changes/changes'), 404, 'not-found');
  });
});
