import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './harness/client.js';
import { query } from './harness/client.js';
import { duibiao } from './harness/cli.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { indicator, plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let operator: Client;
let school: Client;
let bad: string;
let position: bigint;

interface Parked {
  readonly parkedFacts: readonly { readonly fact: string; readonly position: string; readonly reason: string }[];
}
interface Numbers {
  readonly position: string;
  readonly incomplete: unknown;
  readonly attainments: readonly {
    readonly value: { readonly numerator: string; readonly denominator: string };
    readonly incomplete: unknown;
  }[];
}

const number = async (asked: Readonly<Record<string, string>> = {}) => {
  const { body } = await operator.get<Numbers>(`attainments?${query({ plan, indicator, unit: 'city', ...asked })}`);
  const [one] = body.attainments;
  return {
    value: `${one?.value.numerator}/${one?.value.denominator}`,
    incomplete: one?.incomplete,
    all: body.incomplete,
  };
};
const cli = (...args: string[]) =>
  duibiao([...args, '--ledger', 'parked', '--url', stack.url, '--key', operator.key ?? '']);

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'parked', { city: null, a: 'city', t1: 'city' });
  operator = await world.client(['operator', 'city']);
  school = await world.client(['submitter', 'a'], ['submitter', 't1']);
  const [one = '', two = '', three = ''] = await world.members(3);
  bad = two;
  // a rule that came with an upgrade, and that one recorded fact breaks
  await stack.superuser.query(
    `ALTER TABLE read.fact_versions ADD CONSTRAINT planted CHECK (kind <> 'graduate.marked' OR refs->>'member' <> '${bad}')`,
  );
  await school.submit({ unit: 'a', facts: [mark(one, 'a'), mark(bad, 'a')] });
  await school.submit({ unit: 't1', facts: [transfer(bad, 'a', 't1', '2020-07-01')] });
  position = BigInt((await school.submit({ unit: 'a', facts: [mark(three, 'a')] })).body.lastPosition);
  await waitFor(
    () => operator.get<{ projected?: unknown } & Numbers>(`attainments?${query({ plan, indicator })}`),
    ({ body }) => BigInt(body.position ?? 0) >= position,
  );
});
afterAll(() => stack.close());

test('projection goes on for the others, and the indicators that it touches say incomplete, from its position on', async () => {
  expect(await number()).toEqual({ value: '0/2', incomplete: { parkedFacts: 1 }, all: { parkedFacts: 1 } });
  const { body } = await operator.get<Parked>('parked-facts');
  expect(body.parkedFacts).toMatchObject([{ kind: 'graduate.marked', code: '23514', stage: 'facts', events: 1 }]);
  const before = BigInt(body.parkedFacts[0]?.position ?? 0) - 1n;
  expect(await number({ at: String(before) })).toEqual({ value: '0/1', incomplete: null, all: null });
  const { body: alerts } = await operator.get<{ alerts: readonly unknown[] }>('alerts');
  expect(alerts.alerts).toMatchObject([{ kind: 'parked-fact', subject: body.parkedFacts[0]?.fact, findings: 1 }]);
});

test('the command line says so, too', async () => {
  const shown = await cli('attainment', '--plan', plan, '--indicator', indicator);
  expect(shown.stdout).toContain('INCOMPLETE: 1 parked fact');
  expect(shown.stderr).toContain('npx duibiao parked list');
  expect((await cli('parked', 'list')).stdout).toMatch(/fact-recorded graduate\.marked .*planted/);
  expect((await cli('alerts')).stdout).toMatch(/^parked-fact .* open /m);
});

test('to those who do not look after the ledger it is absent, and auditors release nothing', async () => {
  expectProblem(await school.get('parked-facts'), 404, 'not-found');
  const { fact } = (await operator.get<Parked>('parked-facts')).body.parkedFacts[0] ?? { fact: '' };
  expectProblem(await school.send('POST', `parked-facts/${fact}/release`), 404, 'not-found');
  const auditor = await world.client(['auditor', 'city']);
  expect((await auditor.get<Parked>('parked-facts')).body.parkedFacts).toHaveLength(1);
  expectProblem(await auditor.send('POST', `parked-facts/${fact}/release`), 404, 'not-found');
});

test('releasing what is not parked is one problem', async () => {
  const none = expectProblem(await operator.send('POST', `parked-facts/${'0'.repeat(40)}/release`), 409, 'conflict');
  expect(none.detail).toContain('is not parked');
  const odd = expectProblem(await operator.send('POST', 'parked-facts/dg34/release'), 400, 'invalid-request');
  expect(odd.errors).toHaveLength(1);
  expect((await cli('parked', 'release', '0'.repeat(40))).code).toBe(1);
  expect((await cli('parked', 'release', 'dg34')).code).toBe(2);
});

test('released once the cause is gone, it is projected from where it stood, and the number is whole', async () => {
  const { fact } = (await operator.get<Parked>('parked-facts')).body.parkedFacts[0] ?? { fact: '' };
  await stack.superuser.query('ALTER TABLE read.fact_versions DROP CONSTRAINT planted');
  const said = await cli('parked', 'release', fact);
  expect([said.code, said.stdout]).toMatchObject([0, expect.stringContaining('is being released')]);
  await waitFor(
    () => operator.get<Parked>('parked-facts'),
    ({ body }) => body.parkedFacts.length === 0,
  );
  expect(await number({ waitFor: String(position) })).toEqual({ value: '1/3', incomplete: null, all: null });
  expect((await operator.get<{ alerts: readonly unknown[] }>('alerts')).body.alerts).toEqual([]);
  expect((await cli('parked', 'list')).stderr).toContain('No fact is parked.');
});
