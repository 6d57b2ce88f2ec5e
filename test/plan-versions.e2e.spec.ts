import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duibiao, type Ran } from './harness/cli.js';
import type { Answer, Client, ProblemBody, Submitted } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem, faults } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, planText, World } from './harness/world.js';

/** The second version counts normal graduates alone, and asks for more. */
const second = planText
  .replace('where: { mark: [normal, mobile] }', 'where: { mark: [normal] }')
  .replace('85 % }', '90 % }')
  .replace('code: S', 'code: G');
/** The third says the same in other words, and shares a part of them. */
const third = second
  .replace('en: Graduate linkage rate', 'en: Linkage rate of graduates')
  .replace('sections:\n', 'definitions:\n  year: &year { on: 2020-12-31, stated: 全年 }\nsections:\n')
  .replace('due: { on: 2020-12-31, stated: 全年 }', 'due: *year');

let stack: Stack;
let world: World;
let client: Client;
let key: string;
let directory: string;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'amended', { city: null, a: 'city', b: 'city' });
  const holder = await world.keyHolder(['planner', 'city'], ['auditor', 'city']);
  ({ client } = holder);
  key = client.key ?? '';
  const [normal = '', mobile = '', late = ''] = await world.members(3);
  await world.record('a', [mark(normal, 'a'), mark(mobile, 'a', 'mobile'), mark(late, 'a')]);
  await world.record('b', [transfer(normal, 'a', 'b', '2020-07-01')]);
  directory = mkdtempSync(path.join(os.tmpdir(), 'duibiao-versions-'));
});
afterAll(async () => {
  await stack.close();
  rmSync(directory, { recursive: true, force: true });
});

const publish = (
  file: unknown,
  reason?: string,
  idempotency: string = randomUUID(),
): Promise<Answer<Submitted & ProblemBody>> =>
  client.post('plans', { file, reason }, { 'idempotency-key': idempotency });
const yaml = { 'content-type': 'application/yaml' };

function write(name: string, text: string): string {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return file;
}

/** The command line, on this stack's server with the planner's key. */
const cli = (...args: readonly string[]): Promise<Ran> =>
  duibiao(['plan', ...args, '--url', stack.url, '--ledger', 'amended'], {
    env: { DUIBIAO_KEY: key, DUIBIAO_HOME: directory, HOME: directory },
  });

const value = async (question: Readonly<Record<string, string>>): Promise<string> => {
  const { body } = await client.attainments({ plan, indicator, unit: 'city', ...question });
  const [first] = body.attainments ?? [];
  return first === undefined ? JSON.stringify(body) : `${first.value.numerator}/${first.value.denominator}`;
};

