import { createHash } from 'node:crypto';
import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepContent, readContent, readHead, readHeadsOf } from './ledger-head.js';
import { planPosition, readPlanIds } from './plans.js';
import { plantLedger, sample } from './testing/sample.js';
import { readGrants, readUnits, unitsPosition } from './units.js';

let database: TestDatabase;
let api: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createPool({ url: database.apiUrl, applicationName: 'heads.int.spec', max: 2 });
  const owner = createPool({ url: database.ownerUrl, applicationName: 'heads.int.spec', max: 1 });
  for (const ledger of ['b-open', 'a-open', 'not-yet']) await plantLedger(owner, ledger);
  await owner.query(`UPDATE ledger.heads SET position = 9007199254740993 WHERE ledger_id <> 'not-yet'`);
  await owner.query(
    `INSERT INTO ledger.units VALUES ('a-open', 'a', 'u', 'town', '东坑', '2019-03-01', '{u,a}', 3),
                                     ('a-open', 'z', NULL, 'city', '东莞', '2019-02-01', '{z}', 2)`,
  );
  await owner.query(
    `INSERT INTO ledger.plans VALUES ('a-open', 'two', 1, 'Two', '\\x02', 5), ('a-open', 'one', 3, 'One', '\\x01', 4)`,
  );
  await owner.end();
});

afterAll(async () => {
  await api.end();
  await database.drop();
});

test('a principal is shown the open ledgers in which it holds a grant, by id, as each head says', async () => {
  const heads = await readHeadsOf(api, sample.principal);
  expect(heads.map(({ id }) => id)).toEqual(['a-open', 'b-open']);
  expect(heads[0]).toEqual({
    now: expect.any(String) as string,
    id: 'a-open',
    name: 'Sample',
    purpose: 'live',
    timeZone: 'Asia/Shanghai',
    position: 9007199254740993n,
    recordedAt: '2020-01-01T00:00:00.000Z',
    root: 'u',
    factKinds: '00',
    isGenerating: false,
  });
  const head = await readHead(api, 'a-open');
  expect(head).toEqual({ ...heads[0], now: head?.now });
  expect(Math.abs(Date.now() - Date.parse(head?.now ?? ''))).toBeLessThan(60_000);
  expect(await readHeadsOf(api, 'p-nobody')).toEqual([]);
});

test('units come parents first, their first day as a calendar day wherever this runs', async () => {
  const units = await readUnits(api, 'a-open');
  expect(units.map(({ id }) => id)).toEqual(['u', 'z', 'a']);
  expect(units[2]).toEqual({
    id: 'a',
    parent: 'u',
    type: 'town',
    name: '东坑',
    openedOn: '2019-03-01',
    closedOn: null,
    path: ['u', 'a'],
    position: 3n,
  });
  expect([await unitsPosition(api, 'a-open'), await unitsPosition(api, 'nobody')]).toEqual([3n, 0n]);
});

test('grants are of one principal or of all, plans by id', async () => {
  const grant = { principal: sample.principal, role: 'submitter', unit: 'u' };
  expect(await readGrants(api, 'a-open')).toEqual([grant]);
  expect(await readGrants(api, 'a-open', sample.principal)).toEqual([grant]);
  expect(await readGrants(api, 'a-open', 'p-nobody')).toEqual([]);
  expect(await readPlanIds(api, 'a-open')).toEqual(['one', 'two']);
  expect([await planPosition(api, 'a-open', 'two'), await planPosition(api, 'a-open', 'three')]).toEqual([
    5n,
    undefined,
  ]);
});

test('a content is found by its digest in its own ledger only', async () => {
  const bytes = Buffer.from('计划');
  const sha256 = await keepContent(api, 'a-open', 'application/yaml', bytes);
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await readContent(api, 'a-open', sha256)).toEqual(bytes);
  expect(await readContent(api, 'b-open', sha256)).toBeUndefined();
});
