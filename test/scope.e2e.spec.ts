import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, query } from './harness/client.js';
import { mark, transfer } from './harness/facts.js';
import { expectProblem } from './harness/problem.js';
import { Stack } from './harness/stack.js';
import { waitFor } from './harness/wait.js';
import { indicator, plan, World } from './harness/world.js';

let stack: Stack;
let world: World;
let city: Client;
let school: Client;
/** Facts by what they are. */
let facts: { own: string; accepted: string; onward: string; foreign: string };
let members: string[];

beforeAll(async () => {
  stack = await Stack.start();
  world = await World.open(stack, 'scope', {
    city: null,
    a: 'city',
    'a.b1': 'a',
    'school-b': 'city',
    t1: 'city',
    t2: 'city',
  });
  city = await world.client();
  school = await world.client(['submitter', 'a']);
  members = await world.members(3);
  const [one = '', two = ''] = members;
  const answer = await city.submit({
    unit: 'city',
    facts: [
      mark(one, 'a'),
      transfer(one, 'a', 't1', '2020-07-15'),
      transfer(one, 't1', 't2', '2020-10-01'),
      mark(two, 'school-b'),
    ],
  });
  const [own = '', accepted = '', onward = '', foreign = ''] = answer.body.events.map(({ fact }) => fact);
  facts = { own, accepted, onward, foreign };
  await city.attainments({ plan, waitFor: answer.body.lastPosition });
});
afterAll(() => stack.close());

/** The same refusal but for the names that the caller itself sent and the request's id. */
const bare = ({ status, text }: Answer, name: string): string =>
  `${status} ${text.replaceAll(name, '*').replace(/"instance":"[^"]*"/, '')}`;