describe('an amendment', () => {
  let amended: Answer<Submitted & ProblemBody>;
  const amendKey = randomUUID();

  test('needs a reason: refused with the version that stands, nothing is written', async () => {
    const size = await client.size();
    for (const refused of [await client.post('plans', second, yaml), await publish(second)]) {
      const problem = expectProblem(refused, 422, 'reason-needed');
      expect(problem).toMatchObject({
        plan,
        version: 1,
        detail: 'Version 1 of dongguan-2020 stands. Say why it is amended.',
      });
      expect(faults(problem)).toEqual(['/reason missing']);
    }
    const empty = expectProblem(await publish(second, '  '), 400, 'invalid-request');
    expect(empty.errors?.map(({ pointer }) => pointer)).toEqual(['/reason']);
    const strange = expectProblem(await client.post('plans', { file: second, why: 'x' }), 400, 'invalid-request');
    expect(strange.errors?.map(({ pointer }) => pointer)).toEqual(['/why']);
    expect(await client.size()).toBe(size);
  });

  test('with one is the next version; asked again it happens once, with another reason the key is refused', async () => {
    amended = await publish(second, '按省里新口径', amendKey);
    expect({ status: amended.status, text: amended.text }).toMatchObject({ status: 201 });
    expect(amended.body.events).toMatchObject([{ type: 'plan-published', version: 2 }]);
    expect((await publish(second, '按省里新口径', amendKey)).text).toBe(amended.text);
    expectProblem(await publish(second, '另一个理由', amendKey), 422, 'key-reused');
  });

  test('that changes nothing is refused, and names the version that stands', async () => {
    const same = expectProblem(await publish(second, '再来一次'), 422, 'unchanged');
    expect(same).toMatchObject({
      plan,
      version: 2,
      detail: expect.stringContaining('Version 2 of dongguan-2020') as string,
    });
  });

  test('leaves the numbers of the version before as they are: each version measures its own', async () => {
    const waitFor = amended.body.lastPosition;
    expect(await value({ waitFor })).toBe('1/2');
    expect(await value({ planVersion: '2' })).toBe('1/2');
    expect(await value({ planVersion: '1' })).toBe('1/3');
    expect(await value({ at: String(BigInt(waitFor) - 1n) })).toBe('1/3');
    const unknown = await client.attainments({ plan, indicator, planVersion: '3' });
    expectProblem(unknown, 404);
  });

  test('stands in the list of versions: when, by whom and why; the reason is not in the ledger’s entry', async () => {
    interface Versions {
      readonly versions: readonly { readonly version: number }[];
    }
    const { status, body } = await client.get<Versions>(`plans/${plan}/versions`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      plan,
      versions: [
        { version: 1, reason: null, by: { name: 'amended owner' }, mediaType: 'application/yaml' },
        { version: 2, reason: '按省里新口径', by: { name: 'key holder' }, position: amended.body.firstPosition },
      ],
    });
    expect((await client.get(`plans/${plan}?version=2`)).body).toMatchObject({
      version: 2,
      reason: '按省里新口径',
      file: second,
    });
    const entry = await client.get(`events/${amended.body.firstPosition}`);
    expect([entry.status, entry.text.includes('按省里新口径')]).toEqual([200, false]);
    expectProblem(await client.get('plans/no-plan/versions'), 404);
    expectProblem(await client.get(`plans/${plan}?version=9`), 404);
  });

  test('says what its indicator means, beside what it meant before', async () => {
    const read = (of: string) => client.get(`plans/${plan}/indicators/${of}`);
    const quotation = '全年团员“学社衔接率”不低于85%';
    const { status, body } = await read(indicator);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        id: indicator,
        plan: { id: plan, version: 2, from: '2020-01-01', to: '2020-12-31' },
        item: { no: 34, text: expect.stringContaining(quotation) as string, section: { id: 'grassroots' } },
        quotation,
        target: { comparator: 'at-least', stated: '90 %' },
        provenance: { code: 'G', name: { zh: '解读' } },
        isProvisional: true,
        measure: {
          kind: 'ratio@1',
          words: { en: expect.stringContaining('(mark: normal graduate, graduation year: 2020)') as string },
        },
        duty: null,
      },
    });
    expect((await read(`${indicator}?version=1`)).body).toMatchObject({
      target: { stated: '85 %' },
      isProvisional: false,
      measure: { words: { zh: expect.stringContaining('标记为正常毕业、毕业学生流动团员，毕业年度为2020') as string } },
    });
    for (const none of ['dg34-none', `${indicator}?version=9`]) expectProblem(await read(none), 404, 'not-found');
    expectProblem(await read(`${indicator}?version=0`), 400, 'invalid-request');
  });
});

