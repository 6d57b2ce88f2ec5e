import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, query, type Submitted } from './harness/client.js';
import { duibiao } from './harness/cli.js';
import { mark, type Sent, transfer } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let school: Client;
let reviewer: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'reviews', { city: null, a: 'city', b: 'city', t1: 'city' });
  school = await world.client(['submitter', 'a'], ['submitter', 't1']);
  reviewer = await world.client(['reviewer', 'city']);
});
afterAll(() => stack.close());

interface Reviewed {
  readonly submission: string;
  readonly outcome: string;
  readonly covers: number;
  readonly of: number;
  readonly position: string;
}
interface Value {
  readonly numerator: string;
  readonly denominator: string;
}
interface Numbers {
  readonly attainments: readonly {
    readonly value: Value | null;
    readonly accepted: Value | null;
    readonly review: unknown;
  }[];
}
interface Held {
  readonly review: string | null;
  readonly reviews: readonly { readonly outcome: string; readonly principal: string; readonly reason: string | null }[];
  readonly facts: readonly { readonly state: string; readonly review: string | null; readonly version: number }[];
  readonly withheld: number;
}
interface Page {
  readonly submissions: readonly { readonly submission: string; readonly review: string }[];
  readonly next: string | null;
}

const submit = async (unit: string, ...facts: readonly Sent[]): Promise<Submitted> => {
  const { status, body } = await school.submit({ plan, unit, facts });
  expect([status, body]).toMatchObject([201, {}]);
  return body;
};
const review = (submission: string, body: unknown, headers = {}, who = reviewer) =>
  who.post<Reviewed>(`submissions/${submission}/reviews`, body, headers);
const accept = (submission: string) => review(submission, { outcome: 'accepted' });
const sendBack = (submission: string, reason = '日期与台账不符') => review(submission, { outcome: 'returned', reason });

const text = (value: Value | null | undefined): string | null =>
  value ? `${value.numerator}/${value.denominator}` : null;

/** Value, the same by accepted facts, and facts by review, of a unit. */
async function numbers(unit: string, asked: Readonly<Record<string, string>>) {
  const { status, body } = await reviewer.get<Numbers>(`attainments?${query({ plan, indicator, unit, ...asked })}`);
  expect([status, body]).toMatchObject([200, {}]);
  const [one] = body.attainments;
  return [text(one?.value), text(one?.accepted), one?.review];
}
const facts = (accepted: number, unreviewed: number, returned: number) => ({
  accepted: String(accepted),
  unreviewed: String(unreviewed),
  returned: String(returned),
});

