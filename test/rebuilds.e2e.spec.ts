import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duibiao, type Ran } from './harness/cli.js';
import { type Client, query } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem, faults } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { indicator, plan, World } from './harness/world.js';

interface Rebuild {
  readonly id: string;
  readonly check: boolean;
  readonly state: string;
  readonly attempts: number;
  readonly position: string | null;
  readonly resumedAt: string | null;
  readonly progress: { readonly position: string; readonly total: string } | null;
  readonly models: readonly { readonly model: string; readonly rows: number }[];
  readonly differenceCount: number;
}

let stack: Stack;
let world: World;
let operator: Client;
let members: string[];

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'rebuilt', { city: null, a: 'city', t1: 'city' });
  operator = await world.client(['operator', 'city'], ['submitter', 'city']);
  members = await world.members(40);
  await world.record(
    'a',
    members.slice(0, 10).map((member) => mark(member, 'a')),
  );
  await world.record('t1', [transfer(members[0] ?? '', 'a', 't1', '2020-07-01')]);
  await projected();
});
afterAll(() => stack.close());

const projected = async (): Promise<void> => {
  await operator.attainments({ plan, indicator, waitFor: String(await operator.size()) });
};
const cli = (...args: string[]): Promise<Ran> =>
  duibiao([...args, '--ledger', 'rebuilt', '--url', stack.url, '--key', operator.key ?? '']);

/** The number at the newest position, and that position. */
async function number(): Promise<{ readonly position: bigint; readonly n: number; readonly d: number }> {
  const { body } = await operator.attainments({ plan, indicator, unit: 'city' });
  const { numerator, denominator } = body.attainments[0]?.value ?? { numerator: '', denominator: '' };
  return { position: BigInt(body.position), n: Number(numerator), d: Number(denominator) };
}

const isOver = ({ state }: Rebuild): boolean => state !== 'waiting' && state !== 'running';
const finished = (id: string): Promise<Rebuild> =>
  waitFor(async () => (await operator.get<Rebuild>(`rebuilds/${id}`)).body, isOver);
const tamperCell = (by: number): Promise<unknown> =>
  stack.superuser.query(
    `UPDATE read.cells SET c1 = c1 + $1 WHERE ledger_id = 'rebuilt' AND definition = 1 AND unit_id = 'city' AND day IN ('2020-07-01', 'infinity')`,
    [by],
  );
const recomputed = async (): Promise<string> => {
  const asked = await operator.send<{ id: string }>('POST', 'recomputations', { body: { plan } });
  const run = await waitFor(
    async () => (await operator.get<{ state: string }>(`recomputations/${asked.body.id}`)).body,
    ({ state }) => state !== 'waiting' && state !== 'running',
  );
  return run.state;
};
const alerts = async (): Promise<readonly string[]> =>
  (await operator.get<{ alerts: readonly { kind: string; subject: string }[] }>('alerts')).body.alerts.map(
    ({ kind, subject }) => `${kind} ${subject}`,
  );