describe("a school's key", () => {
  test('reads the numbers of its own unit and those below, which is also what it is asked without a unit', async () => {
    const own = await school.attainments({ plan, indicator });
    expect(own.body.attainments).toMatchObject([{ unit: 'a', value: { numerator: '1', denominator: '1' } }]);
    expect((await school.attainments({ plan, unit: 'a.b1' })).status).toBe(200);
    expect((await city.attainments({ plan, indicator })).body.attainments).toMatchObject([
      { value: { denominator: '2' } },
    ]);
  });

  test.each(['city', 'school-b', 't1'])('unit %s looks as absent as one that is not there', async (unit) => {
    for (const path of ['attainments', 'attainments/lineage']) {
      const ask = (named: string) => school.get(`${path}?${query({ plan, indicator, unit: named })}`);
      const answer = await ask(unit);
      expectProblem(answer, 404, 'not-found');
      expect(bare(answer, unit)).toBe(bare(await ask('nowhere'), 'nowhere'));
    }
  });

  test('sees the facts that name its units, the others look absent', async () => {
    expect((await school.get(`facts/${facts.own}`)).status).toBe(200);
    expect((await school.get(`facts/${facts.accepted}`)).status).toBe(200);
    const absent = await school.get(`facts/${'0'.repeat(40)}`);
    for (const fact of [facts.foreign, facts.onward]) {
      const answer = await school.get(`facts/${fact}`);
      expectProblem(answer, 404, 'not-found');
      expect(bare(answer, fact)).toBe(bare(absent, '0'.repeat(40)));
    }
  });

  test('changes no fact that it does not answer for', async () => {
    const size = await city.size();
    for (const fact of [facts.foreign, facts.onward, facts.accepted, '0'.repeat(40)]) {
      expectProblem(await school.change('voids', fact, 1, { reason: '撤销' }), 404, 'not-found');
      expectProblem(
        await school.change('corrections', fact, 1, { reason: '更正', days: { occurredOn: '2020-06-02' } }),
        404,
      );
    }
    expect(await city.size()).toBe(size);
  });

  test('reads the entries of its facts only: the other positions are missing', async () => {
    interface Page {
      readonly entries: readonly {
        readonly position: string;
        readonly body: { readonly fact?: { readonly refs: object } };
      }[];
    }
    const page = async (who: Client) => (await who.get<Page>('events?limit=500')).body.entries;
    const [all, seen] = [await page(city), await page(school)];
    const isOwn = (entry: Page['entries'][number]) =>
      Object.values(entry.body.fact?.refs ?? {}).some((unit) => ['a', 'a.b1'].includes(unit as string));
    expect(all.filter(isOwn).map(({ position }) => position)).toEqual(
      seen.filter(({ body }) => body.fact !== undefined).map(({ position }) => position),
    );
    expect(seen.length).toBeLessThan(all.length);
    const hidden = all.find(({ position }) => !seen.some((entry) => entry.position === position));
    expectProblem(await school.get(`events/${hidden?.position}`), 404, 'not-found');
    expect((await school.get(`events/${seen[0]?.position}`)).status).toBe(200);
  });

  test('takes its number apart: what lies outside is a count of withheld facts', async () => {
    interface Lineage {
      readonly cases: readonly {
        readonly facts: readonly { readonly fact: string; readonly role: string }[];
        readonly withheld: number;
      }[];
    }
    const ask = async (who: Client) =>
      (await who.get<Lineage>(`attainments/lineage?${query({ plan, indicator, unit: 'a' })}`)).body.cases;
    const [own] = await ask(school);
    expect(own?.facts.map(({ fact }) => fact).sort()).toEqual([facts.own, facts.accepted].sort());
    expect(own?.withheld).toBe(1);
    const [whole] = await ask(city);
    expect(whole?.facts.map(({ fact }) => fact)).toContain(facts.onward);
    expect(whole?.withheld).toBe(0);
  });

  test('reports for its own unit only; a foreign one is named as one that is not there', async () => {
    const size = await city.size();
    const report = (unit: string) => school.submit({ unit, facts: [mark(members[2] ?? '', unit)] });
    const answers = await Promise.all(['school-b', 'city'].map(report));
    for (const answer of answers) expectProblem(answer, 400);
    const send = (unit: string) => school.submit({ unit, facts: [mark(members[2] ?? '', 'a')] });
    expect(bare(await send('school-b'), 'school-b')).toBe(bare(await send('nowhere'), 'nowhere'));
    const mixed = await school.submit({
      unit: 'a',
      facts: [mark(members[2] ?? '', 'a'), mark(members[1] ?? '', 'school-b')],
    });
    expectProblem(mixed, 400);
    expect(await city.size()).toBe(size);
  });

  test('a duplicate is its own fact, never one that another unit reported', async () => {
    // the city reported it first; the school is another source
    const answer = await school.submit({ unit: 'a', facts: [mark(members[0] ?? '', 'a')] });
    expect(answer.status).toBe(201);
    const again = await school.submit({ unit: 'a', facts: [mark(members[0] ?? '', 'a')] });
    expect(again.body.facts).toEqual([{ index: 0, fact: answer.body.events[0]?.fact, version: 1 }]);
  });

  test('operates nothing', async () => {
    expectProblem(await school.get('keys'), 403, 'forbidden');
    const grants = [{ role: 'operator', unit: 'city' }];
    expectProblem(await school.send('POST', 'keys', { body: { name: 'mine', grants } }), 403, 'forbidden');
    expectProblem(await school.post('plans', 'id: x', { 'content-type': 'application/yaml' }), 400);
  });
});