describe('a graduate whose transfer is reviewed', () => {
  let marked: Submitted;
  let accepted: Submitted;
  let returned: Reviewed;

  test('before any review: the number counts what was submitted, and says that nobody has looked', async () => {
    const [member = ''] = await world.members(1);
    marked = await submit('a', mark(member, 'a'));
    accepted = await submit('t1', transfer(member, 'a', 't1', '2020-07-15'));
    expect(await numbers('a', { waitFor: accepted.lastPosition })).toEqual(['1/1', null, facts(0, 1, 0)]);
    expect(await numbers('city', {})).toEqual(['1/1', null, facts(0, 2, 0)]);
  });

  test('accepted: the number by accepted facts follows', async () => {
    const { status, body } = await accept(marked.submission);
    expect([status, body]).toMatchObject([
      201,
      { submission: marked.submission, outcome: 'accepted', covers: 1, of: 1 },
    ]);
    expect(await numbers('city', { waitFor: body.position })).toEqual(['1/1', '0/1', facts(1, 1, 0)]);
    const second = await accept(accepted.submission);
    expect(await numbers('city', { waitFor: second.body.position })).toEqual(['1/1', '1/1', facts(2, 0, 0)]);
    // What was known before stays as it was.
    expect(await numbers('city', { at: body.position })).toEqual(['1/1', '0/1', facts(1, 1, 0)]);
    expect(await numbers('city', { at: accepted.lastPosition })).toEqual(['1/1', null, facts(0, 2, 0)]);
  });

  test('sent back after all: it stops counting from there on, with the reason', async () => {
    const { status, body } = await sendBack(accepted.submission, '接收单未盖章');
    expect(status).toBe(201);
    returned = body;
    expect(await numbers('city', { waitFor: body.position })).toEqual(['0/1', '0/1', facts(1, 0, 1)]);
    expect(await numbers('city', { at: String(BigInt(body.position) - 1n) })).toEqual(['1/1', '1/1', facts(2, 0, 0)]);
    const held = await school.get<Held>(`submissions/${accepted.submission}`);
    expect(held.body).toMatchObject({
      review: 'returned',
      reviews: [
        { outcome: 'accepted', reason: null },
        { outcome: 'returned', reason: '接收单未盖章', principal: expect.stringMatching(/^p-/) as string },
      ],
      facts: [{ version: 1, state: 'current', review: 'returned' }],
      withheld: 0,
    });
  });

  test('sent back is final; the correction is unreviewed and counts at once', async () => {
    const again = await accept(accepted.submission);
    expectProblem(again, 409, 'conflict');
    expect(again.text).toContain('Correct its facts');
    const fact = accepted.events[0]?.fact ?? '';
    const corrected = await school.change('corrections', fact, 1, {
      reason: '补盖章',
      days: { occurredOn: '2020-07-16' },
    });
    expect(corrected.status).toBe(201);
    const waitFor = corrected.body.lastPosition;
    expect(await numbers('city', { waitFor })).toEqual(['1/1', '0/1', facts(1, 1, 0)]);
    const held = await school.get<Held>(`submissions/${corrected.body.submission}`);
    expect(held.body).toMatchObject({ review: 'unreviewed', facts: [{ version: 2, review: 'unreviewed' }] });
    expect((await school.get<Held>(`submissions/${accepted.submission}`)).body.facts).toMatchObject([
      { state: 'superseded', review: 'returned' },
    ]);
    expect((await numbers('city', { at: returned.position }))[0]).toBe('0/1');
  });

  test('what was corrected as a whole can still be reviewed, and covers nothing', async () => {
    const [member = ''] = await world.members(1);
    const first = await submit('a', mark(member, 'a', 'delayed'));
    const change = { reason: 'r', values: { mark: 'mobile' } };
    const corrected = await school.change('corrections', first.events[0]?.fact ?? '', 1, change);
    const before = await numbers('city', { waitFor: corrected.body.lastPosition });
    const { status, body } = await sendBack(first.submission);
    expect([status, body]).toMatchObject([201, { covers: 0, of: 1 }]);
    expect(await numbers('city', { waitFor: body.position })).toEqual(before);
    const held = await school.get<Held>(`submissions/${first.submission}`);
    expect(held.body).toMatchObject({ review: 'returned', facts: [{ state: 'superseded', review: 'not-covered' }] });
  });
});

describe('who may review what', () => {
  let submitted: Submitted;
  beforeAll(async () => {
    const [one = '', two = ''] = await world.members(2);
    submitted = await submit('a', mark(one, 'a'), mark(two, 'a'));
  });

  test('nobody reviews what they submitted', async () => {
    const both = await world.client(['submitter', 'b'], ['reviewer', 'b']);
    const [member = ''] = await world.members(1);
    const own = await both.submit({ plan, unit: 'b', facts: [mark(member, 'b')] });
    const refused = await review(own.body.submission, { outcome: 'accepted' }, {}, both);
    expectProblem(refused, 403, 'own-submission');
    expect(refused.text).toContain('four eyes');
    expect((await accept(own.body.submission)).status).toBe(201);
  });

  test('out of scope, without the role, and what is not there look the same', async () => {
    const others = await world.client(['reviewer', 'b'], ['submitter', 'a']);
    const absent = `sub-${'a'.repeat(26)}`;
    for (const [who, id] of [[others, submitted.submission] as const, [reviewer, absent] as const])
      expectProblem(await review(id, { outcome: 'accepted' }, {}, who), 404, 'not-found');
    const stranger = await world.client(['auditor', 'b']);
    expectProblem(await stranger.get(`submissions/${submitted.submission}`), 404, 'not-found');
  });

  test('a request that is not legal says where and what would be', async () => {
    const without = await review(submitted.submission, { outcome: 'returned' });
    expect([without.status, without.body]).toMatchObject([400, { errors: [{ pointer: '/reason' }] }]);
    const other = await review(submitted.submission, { outcome: 'perhaps' });
    expect([other.status, other.body]).toMatchObject([400, { errors: [{ pointer: '/outcome' }] }]);
    const id = await review('sub-1', { outcome: 'accepted' });
    expect(id.status).toBe(400);
    expect(id.text).toContain('must be a submission id');
  });

  test('what planners set is not for review', async () => {
    const planned = await world.record('city', [
      {
        kind: 'unit.opened',
        refs: { unit: 't9', parent: 'city' },
        days: { validFrom: '2020-01-01' },
        values: { type: 'town', name: 'T9' },
      },
    ]);
    expectProblem(await accept(planned.submission), 422, 'not-reviewed');
  });

  test('asked again with the same key: the same answer; with another body: refused', async () => {
    const headers = { 'idempotency-key': 'review-once' };
    const first = await review(submitted.submission, { outcome: 'accepted' }, headers);
    const again = await review(submitted.submission, { outcome: 'accepted' }, headers);
    expect(again.body).toEqual(first.body);
    expect(again.body.covers).toBe(2);
    const other = await review(submitted.submission, { outcome: 'returned', reason: 'r' }, headers);
    expectProblem(other, 422, 'key-reused');
    expectProblem(await accept(submitted.submission), 422, 'unchanged');
  });

  test('of two reviewers at the same moment one is told', async () => {
    const [member = ''] = await world.members(1);
    const { submission } = await submit('a', mark(member, 'a'));
    const outcomes = await Promise.all([sendBack(submission), accept(submission), accept(submission)]);
    const done = outcomes.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
    await numbers('city', { waitFor: String(await reviewer.size()) });
  });
});