describe('on the command line', () => {
  test('publish asks for the reason too, and takes it', async () => {
    const file = write('third.yaml', third);
    const refused = await cli('publish', file);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('Version 2 of dongguan-2020 stands. Say why it is amended.');
    const published = await cli('publish', file, '--reason', '英文名改正');
    expect(published).toMatchObject({ code: 0, stdout: expect.stringContaining('plan-published') as string });
    expect(published.stderr).toContain('dongguan-2020 version 3 stands.');
    const waitFor = /^(\d+) /m.exec(published.stdout)?.[1] ?? '';
    expect(await value({ planVersion: '3', waitFor })).toBe('1/2');
    const again = await cli('publish', file, '--reason', '英文名改正');
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('this very file') as string });
  });

  test('publish sends nothing that is faulty', async () => {
    const file = write('faulty.yaml', third.replace('kind: ratio\n', 'kind: ratios\n'));
    const refused = await cli('publish', file, '--reason', 'x');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/faulty\.yaml:\d+:11: indicators\[0\]\.kind is "ratios": must be one of /);
  });

  test('versions lists them', async () => {
    const { code, stdout } = await cli('versions', plan);
    expect(code).toBe(0);
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^VERSION +PUBLISHED +POSITION +BY +FILE +REASON$/);
    expect(rows.map((row) => row.split(/ {2,}/).filter((_, at) => [0, 3, 5].includes(at)))).toEqual([
      ['1', 'amended owner', '—'],
      ['2', 'key holder', '按省里新口径'],
      ['3', 'key holder', '英文名改正'],
    ]);
    expect(await cli('versions', 'no-plan')).toMatchObject({ code: 1, stdout: '' });
  });

  test('diff tells what is measured from what is only said, between versions and files', async () => {
    const first = await cli('diff', `${plan}@1`, `${plan}@2`);
    expect(first).toMatchObject({ code: 0, stderr: 'dongguan-2020@1 → dongguan-2020@2\n' });
    expect(first.stdout.split('\n')).toEqual([
      '~ indicator dg34-linkage 学社衔接率  (changes what is measured: parameters, provenance, target, words)',
      '    provenance.code  S → G',
      '    target.stated  85 % → 90 %',
      '    target.value  17/20 → 9/10',
      '    parameters.denominator.where.mark  [normal, mobile] → [normal]',
      '',
      'Entries that differ: 1 (what is measured 1).',
      '',
    ]);
    const words = await cli('diff', write('second.yaml', second), plan, '--json');
    expect(JSON.parse(words.stdout)).toMatchObject({
      after: 'dongguan-2020@3',
      isSame: false,
      effect: 'words',
      changes: [{ id: indicator, fields: [{ path: 'name.en', before: 'Graduate linkage rate' }] }],
    });
    const same = await cli('diff', write('third.yaml', `# a comment\n${third}`), `${plan}@3`);
    expect(same).toMatchObject({ code: 0, stdout: 'The plans are the same.\n' });
    expect(await cli('diff', `${plan}@9`, plan)).toMatchObject({ code: 1, stdout: '' });
    expect(await cli('diff', 'No Plan', plan)).toMatchObject({ code: 2, stdout: '' });
  });

  test('explain says what an indicator means, in both languages or one, of any version', async () => {
    const both = await cli('explain', indicator, '--plan', `${plan}@2`);
    expect(both.code).toBe(0);
    for (const piece of [
      '暂定',
      'provisional',
      '≥ 90 %',
      '「全年团员“学社衔接率”不低于85%」',
      'ratio@1',
      '口径  linkage-2020',
    ]) {
      expect(both.stdout).toContain(piece);
    }
    const english = await cli('explain', indicator, '--plan', `${plan}@1`, '--lang', 'en');
    expect(english.stdout).toContain('Provenance   S stated: the number');
    expect(english.stdout).toContain('every member with “Graduate member marked” (mark: normal graduate or');
    expect(english.stdout).toContain('Responsible  not stated: the issuer, 共青团东莞市委员会');
    expect(english.stdout).not.toContain('出处');
    const json = await cli('explain', indicator, '--plan', write('third.yaml', third), '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ id: indicator, isProvisional: true, measure: { kind: 'ratio@1' } });
    const unknown = await cli('explain', 'dg99-none', '--plan', plan);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('there are dg34-linkage') as string });
  });
});

test('the first publication asked again, after all amendments, gives its first answer', async () => {
  const owner = await world.client();
  const again = await owner.post('plans', planText, { ...yaml, 'idempotency-key': 'plan' });
  expect([again.status, again.body.events?.[0]?.version]).toEqual([201, 1]);
});
