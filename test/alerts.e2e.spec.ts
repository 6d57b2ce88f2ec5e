import { raiseAlert, settleAlert } from '@duibiao/alerts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './harness/client.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { World } from './harness/world.js';

let stack: Stack;
let world: World;
let auditor: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'alerts', { city: null, a: 'city' });
  auditor = await world.client(['auditor', 'city']);
  const found = { ledger: 'alerts', kind: 'difference' } as const;
  for (const subject of ['dg34', 'dg35', 'dg36'])
    await raiseAlert(stack.pool, { ...found, subject, detail: { message: `${subject}: 3/4 and 3/5`, keys: ['a'] } });
  await settleAlert(stack.pool, { ...found, subject: 'dg35' });
});
afterAll(() => stack.close());

interface Page {
  readonly alerts: readonly { readonly subject: string; readonly message: string; readonly settledAt: string | null }[];
  readonly next: string | null;
}
const subjects = ({ alerts }: Page): string[] => alerts.map(({ subject }) => subject);

test('those who look after the ledger see what is wrong, and what was', async () => {
  const open = await auditor.get<Page>('alerts');
  expect(open.body.alerts[0]).toMatchObject({
    kind: 'difference',
    message: 'dg36: 3/4 and 3/5',
    detail: { keys: ['a'] },
    findings: 1,
    settledAt: null,
  });
  expect(subjects(open.body)).toEqual(['dg36', 'dg34']);
  const operator = await world.client(['operator', 'city']);
  expect(subjects((await operator.get<Page>('alerts?state=settled')).body)).toEqual(['dg35']);
  const first = await operator.get<Page>('alerts?state=all&limit=2');
  expect(subjects(first.body)).toEqual(['dg36', 'dg35']);
  const [, path = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
  expect(subjects((await operator.get<Page>(path)).body)).toEqual(['dg34']);
});

test('to others, and to those of a part of it, alerts are absent', async () => {
  const roles = [
    ['submitter', 'city'],
    ['planner', 'city'],
    ['auditor', 'a'],
    ['operator', 'a'],
  ] as const;
  for (const grant of roles) expectProblem(await (await world.client(grant)).get('alerts'), 404, 'not-found');
  expectProblem(await stack.client('alerts').get('alerts'), 401, 'not-authenticated');
});

test('what cannot be asked is said in one problem', async () => {
  const asked = async (question: string) => (await auditor.get(`alerts?${question}`)).body;
  expect((await asked('state=closed')).errors).toMatchObject([
    { pointer: '/state', legal: 'one of open, settled, all' },
  ]);
  expect((await asked('limit=0')).errors).toMatchObject([{ pointer: '/limit', legal: 'at least 1' }]);
  expect((await asked('cursor=1')).errors).toMatchObject([{ pointer: '/cursor' }]);
});
