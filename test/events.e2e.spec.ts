import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.js';
import { mark } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { World } from './harness/world.js';

interface Page {
  readonly entries: readonly {
    readonly position: string;
    readonly body: { readonly type: string; readonly stream: string };
  }[];
  readonly head: string;
  readonly next: string | null;
}

let stack: Stack;
let world: World;
let auditor: Client;
let fact: string;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'entries', { city: null, a: 'city', b: 'city' });
  auditor = await world.client(['auditor', 'city']);
  const submitter = await world.client(['submitter', 'city']);
  const [one = '', two = '', three = ''] = await world.members(3);
  const { body } = await submitter.submit({ unit: 'a', facts: [mark(one, 'a'), mark(two, 'a')] });
  await submitter.submit({ unit: 'b', facts: [mark(three, 'b')] });
  fact = body.events[0]?.fact ?? '';
  await submitter.change('voids', fact, 1, { reason: 'by mistake' });
});
afterAll(() => stack.close());

const page = async (query: string, who = auditor): Promise<Page> => {
  const { status, body } = await who.get<Page>(`events?${query}`);
  expect(status).toBe(200);
  return body;
};
const positions = ({ entries }: Page): number[] => entries.map(({ position }) => Number(position));

describe('the entries of a ledger', () => {
  test('are read from the newest backwards as from the oldest forwards, page by page', async () => {
    const all = await page('limit=500');
    const backwards: number[] = [];
    for (let before: string | null = '9007199254740991'; before !== null;) {
      const found: Page = await page(`before=${before}&limit=2`);
      backwards.push(...positions(found));
      before = found.next;
    }
    expect(backwards).toEqual(positions(all).toReversed());
    expect(all.next).toBeNull();
  });

  test('of a stream are its versions', async () => {
    const { entries } = await page(`stream=${fact}`);
    expect(entries.map(({ body }) => body.type)).toEqual(['fact-recorded', 'fact-voided']);
    expect((await page(`stream=${fact}&type=fact-voided`)).entries).toHaveLength(1);
    expect((await page(`stream=${'0'.repeat(40)}`)).entries).toEqual([]);
  });

  test('of a type are those and no others', async () => {
    const all = await page('limit=500');
    const voids = all.entries.filter(({ body }) => body.type === 'fact-voided');
    expect((await page('type=fact-voided')).entries).toEqual(voids);
    expect((await page('type=fact-voided&before=9007199254740991')).entries).toEqual(voids.toReversed());
  });

  test('of a unit are what who holds it sees', async () => {
    const a = await world.client(['submitter', 'a']);
    expect(positions(await page('unit=a'))).toEqual(positions(await page('', a)));
    expect(positions(await page('unit=city'))).toEqual(positions(await page('')));
    expectProblem(await a.send('GET', 'events?unit=b'), 404, 'not-found');
    expectProblem(await auditor.send('GET', 'events?unit=nowhere'), 404, 'not-found');
  });

  test('go on where Link leads, with the same filters', async () => {
    const { headers } = await auditor.get('events?type=fact-recorded&unit=a&limit=1');
    expect(headers.get('link')).toMatch(
      /^<\/v1\/ledgers\/entries\/events\?unit=a&type=fact-recorded&after=\d+&limit=1>; rel="next"$/,
    );
  });

  test.each([
    ['both ways at once', 'after=1&before=2', 'before'],
    ['a type that none is of', 'type=fact-forgotten', 'type'],
    ['a stream that is none', 'stream=xyz', 'stream'],
  ])('are not asked for %s', async (_, query, pointer) => {
    const { errors } = expectProblem(await auditor.send('GET', `events?${query}`), 400, 'invalid-request');
    expect(errors?.map((fault) => fault.pointer)).toEqual([expect.stringContaining(pointer)]);
  });
});
