import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';
import { giveGrants, publishPlan } from '@duibiao/submissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duibiao, type Ran } from './harness/cli.js';
import { Stack } from './harness/stack.js';
import { done, plan, planText, World } from './harness/world.js';

const other = 'inner-mongolia-2020';
const otherText = readFileSync(path.join(projectRoot, 'seeds', other, 'plan.yaml'), 'utf8');

let stack: Stack;
let second: World;
let key: string;

beforeAll(async () => {
  stack = await Stack.start();
  const first = await World.open(stack, 'first', { city: null, a: 'city' });
  second = await World.open(
    stack,
    'second',
    { region: null, p: 'region', c1: 'p', c2: 'p' },
    { types: { region: 'region', p: 'prefecture', c1: 'county', c2: 'county' }, plan: { id: other, text: otherText } },
  );
  const { client, principal } = await first.keyHolder(['auditor', 'city']);
  key = client.key ?? '';
  const grants = [{ role: 'auditor', unit: 'region', principal }] as const;
  done(await giveGrants(stack.desk, second.owner, { ledger: 'second', grants: [...grants] }));
  // until both are projected
  for (const [world, of] of [
    [first, plan],
    [second, other],
  ] as const) {
    const reader = await world.client();
    await reader.get(`attainments?plan=${of}&waitFor=${await reader.size()}`);
  }
});
afterAll(() => stack.close());

/** The command line with a key that holds a role in both ledgers. */
const run = (...args: string[]): Promise<Ran> => duibiao([...args, '--url', stack.url], { env: { DUIBIAO_KEY: key } });

test('a plan is found in the ledger that holds it, and every indicator is told by its kind', async () => {
  const { code, stdout, stderr } = await run('attainment', '--plan', other, '--on', '2020-12-31');
  expect(stderr).toContain(`Ledger second, plan ${other} version 1`);
  expect(code).toBe(0);
  const line = (id: string): string => stdout.split('\n').find((one) => one.startsWith(`${id} `)) ?? '';
  expect(line('nm10-assoc-county')).toMatch(/ 0\/2 = 0\.00 % +≥ 70 % /);
  expect(line('nm21-league-youth-ratio')).toMatch(/ — +against the baseline +not-evaluable: no-baseline /);
  expect(line('nm05-100k-study')).toMatch(/ 0 +in another document +not-evaluable: quota-not-loaded /);
  expect(line('nm05-credit-groups')).toContain('(provisional)');
  expect(line('nm07-first-plenary')).toMatch(/ 0\/1 done +all parts /);
  expect(line('nm05-mother-river')).toMatch(/ 0 +no target stated +report-only /);
  expect(stdout).toContain('\n  mechanism 0/2; conference 0/2; 2 without data\n');
  expect(stdout).toContain('\n  plenary missing\n');
  expect((await run('attainment', '--plan', plan)).stderr).toContain(`Ledger first, plan ${plan} version 1`);
});

test('a number is taken apart by the words of its kind', async () => {
  const { code, stdout } = await run('explain', '--plan', other, '--indicator', 'nm10-assoc-county');
  expect(code).toBe(0);
  expect(stdout).toContain('\nNot satisfied: 2\n');
  expect(stdout).toContain('says what is in the frame');
  expect(stdout).toContain('2 without data');
});

test('a plan that nobody has is told beside those that there are; a ledger that is named wins', async () => {
  const unknown = await run('attainment', '--plan', 'nowhere-2020');
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toBe(
    `No ledger has a plan nowhere-2020; there are:\n  ledger first: ${plan}\n  ledger second: ${other}\n`,
  );
  const named = await run('attainment', '--plan', other, '--ledger', 'first');
  expect(named).toMatchObject({ code: 1, stdout: '' });
  expect(named.stderr).toContain('There is no such plan or version');
  const versions = await run('plan', 'versions', other, '--json');
  expect(JSON.parse(versions.stdout)).toMatchObject({ plan: other });
});

test('a plan in several ledgers asks for the ledger', async () => {
  const published = { ledger: 'second', plan: { id: plan, title: plan }, text: planText, key: 'both' } as const;
  done(await publishPlan(stack.desk, second.owner, { ...published, mediaType: 'application/yaml' }));
  const { code, stderr } = await run('attainment', '--plan', plan);
  expect(code).toBe(2);
  expect(stderr).toBe(`Plan ${plan} is in several ledgers: name one with --ledger (first, second).\n`);
  expect((await run('attainment', '--plan', plan, '--ledger', 'first')).code).toBe(0);
});
