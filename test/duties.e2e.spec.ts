import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { correctFact, reviewSubmission } from '@duibiao/submissions';
import { type Client, query, type Submitted } from './harness/client.js';
import { duibiao } from './harness/cli.js';
import { mark, type Sent, transfer } from './harness/facts.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, planText, World } from './harness/world.js';

interface Count {
  readonly reported: number;
  readonly nil: number;
  readonly missing: number;
  readonly notDue: number;
  readonly waived: number;
  readonly expected: number;
  readonly onTime: number;
  readonly late: number;
  readonly rate: string | null;
}
interface Duties {
  readonly duties: readonly {
    readonly duty: string;
    readonly completeness: Count;
    readonly periods: readonly { readonly period: string; readonly dueOn: string; readonly completeness: Count }[];
  }[];
  readonly rows: readonly {
    readonly duty: string;
    readonly period: string;
    readonly unit: string;
    readonly state: string;
    readonly timeliness: string | null;
  }[];
  readonly next: string | null;
}

/** The plan of 2020 with reporting duties: monthly marks by schools, due 5 days on; a register's issues for towns; narratives by quarter. */
function withDuties(): string {
  const read = parse(planText) as { settings: Record<string, unknown> };
  const name = (zh: string) => ({ zh, en: zh });
  read.settings['duties'] = [
    {
      id: 'monthly',
      name: name('月报'),
      indicators: [indicator],
      unitTypes: ['school'],
      scheme: 'monthly',
      dueDays: 5,
      from: '2020-03-01',
      to: '2020-06-30',
    },
    { id: 'issues', name: name('期次'), items: [2], unitTypes: ['town'], scheme: '大学习期', dueDays: 1 },
  ];
  return stringify(read);
}

let stack: Stack;
let world: World;
let client: Client;
const at = (day: string): string => `${day}T03:00:00.000Z`;
const filed = (kind: 'return.filed' | 'duty.waived', unit: string, duty: string, period: string, on: string): Sent => ({
  kind,
  refs: { unit, period },
  days: { occurredOn: on },
  values: { duty, ...(kind === 'duty.waived' ? { state: 'excused', reason: '疫情' } : {}) },
});
const opened = (unit: string, parent: string, type: string, on: string): Sent => ({
  kind: 'unit.opened',
  refs: { unit, parent },
  days: { validFrom: on },
  values: { type, name: unit },
});
const narrative = (unit: string, item: string, on: string, period?: string): Sent => ({
  kind: 'narrative.submitted',
  refs: { unit, ...(period === undefined ? {} : { period }) },
  days: { occurredOn: on },
  values: { item, text: '已开展' },
});

/**
 * Schools a (with class a1), b, c; d opens on 10 April; e is closed on 1 May. March: a reports by its class on 20 March, b on 6 April (a day
 * late), c states zero in time. April: a reported in time, which is sent back on 8 May and corrected on 12 May; b is excused; d owes too.
 */
beforeAll(async () => {
  stack = await Stack.start();
  const tree = { city: null, a: 'city', b: 'city', c: 'city', e: 'city', t1: 'city', t2: 'city', a1: 'a' };
  const types = { city: 'city', a1: 'class', t1: 'town', t2: 'town' };
  const text = withDuties();
  world = await World.open(stack, 'duties', tree, {
    recordedAt: '2020-01-02T01:00:00.000Z',
    types,
    plan: { id: plan, text },
  });
  client = await world.client();
  const members = await world.members(6);
  const one = (n: number, unit: string, day: string): Sent => mark(members[n] ?? '', unit, 'normal', day);
  const issue = (id: string, opensOn: string, closesOn: string): Sent => ({
    kind: 'period.opened',
    refs: { period: id, unit: 'city' },
    days: { opensOn, closesOn },
    values: { scheme: '大学习期' },
  });
  await world.record(
    'city',
    [issue('9-1', '2020-03-02', '2020-03-08'), issue('9-2', '2020-03-09', '2020-03-15')],
    at('2020-03-01'),
  );
  await world.record('t1', [narrative('t1', '2', '2020-03-03')], at('2020-03-03'));
  await world.record('t1', [narrative('t1', '7', '2020-03-10')], at('2020-03-10'));
  await world.record('t2', [narrative('t2', '2', '2020-03-17', '9-2')], at('2020-03-17'));
  await world.record('a', [one(0, 'a1', '2020-03-20')], at('2020-03-20'));
  await world.record('e', [one(1, 'e', '2020-03-20')], at('2020-03-20'));
  await world.record('c', [filed('return.filed', 'c', 'monthly', '2020-03', '2020-04-05')], '2020-04-05T15:59:59.000Z');
  await world.record('b', [one(2, 'b', '2020-03-30')], '2020-04-05T16:00:00.000Z');
  await world.record('city', [opened('d', 'city', 'school', '2020-04-10')], at('2020-04-10'));
  const april = await world.record('a', [one(3, 'a', '2020-04-20')], at('2020-04-25'));
  await world.record('city', [filed('duty.waived', 'b', 'monthly', '2020-04', '2020-04-28')], at('2020-04-28'));
  await world.record(
    'city',
    [{ kind: 'unit.closed', refs: { unit: 'e' }, days: { occurredOn: '2020-05-01' }, values: { how: 'closed' } }],
    at('2020-05-01'),
  );
  await world.record('t1', [transfer(members[0] ?? '', 'a', 't1', '2020-05-02')], at('2020-05-06'));
  await sendBackAndCorrect(april);
  await world.releaseClock();
});
afterAll(() => stack.close());

