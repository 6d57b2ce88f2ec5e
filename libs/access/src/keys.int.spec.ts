import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPrincipal, authenticate, issueKey, listKeys, revokeKey, validKey } from './keys.js';

let database: TestDatabase;
let api: pg.Pool;
let owner: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createPool({ url: database.apiUrl, applicationName: 'keys.int.spec', max: 2 });
  owner = createPool({ url: database.ownerUrl, applicationName: 'keys.int.spec', max: 1 });
});

afterAll(async () => {
  await Promise.all([api.end(), owner.end()]);
  await database.drop();
});

/** A principal with a grant in a ledger, and a key of it. */
async function holder(ledger: string, name: string): Promise<{ principal: string; id: string; key: string }> {
  const principal = await addPrincipal(api, name);
  await owner.query(`INSERT INTO ledger.grants VALUES ($1, $2, 'auditor', 'u', 1)`, [ledger, principal]);
  return { principal, ...(await issueKey(api, principal, `of ${name}`, true)) };
}

test('a ledger lists the keys of those who hold a grant in it, oldest first, never the secret', async () => {
  const first = await holder('listed', 'First');
  const second = await holder('listed', 'Second');
  await holder('elsewhere', 'Stranger');
  const listed = await listKeys(api, 'listed');
  expect(listed.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(listed[0]).toEqual({
    createdAt: expect.any(String) as string,
    id: first.id,
    principal: first.principal,
    name: 'First',
    label: 'of First',
    loopbackOnly: true,
    revokedAt: null,
  });
  expect(Math.abs(Date.now() - Date.parse(listed[0]?.createdAt ?? ''))).toBeLessThan(60_000);
});

test('a key counts until it is revoked, once, and only from a ledger that knows its principal', async () => {
  const { id, key, principal } = await holder('revoking', 'Holder');
  expect(await revokeKey(api, 'elsewhere', id)).toBe(false);
  expect((await authenticate(api, key))?.principal).toEqual({ id: principal, name: 'Holder', mayOpen: false });
  expect(await validKey(api, id)).toEqual(await authenticate(api, key));
  expect(await revokeKey(api, 'revoking', id)).toBe(true);
  expect(await authenticate(api, key)).toBeUndefined();
  expect(await validKey(api, id)).toBeUndefined();
  expect(await revokeKey(api, 'revoking', id)).toBe(false);
  const [revoked] = await listKeys(api, 'revoking');
  expect(revoked?.revokedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});
