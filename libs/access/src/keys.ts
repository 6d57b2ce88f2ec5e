import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createKysely, type DB } from '@duibiao/platform';
import { type ExpressionBuilder, sql } from 'kysely';
import type pg from 'pg';
import { randomId } from './ids.js';

/** Who calls. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  /** May open ledgers. */
  readonly mayOpen: boolean;
}

/** A key as lists show it: never the key itself. */
export interface ApiKey {
  readonly id: string;
  readonly principal: string;
  readonly name: string;
  readonly label: string;
  readonly loopbackOnly: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

const KEY = /^dbk_([a-z2-7]{26})_([A-Za-z0-9_-]{43})$/;
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Registers a principal. */
export async function addPrincipal(pool: pg.Pool, name: string, mayOpen = false): Promise<string> {
  const id = randomId('p-');
  await createKysely(pool)
    .insertInto('access.principals')
    .values({ principal_id: id, name, may_open: mayOpen })
    .execute();
  return id;
}

/** The names of principals, by id. */
export async function principalNames(pool: pg.Pool, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await createKysely(pool)
    .selectFrom('access.principals')
    .select(['principal_id', 'name'])
    .where('principal_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ principal_id, name }) => [principal_id, name]));
}

/** Issues a key: `dbk_`, a public part, 256 random bits. Shown once; only its SHA-256 is kept. */
export async function issueKey(
  pool: pg.Pool,
  principal: string,
  label: string,
  loopbackOnly = false,
): Promise<{ readonly id: string; readonly key: string }> {
  const id = randomId('k-');
  const key = `dbk_${id.slice(2)}_${randomBytes(32).toString('base64url')}`;
  await createKysely(pool)
    .insertInto('access.keys')
    .values({ key_id: id, principal_id: principal, sha256: sha256(key), label, loopback_only: loopbackOnly })
    .execute();
  return { id, key };
}

/** A key that is valid now. */
export interface ValidKey {
  readonly principal: Principal;
  readonly keyId: string;
  readonly loopbackOnly: boolean;
}

/** A key that is valid now; none for anything else. The hash is compared in constant time. */
export async function authenticate(pool: pg.Pool, key: string): Promise<ValidKey | undefined> {
  const [, publicPart] = KEY.exec(key) ?? [];
  if (publicPart === undefined) return undefined;
  const found = await readKey(pool, `k-${publicPart}`);
  return found !== undefined && timingSafeEqual(found.sha256, sha256(key)) ? found.valid : undefined;
}

/** A key by its id, where it is valid now: for who has shown it before. */
export async function validKey(pool: pg.Pool, id: string): Promise<ValidKey | undefined> {
  return (await readKey(pool, id))?.valid;
}

async function readKey(
  pool: pg.Pool,
  keyId: string,
): Promise<{ readonly valid: ValidKey; readonly sha256: Buffer } | undefined> {
  const { rows } = await pool.query<{
    id: string;
    name: string;
    may_open: boolean;
    sha256: Buffer;
    loopback_only: boolean;
  }>({
    name: 'authenticate',
    text: `SELECT principal_id AS id, p.name, p.may_open, k.sha256, k.loopback_only
             FROM access.keys k JOIN access.principals p USING (principal_id)
            WHERE k.key_id = $1 AND k.revoked_at IS NULL`,
    values: [keyId],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  const principal = { id: row.id, name: row.name, mayOpen: row.may_open };
  return { valid: { principal, keyId, loopbackOnly: row.loopback_only }, sha256: row.sha256 };
}

/** Keys of the principals that hold a grant in a ledger. */
export async function listKeys(pool: pg.Pool, ledger: string): Promise<ApiKey[]> {
  const rows = await createKysely(pool)
    .selectFrom('access.keys as k')
    .innerJoin('access.principals as p', 'p.principal_id', 'k.principal_id')
    .select(['k.key_id', 'k.principal_id', 'p.name', 'k.label', 'k.loopback_only', 'k.created_at', 'k.revoked_at'])
    .where(isKnownTo(ledger))
    .orderBy('k.created_at')
    .orderBy('k.key_id')
    .execute();
  return rows.map((row) => ({
    id: row.key_id,
    principal: row.principal_id,
    name: row.name,
    label: row.label,
    loopbackOnly: row.loopback_only,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** Revokes a key of a principal known to the ledger. Answers false where there is none that is valid. */
export async function revokeKey(pool: pg.Pool, ledger: string, key: string): Promise<boolean> {
  const { numUpdatedRows } = await createKysely(pool)
    .updateTable('access.keys as k')
    .set({ revoked_at: sql`clock_timestamp()` })
    .where('k.key_id', '=', key)
    .where('k.revoked_at', 'is', null)
    .where(isKnownTo(ledger))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Whether the principal of key `k` holds a grant in the ledger. */
const isKnownTo = (ledger: string) => (eb: ExpressionBuilder<DB & { k: DB['access.keys'] }, 'k'>) =>
  eb.exists(
    eb
      .selectFrom('ledger.grants as g')
      .select('g.unit_id')
      .where('g.ledger_id', '=', ledger)
      .whereRef('g.principal_id', '=', 'k.principal_id'),
  );