/** What a reported in April is sent back on 8 May, and corrected on 12 May. */
async function sendBackAndCorrect({ submission, firstPosition, events }: Submitted): Promise<void> {
  const { ledger, owner } = world;
  const { principal } = await world.keyHolder(['reviewer', 'city']);
  const reviewer = { ...owner, principal };
  const place = { first: BigInt(firstPosition), items: 1 };
  const review = { ledger, submission, place, outcome: 'returned', reason: '名单不全', key: 'back' } as const;
  const back = await reviewSubmission(stack.desk, reviewer, { ...review, recordedAt: at('2020-05-08') });
  expect(back).toMatchObject({ ok: true, answer: { covers: 1 } });
  const change = { ledger, fact: events[0]?.fact ?? '', version: 1, reason: '补', values: { mark: 'mobile' } };
  await correctFact(stack.desk, owner, { ...change, key: 'again', recordedAt: at('2020-05-12') });
}

async function duties(asked: Readonly<Record<string, string>> = {}): Promise<Duties> {
  const waitFor = String(await client.size());
  const { status, body, text } = await client.get<Duties>(`duties?${query({ plan, waitFor, ...asked })}`);
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  return body;
}
const rows = (answer: Duties): string[] =>
  answer.rows.map(({ period, unit, state, timeliness }) => `${period} ${unit} ${state} ${timeliness ?? '-'}`);

