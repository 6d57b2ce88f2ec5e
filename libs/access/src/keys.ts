import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
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
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

const KEY = /^dbk_([a-z2-7]{26})_([A-Za-z0-9_-]{43})$/;
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Registers a principal. */
export async function addPrincipal(pool: pg.Pool, name: string, mayOpen = false): Promise<string> {
  const id = randomId('p-');
  await pool.query('INSERT INTO access.principals (principal_id, name, may_open) VALUES ($1, $2, $3)', [
    id,
    name,
    mayOpen,
  ]);
  return id;
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
  await pool.query(
    'INSERT INTO access.keys (key_id, principal_id, sha256, label, loopback_only) VALUES ($1, $2, $3, $4, $5)',
    [id, principal, sha256(key), label, loopbackOnly],
  );
  return { id, key };
}

/** The principal of a key that is valid now; none for anything else. The hash is compared in constant time. */
export async function authenticate(
  pool: pg.Pool,
  key: string,
): Promise<{ readonly principal: Principal; readonly keyId: string; readonly loopbackOnly: boolean } | undefined> {
  const [, publicPart] = KEY.exec(key) ?? [];
  if (publicPart === undefined) return undefined;
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
    values: [`k-${publicPart}`],
  });
  const row = rows[0];
  if (row === undefined || !timingSafeEqual(row.sha256, sha256(key))) return undefined;
  const principal = { id: row.id, name: row.name, mayOpen: row.may_open };
  return { principal, keyId: `k-${publicPart}`, loopbackOnly: row.loopback_only };
}

/** Keys of the principals that hold a grant in a ledger. */
export async function listKeys(pool: pg.Pool, ledger: string): Promise<ApiKey[]> {
  const { rows } = await pool.query<ApiKey & { createdAt: Date | string; revokedAt: Date | string | null }>(
    `SELECT key_id AS id, principal_id AS principal, p.name, label, loopback_only AS "loopbackOnly",
            to_json(k.created_at) #>> '{}' AS "createdAt", to_json(revoked_at) #>> '{}' AS "revokedAt"
       FROM access.keys k JOIN access.principals p USING (principal_id)
      WHERE EXISTS (SELECT 1 FROM ledger.grants g WHERE g.ledger_id = $1 AND g.principal_id = k.principal_id)
      ORDER BY k.created_at, key_id`,
    [ledger],
  );
  return rows;
}

/** Revokes a key of a principal known to the ledger. Answers false where there is none that is valid. */
export async function revokeKey(pool: pg.Pool, ledger: string, key: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE access.keys k SET revoked_at = clock_timestamp() WHERE key_id = $2 AND revoked_at IS NULL
        AND EXISTS (SELECT 1 FROM ledger.grants g WHERE g.ledger_id = $1 AND g.principal_id = k.principal_id)`,
    [ledger, key],
  );
  return rowCount === 1;
}
