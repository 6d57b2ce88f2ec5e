import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Client } from './harness/client.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { indicator, plan, planText, World } from './harness/world.js';

let stack: Stack;
let world: World;
let client: Client;

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'plans', { city: null, a: 'city' });
  client = await world.client();
});
afterAll(() => stack.close());

const yaml = { 'content-type': 'application/yaml' };
const lint = (text: string) => client.send('POST', 'plans/lint', { body: text, headers: yaml });

/** The plan with one piece replaced, and where the fault then stands. */
interface Breach {
  readonly piece: string;
  readonly by: string;
  /** The part of `by` at whose beginning the fault is reported. */
  readonly at: string;
}

const breaches: readonly Breach[] = [
  { piece: 'issuedOn: 2020-03-13', by: 'issuedOn: 2020-02-30', at: '2020-02-30' },
  { piece: 'timeZone: Asia/Shanghai', by: 'timeZone: Asia/Dongguan', at: 'Asia/Dongguan' },
  { piece: '  - no: 5\n    section: ideology', by: '  - no: 5\n    section: ideologie', at: 'ideologie' },
  { piece: '- no: 52\n', by: '- no: 520\n', at: '520' },
  {
    piece: 'quotation: 全年团员“学社衔接率”不低于85%',
    by: 'quotation: 全年团员“学社衔接率”不低于90%',
    at: '全年团员“学社衔接率”不低于90%',
  },
  { piece: 'value: 85 %', by: 'value: 0.85', at: '0.85' },
  { piece: 'due: { on: 2020-12-31', by: 'due: { on: 2021-01-31', at: '2021-01-31' },
  { piece: 'kind: ratio\n', by: 'kind: ratios\n', at: 'ratios' },
  { piece: 'attribution: origin-unit', by: 'attribution: origin-unity', at: 'origin-unity' },
  { piece: '      - transfer.returned', by: '      - transfer.refused', at: 'transfer.refused' },
];

describe('a plan file', () => {
  test('with ten faults: all ten, each with its line and column', async () => {
    let text = planText;
    for (const { piece, by } of breaches) {
      expect(text).toContain(piece);
      text = text.replace(piece, by);
    }
    const places = breaches.map(({ by, at }) => {
      const before = text.slice(0, text.indexOf(by) + by.indexOf(at));
      const lines = before.split('\n');
      return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
    });
    const size = await client.size();
    for (const route of ['plans/lint', 'plans'] as const) {
      const headers = { ...yaml, 'idempotency-key': randomUUID() };
      const problem = expectProblem(await client.send('POST', route, { body: text, headers }), 400, 'invalid-request');
      expect(problem.errors?.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
      for (const { message, line, column } of problem.errors ?? [])
        expect(message).toContain(`line ${line}, column ${column}`);
    }
    expect(await client.size()).toBe(size);
  });

  test('without a fault: what stands in it, as YAML and as JSON', async () => {
    const found = { plan, items: expect.any(Number) as number, indicators: 1 };
    expect(await lint(planText)).toMatchObject({ status: 200, body: found });
    const json = await client.send('POST', 'plans/lint', { body: parse(planText) as unknown });
    expect(json).toMatchObject({ status: 200, body: found });
  });

  test.each([
    ['no YAML', '{ a: [', 400],
    ['empty', '', 400],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((n, i) => `${n}: &${n} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[i]}`).join(',')}]`).join('\n')}`,
      400,
    ],
    ['nested 10,000 deep', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400],
    ['with a member twice', `id: x\nid: y\n`, 400],
    ['with a tag of a program', 'id: !!js/function "x"', 400],
  ])('%s is refused with a place', async (_, text, status) => {
    const problem = expectProblem(await lint(text), status);
    expect(problem.errors?.length ?? 0).toBeGreaterThan(0);
  });

  test('is published once; changed, it is the next version, and the first can still be asked', async () => {
    const same = await client.post('plans', planText, yaml);
    expectProblem(same, 422, 'unchanged');
    const key = randomUUID();
    const text = planText.replace('value: 85 %', 'value: 90 %').replace('code: S', 'code: G');
    const amendment = JSON.stringify({ file: text, reason: '指标调整' });
    const json = { 'content-type': 'application/json', 'idempotency-key': key };
    const changed = await client.post('plans', amendment, json);
    expect({ status: changed.status, text: changed.text }).toMatchObject({ status: 201 });
    expect(changed.body.events).toMatchObject([{ type: 'plan-published', version: 2 }]);
    expect((await client.post('plans', amendment, json)).text).toBe(changed.text);
    const read = async (version: string) =>
      (await client.get<{ version: number; file: string }>(`plans/${plan}${version}`)).body;
    expect(await read('')).toMatchObject({ version: 2, file: text });
    expect(await read('?version=1')).toMatchObject({ version: 1, file: planText });
    const target = async (question: Record<string, string>) =>
      (await client.attainments({ plan, indicator, ...question })).body.attainments[0] as
        { target?: unknown } | undefined;
    expect((await target({ waitFor: changed.body.lastPosition }))?.target).toMatchObject({ stated: '90 %' });
    expect((await target({ planVersion: '1' }))?.target).toMatchObject({ stated: '85 %' });
    expect((await target({ at: String(BigInt(changed.body.firstPosition) - 1n) }))?.target).toMatchObject({
      stated: '85 %',
    });
  });

  test('is published by a planner of the whole only', async () => {
    const school = await world.client(['planner', 'a'], ['submitter', 'city']);
    expectProblem(await school.post('plans', planText.replace('85 %', '86 %'), yaml), 404);
  });
});