describe('duibiao rebuild', () => {
  test('finds a tampered number, names it, and puts it right; the recomputation agrees again', async () => {
    expect(await number()).toMatchObject({ n: 1, d: 10 });
    await tamperCell(4);
    await stack.superuser.query(
      `UPDATE read.case_rows SET c2 = 9 WHERE ledger_id = 'rebuilt' AND definition = 1 AND case_key = $1 AND position_to IS NULL`,
      [members[1]],
    );
    expect(await number()).toMatchObject({ n: 5, d: 10 });
    expect(await recomputed()).toBe('different');

    const checked = await cli('rebuild', '--check');
    expect([checked.code, checked.stderr]).toEqual([3, expect.stringMatching(/^reb-[a-z2-7]{26} in ledger rebuilt\n/)]);
    expect(checked.stderr).toContain('different: rows 3');
    expect(checked.stdout).toMatch(
      /^Derived from the entries up to position \d+ in \d+\.\d s, [\d,]+ cases computed; projecting waited \d+\.\d s of it\.\n/,
    );
    expect(checked.stdout).toMatch(/cells +definition=1 unit_id=city slice= day=2020-07-01 +changed +c1 5 → 1/);
    expect(checked.stdout).toMatch(new RegExp(`case_rows +definition=1 case_key=${members[1]} .*changed +c2 9 → 1`));
    expect(checked.stdout).toContain('Nothing was changed');
    expect(await number()).toMatchObject({ n: 5, d: 10 });

    const repaired = await cli('rebuild');
    expect([repaired.code, repaired.stdout]).toEqual([3, expect.stringContaining('They were replaced')]);
    expect(await number()).toMatchObject({ n: 1, d: 10 });
    expect(await alerts()).toContain('difference read models');
    expect(await recomputed()).toBe('published');

    await projected();
    const equal = await cli('rebuild', '--json');
    const answer = JSON.parse(equal.stdout) as Rebuild;
    expect([equal.code, answer.state, answer.differenceCount]).toEqual([0, 'equal', 0]);
    expect(answer.position).toBe(String(await operator.size()));
    expect(answer.models.find(({ model }) => model === 'fact_versions')?.rows).toBeGreaterThan(10);
    expect(await alerts()).toEqual([]);
    expect((await cli('rebuild')).stdout).toContain('The read models are what the entries say.');
  });

  test('what it cannot do it says in one line', async () => {
    const nobody = await duibiao(['rebuild', '--url', 'http://127.0.0.1:1', '--key', 'dbk_x_y']);
    expect([nobody.code, nobody.stdout, nobody.stderr]).toEqual([1, '', expect.stringContaining('Nobody answers')]);
    expect((await cli('rebuild', '--chekc')).code).toBe(2);
    const unknown = await duibiao(['rebuild', '--ledger', 'none', '--url', stack.url, '--key', operator.key ?? '']);
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
  });

  test('one at a time: the second is refused and names the first, which can be cancelled', async () => {
    await stack.stopWorker();
    const first = await cli('rebuild', '--no-wait');
    const id = first.stdout.trim();
    expect([first.code, id]).toEqual([0, expect.stringMatching(/^reb-/)]);
    const second = await cli('rebuild', '--check');
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining(`${id} of this ledger is not over yet`)]);
    expect((await operator.send('DELETE', `rebuilds/${id}`)).status).toBe(204);
    expectProblem(await operator.send('DELETE', `rebuilds/${id}`), 409, 'conflict');
    await stack.startWorker();
    expect((await operator.get<Rebuild>(`rebuilds/${id}`)).body.state).toBe('cancelled');
    const { body } = await operator.get<{ readonly rebuilds: readonly Rebuild[] }>('rebuilds?limit=1');
    expect(body.rebuilds.map((one) => one.id)).toEqual([id]);
  });
});

test('submissions and questions go on; every answer is that of its position, before the repair or after it', async () => {
  const wrong = 1_000;
  /** Members that graduated, and that were taken over, by the position from which on they are. */
  const marked: bigint[] = [];
  const moved: bigint[] = [];
  const before = await number();
  await tamperCell(wrong);
  let isDone = false;
  const submitting = (async () => {
    for (let n = 10; n < members.length && (!isDone || n < 20); n += 1) {
      const member = members[n] ?? '';
      const one = await operator.submit({ unit: 'city', facts: [mark(member, 'a')] });
      marked.push(BigInt(one.body.firstPosition));
      const other = await operator.submit({ unit: 'city', facts: [transfer(member, 'a', 't1', '2020-07-01')] });
      moved.push(BigInt(other.body.firstPosition));
    }
  })();
  const answers: Awaited<ReturnType<typeof number>>[] = [];
  const asking = (async () => {
    while (!isDone) answers.push(await number());
  })();
  const asked = await operator.send<Rebuild>('POST', 'rebuilds', { body: {} });
  expect([asked.status, asked.headers.get('location')]).toEqual([202, `/v1/ledgers/rebuilt/rebuilds/${asked.body.id}`]);
  const done = await finished(asked.body.id);
  // the next may have been asked before
  const underWay = answers.length;
  await number();
  isDone = true;
  await Promise.all([submitting, asking]);
  await projected();
  answers.push(await number());

  expect(done).toMatchObject({ state: 'repaired', differenceCount: 2 });
  const upTo = (positions: readonly bigint[], p: bigint): number => positions.filter((one) => one <= p).length;
  const off = answers.map(({ position, n, d }) => [
    n - before.n - upTo(moved, position),
    d - before.d - upTo(marked, position),
  ]);
  // where projecting has moved on since a question came, its answer is from the case rows, which are right
  const isWhole = ([n, d]: readonly number[]): boolean => (n === 0 || n === wrong) && d === 0;
  expect(off.filter((one) => !isWhole(one))).toEqual([]);
  expect(off.slice(0, underWay).some(([n]) => n === wrong)).toBe(true);
  expect(off.slice(underWay + 1).filter(([n]) => n !== 0)).toEqual([]);
  expect(answers.at(-1)?.position).toBe(await operator.size());
  expect(await recomputed()).toBe('published');
});