test('a unit that moves takes its accepted facts along', async () => {
  const moving = await World.open(stack, 'moving', { city: null, east: 'city', west: 'city', s: 'east' });
  const [member = ''] = await moving.members(1);
  const marked = await moving.record('s', [mark(member, 's')]);
  const lead = await moving.client(['reviewer', 'city']);
  const accepted = await review(marked.submission, { outcome: 'accepted' }, {}, lead);
  expect(accepted.status).toBe(201);
  const read = async (unit: string, waitFor: string) => {
    const { body } = await lead.get<Numbers>(
      `attainments?${query({ plan, indicator, unit, waitFor, organisation: 'now' })}`,
    );
    return [text(body.attainments[0]?.accepted), body.attainments[0]?.review];
  };
  expect(await read('east', accepted.body.position)).toEqual(['0/1', facts(1, 0, 0)]);
  const moved = await moving.record('city', [
    { kind: 'unit.changed', refs: { unit: 's', parent: 'west' }, days: { occurredOn: '2020-09-01' }, values: {} },
  ]);
  expect(await read('west', moved.lastPosition)).toEqual(['0/1', facts(1, 0, 0)]);
  expect(await read('east', moved.lastPosition)).toEqual(['0/0', facts(0, 0, 0)]);
});

test('on the command line: the list of work, a review, and what came of it', async () => {
  const [member = ''] = await world.members(1);
  const { submission } = await submit('a', mark(member, 'a'));
  const run = (...args: readonly string[]) =>
    duibiao([...args, '--ledger', 'reviews', '--url', stack.url, '--key', reviewer.key ?? '']);
  await numbers('a', { waitFor: String(await reviewer.size()) });
  const list = await run('submissions', '--state', 'unreviewed', '--unit', 'a');
  expect([list.code, list.stdout]).toEqual([0, expect.stringContaining(submission)]);
  expect((await run('review', submission)).code).toBe(2);
  expect(await run('review', submission, '--return')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--reason') as string,
  });
  const back = await run('review', submission, '--return', '--reason', '重复');
  expect([back.code, back.stdout]).toEqual([
    0,
    expect.stringMatching(/^Sent back sub-.* covers 1 of its 1 facts\.\n$/),
  ]);
  const again = await run('review', submission, '--accept');
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('Correct its facts')]);
  await numbers('a', { waitFor: String(await reviewer.size()) });
  const explained = await run('explain', '--indicator', indicator, '--unit', 'a', '--limit', '50');
  expect(explained.stderr + explained.stdout).toContain('a review sent it back');
  expect(explained.stdout).toContain('; unreviewed;');
  const shown = await run('attainment', '--indicator', indicator);
  expect(shown.stdout).toMatch(/accepted, \d+ unreviewed, \d+ sent back; by accepted alone \d+\/\d+/);
});

test('lists: by unit and state, page by page, within the scope', async () => {
  const list = async (who: Client, asked: Readonly<Record<string, string>>): Promise<Page> => {
    const { status, body } = await who.get<Page>(`submissions?${query(asked)}`);
    expect(status).toBe(200);
    return body;
  };
  const all = await list(reviewer, {});
  const states = all.submissions.map((one) => one.review);
  expect(new Set(states)).toEqual(new Set(['unreviewed', 'accepted', 'returned']));
  const returned = await list(reviewer, { state: 'returned' });
  expect(returned.submissions).toEqual(all.submissions.filter((one) => one.review === 'returned'));
  const paged: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = await list(reviewer, { limit: '2', ...(cursor === '' ? {} : { cursor }) });
    paged.push(...page.submissions);
    cursor = page.next;
  }
  expect(paged).toEqual(all.submissions);
  const inB = await list(await world.client(['reviewer', 'b']), {});
  expect(inB.submissions).toHaveLength(1);
  expect((await reviewer.get('submissions?unit=nowhere')).status).toBe(404);
  expect((await reviewer.get('submissions?state=perhaps')).status).toBe(400);
});