describe('the description of the API', () => {
  interface Description {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  }
  interface Operation {
    readonly operationId: string;
    readonly parameters?: readonly {
      readonly name: string;
      readonly in: string;
      readonly required?: boolean;
      readonly schema: unknown;
    }[];
    readonly responses: Readonly<Record<string, { readonly description: string }>>;
  }
  const everything = (value: unknown): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, part]): [string, unknown][] => [[name, part], ...everything(part)])
      : [];

  test('is whole: OpenAPI 3.1, each reference leads somewhere, each operation has a name of its own', async () => {
    const { status, body, headers } = await stack.client('plans').get<Description>('/openapi.json');
    expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, 'application/json']);
    expect(body.openapi).toMatch(/^3\.1\.\d+$/);
    for (const [name, target] of everything(body)) {
      if (name !== '$ref') continue;
      expect(target).toMatch(/^#\/components\/schemas\//);
      expect(body.components.schemas).toHaveProperty([String(target).split('/').at(-1) ?? '']);
    }
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name).sort(), `${method} ${path}`).toEqual(
        inPath.toSorted((a = '', b = '') => (a < b ? -1 : 1)),
      );
      expect(declared.every(({ required }) => required)).toBe(true);
      for (const response of Object.values(operation.responses)) expect(typeof response.description).toBe('string');
    }
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/v1/ledgers/{ledger}/submissions',
        '/v1/ledgers/{ledger}/facts/{fact}/corrections',
        '/v1/ledgers/{ledger}/attainments/lineage',
      ]),
    );
  });

  test('the reference page loads nothing from outside', async () => {
    const page = await stack.client('plans').get('/docs');
    expect([page.status, page.headers.get('content-type')?.split(';')[0]]).toEqual([200, 'text/html']);
    const linked = [...page.text.matchAll(/(?:src|href)\s*=\s*["']([^"']+)["']/g)].map(([, link]) => link ?? '');
    expect(linked.length).toBeGreaterThan(0);
    for (const link of linked) {
      const url = new URL(link, `${stack.url}/docs`);
      expect(url.origin).toBe(stack.url);
      const asset = await stack.client('plans').get(url.pathname);
      expect([link, asset.status]).toEqual([link, 200]);
      // what the page itself says, and what its styles ask for; the library's own text names many addresses it never asks
      const outside = { js: /["'](?:https?:)?\/\//, css: /@import|url\(\s*["']?(?:https?:)?\/\// };
      const asks = url.pathname.endsWith('init.js') ? outside.js : outside.css;
      expect(asks.test(asset.text) && !/bundle|preset/.test(url.pathname)).toBe(false);
    }
  });

  test('alive and ready', async () => {
    for (const route of ['/health/live', '/health/ready']) {
      expect(await stack.client('plans').get(route)).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
  });
});