describe('keys and grants', () => {
  test('an operator of a school gives roles on it and below, not above', async () => {
    const operator = await world.client(['operator', 'a']);
    const ask = (unit: string) =>
      operator.send<{ key: string }>('POST', 'keys', { body: { name: '学校', grants: [{ role: 'submitter', unit }] } });
    expectProblem(await ask('city'), 400);
    expectProblem(await ask('school-b'), 400);
    const issued = await ask('a.b1');
    expect(issued.status).toBe(201);
    const branch = stack.client('scope', issued.body.key);
    expect((await branch.attainments({ plan, indicator })).body.attainments).toMatchObject([{ unit: 'a.b1' }]);
    expectProblem(await branch.attainments({ plan, unit: 'a' }), 404);
  });

  test('another ledger is absent, whatever its id', async () => {
    const other = await World.open(stack, 'elsewhere', { root: null });
    const stranger = await other.client();
    for (const id of ['scope', 'nowhere']) expectProblem(await stranger.get(`/v1/ledgers/${id}`), 404, 'not-found');
    const { body } = await stranger.get<{ ledgers: { id: string }[] }>('/v1/ledgers');
    expect(body.ledgers.map(({ id }) => id)).toEqual(['elsewhere']);
    const keys = await city.get<{ keys: { id: string }[] }>('keys');
    const [foreign] = keys.body.keys;
    expectProblem(await stranger.send('DELETE', `keys/${foreign?.id}`), 404);
  });

  test('a revoked key is refused within a second and a half', async () => {
    const { client, keyId } = await world.keyHolder(['submitter', 'a']);
    expect((await client.get('units')).status).toBe(200);
    expect((await city.send('DELETE', `keys/${keyId}`)).status).toBe(204);
    const revokedAtMs = performance.now();
    const refused = await waitFor(
      () => client.get('units'),
      ({ status }) => status !== 200,
    );
    expectProblem(refused, 401, 'not-authenticated');
    expect(performance.now() - revokedAtMs).toBeLessThan(1_500);
    expectProblem(await city.send('DELETE', `keys/${keyId}`), 404);
    const { body } = await city.get<{ keys: { id: string; revokedAt: string | null }[] }>('keys');
    expect(body.keys.find(({ id }) => id === keyId)?.revokedAt).toMatch(/^\d{4}-/);
    expect(JSON.stringify(body)).not.toContain(client.key);
  });

  test('a grant that went a moment ago is missed by append itself', async () => {
    const { client, principal } = await world.keyHolder(['submitter', 'a']);
    const [member = ''] = await world.members(1);
    const size = await city.size();
    expect((await client.get('units')).status).toBe(200);
    await stack.superuser.query('DELETE FROM ledger.grants WHERE ledger_id = $1 AND principal_id = $2', [
      'scope',
      principal,
    ]);
    expectProblem(await client.submit({ unit: 'a', facts: [mark(member, 'a')] }), 404, 'not-found');
    expect(await city.size()).toBe(size);
    await waitFor(
      () => client.get('units'),
      ({ status }) => status === 404,
    );
  });
});

describe('the database, asked directly as the role of the API', () => {
  const asApi = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: stack.database.apiUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const count = async (client: pg.Client, table: string): Promise<number> =>
    (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n ?? -1;

  test.each(['ledger.events', 'read.fact_versions'])(
    '%s shows nothing without a scope, and no more than the scope',
    async (table) => {
      await asApi(async (client) => {
        expect(await count(client, table)).toBe(0);
        const seen = async (ledger: string, units: string): Promise<number> => {
          await client.query('BEGIN');
          await client.query(`SELECT set_config('duibiao.ledger', $1, true), set_config('duibiao.units', $2, true)`, [
            ledger,
            units,
          ]);
          const n = await count(client, table);
          await client.query('COMMIT');
          return n;
        };
        const whole = await seen('scope', '*');
        const part = await seen('scope', 'a');
        expect(whole).toBeGreaterThan(part);
        expect(part).toBeGreaterThan(0);
        expect([
          await seen('scope', ''),
          await seen('', '*'),
          await seen('nowhere', '*'),
          await seen('scope', 'nowhere'),
        ]).toEqual([0, 0, 0, 0]);
        // what a pooled connection carries over is an empty scope
        expect(await count(client, table)).toBe(0);
      });
    },
  );

  test.each([
    `UPDATE ledger.events SET entry = '{}'`,
    'DELETE FROM ledger.events',
    'TRUNCATE ledger.events',
    `INSERT INTO ledger.events SELECT * FROM ledger.events LIMIT 0`,
    `UPDATE ledger.heads SET position = 0`,
    'DELETE FROM ledger.grants',
    `INSERT INTO ledger.grants VALUES ('scope', 'p-me', 'operator', 'city', 1)`,
    'DELETE FROM ledger.contents',
    'DELETE FROM read.case_rows',
    'UPDATE access.principals SET may_open = true',
    'SELECT sealed FROM vault.subjects',
    'ALTER TABLE ledger.events DISABLE TRIGGER ALL',
    'CREATE TEMPORARY TABLE events (x int)',
    'CREATE TABLE public.events (x int)',
    'SET ROLE duibiao_owner',
    'SET session_replication_role = replica',
  ])('%s is refused', async (statement) => {
    await asApi(async (client) => {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    });
  });

  test('not even the owner of the tables changes or removes an entry', async () => {
    const owner = new pg.Client({ connectionString: stack.database.ownerUrl });
    await owner.connect();
    try {
      for (const statement of [
        `UPDATE ledger.events SET entry = '{}'`,
        'DELETE FROM ledger.events',
        'TRUNCATE ledger.events',
      ]) {
        await expect(owner.query(statement)).rejects.toThrow('append-only');
      }
    } finally {
      await owner.end();
    }
  });
});