describe('monthly reports of schools', () => {
  const monthly = { duty: 'monthly', period: '2020-03' };

  test('by the end of the due day: one in time through its class, one has stated zero, two are late', async () => {
    expect(rows(await duties({ ...monthly, at: '2020-04-05' }))).toEqual([
      '2020-03 a reported on-time',
      '2020-03 b missing late',
      '2020-03 c nil on-time',
      '2020-03 e reported on-time',
    ]);
  });

  test('a day earlier nothing is missing yet', async () => {
    expect(rows(await duties({ ...monthly, at: '2020-04-04', state: 'not-due' }))).toEqual([
      '2020-03 b not-due -',
      '2020-03 c not-due -',
    ]);
  });

  test('a day later it is made up, and stays late', async () => {
    const answer = await duties({ ...monthly, at: '2020-04-06' });
    expect(rows(answer)[1]).toBe('2020-03 b reported made-up-late');
    expect(answer.duties[0]?.completeness).toEqual({
      reported: 3,
      nil: 1,
      missing: 0,
      notDue: 0,
      waived: 0,
      expected: 4,
      onTime: 3,
      late: 1,
      rate: '100.00 %',
    });
  });

  test('who owes is said by the organisation on the last day of the period', async () => {
    const answer = await duties({ duty: 'monthly', at: '2020-05-06' });
    const units = (period: string): string[] =>
      answer.rows.filter((row) => row.period === period).map((row) => row.unit);
    expect(units('2020-03')).toEqual(['a', 'b', 'c', 'e']);
    expect(units('2020-04')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(units('2020-05')).toEqual(['a', 'b', 'c', 'd']);
    expect(rows(answer).filter((row) => row.startsWith('2020-04'))).toEqual([
      '2020-04 a reported on-time',
      '2020-04 b waived -',
      '2020-04 c missing late',
      '2020-04 d missing late',
      '2020-04 e missing late',
    ]);
    expect(answer.duties[0]?.periods.map(({ period, dueOn }) => [period, dueOn])).toEqual([
      ['2020-03', '2020-04-05'],
      ['2020-04', '2020-05-05'],
      ['2020-05', '2020-06-05'],
      ['2020-06', '2020-07-05'],
    ]);
  });

  test('pages lead on with the same moment', async () => {
    const first = await duties({ duty: 'monthly', at: '2020-05-06', limit: '5' });
    expect(first.next).toBe('5');
    const all = await duties({ duty: 'monthly', at: '2020-05-06' });
    const rest = await duties({ duty: 'monthly', at: '2020-05-06', limit: '500', cursor: '5' });
    expect([...first.rows, ...rest.rows]).toEqual(all.rows);
  });
});

test('issues of a register: a narrative reports for the issue that it names, else for that of its day; of its item only', async () => {
  expect(rows(await duties({ duty: 'issues', at: '2020-03-16' }))).toEqual([
    '9-1 t1 reported on-time',
    '9-1 t2 missing late',
    '9-2 t1 missing late',
    '9-2 t2 missing late',
  ]);
  expect(rows(await duties({ duty: 'issues', at: '2020-03-17', period: '9-2' }))).toEqual([
    '9-2 t1 missing late',
    '9-2 t2 reported made-up-late',
  ]);
});

test('numbers carry the completeness of the duty that covers them, for the unit and all below it', async () => {
  interface Numbers {
    readonly attainments: readonly { readonly unit: string; readonly completeness: Count | null }[];
  }
  const read = async (asked: Readonly<Record<string, string>>) => {
    const found = await client.get<Numbers>(`attainments?${query({ plan, indicator, at: '2020-05-06', ...asked })}`);
    return found.body.attainments.map(({ unit, completeness }) => [unit, completeness?.expected, completeness?.rate]);
  };
  expect(await read({})).toEqual([['city', 8, '62.50 %']]);
  expect(await read({ level: 'school' })).toEqual([
    ['a', 2, '100.00 %'],
    ['b', 1, '100.00 %'],
    ['c', 2, '50.00 %'],
    ['d', 1, '0.00 %'],
  ]);
  // closed since, so in no listing of the day; what it owed stands
  expect(await read({ unit: 'e' })).toEqual([['e', 2, '50.00 %']]);
});

test('what is sent back is no report; corrected after the due day it is made up late', async () => {
  const april = { duty: 'monthly', period: '2020-04', unit: 'a' };
  expect(rows(await duties({ ...april, at: '2020-05-07' }))).toEqual(['2020-04 a reported on-time']);
  expect(rows(await duties({ ...april, at: '2020-05-08' }))).toEqual(['2020-04 a missing late']);
  expect(rows(await duties(april))).toEqual(['2020-04 a reported made-up-late']);
});

test('on the command line: rates by period, and who is late', async () => {
  const asked = ['--at', '2020-05-06', '--ledger', 'duties', '--url', stack.url, '--key', client.key ?? ''];
  const { code, stdout } = await duibiao(['duties', '--duty', 'monthly', ...asked]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^monthly +2020-03 +2020-04-05 +100\.00 % +3 +1 +0 +0 +0 +3 +1$/m);
  expect(stdout).toMatch(/^monthly +2020-04 +2020-05-05 +c /m);
  const shown = await duibiao(['attainment', '--indicator', indicator, ...asked]);
  expect(shown.stdout).toContain('5 of 8 reports = 62.50 %, 1 made up late');
});

test('a question that is not legal says where and what would be', async () => {
  for (const [asked, pointer, legal] of [
    [{ duty: 'weekly' }, 'duty', 'one of monthly, issues'],
    [{ duty: 'monthly', period: '2021-01' }, 'period', 'one of 2020-03, 2020-04, 2020-05, 2020-06'],
    [{ level: 'planet' }, 'level', 'self, children'],
  ] as const) {
    const { status, body } = await client.get(`duties?${query({ plan, ...asked })}`);
    expect(status).toBe(400);
    expect(body.errors?.[0]).toMatchObject({ pointer, legal: expect.stringContaining(legal) as string });
  }
  expect((await client.get(`duties?${query({ plan, state: 'gone' })}`)).status).toBe(400);
  const ofB = await world.client(['submitter', 'b']);
  expect((await ofB.get(`duties?${query({ plan, unit: 'a' })}`)).status).toBe(404);
});