test('a worker that is killed in the midst: the next one goes on from there', async () => {
  const crowd = await world.members(12_000);
  for (let first = 0; first < crowd.length; first += 1_000)
    await world.record(
      'a',
      crowd.slice(first, first + 1_000).map((member) => mark(member, 'a')),
    );
  await waitFor(number, ({ d }) => d >= crowd.length);
  await projected();
  const before = await number();
  const command = cli('rebuild', '--check');
  const beside = async (): Promise<bigint> => {
    const { rows } = await stack.superuser.query<{ position: string }>(
      `SELECT "position" FROM read_next.cursors WHERE ledger_id = 'rebuilt' AND projector = 'main'`,
    );
    return BigInt(rows[0]?.position ?? 0);
  };
  await waitFor(beside, (position) => position > 0n, 1);
  await stack.killWorker();
  const at = await beside();
  expect(at).toBeGreaterThan(0n);
  const [left] = (await operator.get<{ readonly rebuilds: readonly Rebuild[] }>('rebuilds?limit=1')).body.rebuilds;
  expect([left?.state, left?.attempts]).toEqual(['running', 1]);
  await stack.startWorker();
  const ran = await command;
  expect([ran.code, ran.stderr]).toEqual([
    0,
    expect.stringMatching(/deriving: position \d+ of \d+, [\d,]+ cases computed/),
  ]);
  const done = await finished(left?.id ?? '');
  expect(done).toMatchObject({ state: 'equal', attempts: 2, check: true, resumedAt: String(at) });
  expect(await number()).toEqual(before);
  await waitFor(beside, (position) => position === 0n);
});

test('auditors read, operators alone ask and cancel; to others it is absent', async () => {
  const auditor = await world.client(['auditor', 'city']);
  const school = await world.client(['submitter', 'a'], ['operator', 'a']);
  const { body } = await auditor.get<{ readonly rebuilds: readonly Rebuild[] }>('rebuilds');
  const id = body.rebuilds[0]?.id ?? '';
  expect((await auditor.get<Rebuild>(`rebuilds/${id}`)).body.id).toBe(id);
  expectProblem(await auditor.send('POST', 'rebuilds', { body: {} }), 404);
  expectProblem(await auditor.send('DELETE', `rebuilds/${id}`), 404);
  for (const path of ['rebuilds', `rebuilds/${id}`]) expectProblem(await school.get(path), 404);
  expectProblem(await school.send('POST', 'rebuilds', { body: {} }), 404);
});

test.each([
  ['POST', 'rebuilds', { check: 'yes' }, 400, '/check invalid-type'],
  ['POST', 'rebuilds', { only: 'cells' }, 400, '/only unknown-property'],
  ['GET', `rebuilds?${query({ limit: '0' })}`, undefined, 400, '/limit too-small'],
  ['GET', 'rebuilds/reb-1', undefined, 400, ' invalid-format'],
] as const)('%s %s %j is one clear problem', async (method, path, body, status, fault) => {
  const problem = expectProblem(await operator.send(method, path, body === undefined ? {} : { body }), status);
  expect(faults(problem)).toEqual([fault]);
});

test('a rebuild that is not there', async () => {
  expectProblem(await operator.get('rebuilds/reb-aaaaaaaaaaaaaaaaaaaaaaaaaa'), 404, 'not-found');
  expectProblem(await operator.send('DELETE', 'rebuilds/reb-aaaaaaaaaaaaaaaaaaaaaaaaaa'), 404, 'not-found');
});
