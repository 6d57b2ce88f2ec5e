import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { randomId } from './ids.js';

/** How a unit names people: by the member number (one scheme for the whole ledger) or by a number of its own. */
export type ReferenceScheme = 'member-number' | 'unit';

export interface SubjectKeys {
  /** 32 bytes. */
  readonly vaultKey: Buffer;
  /** 32 bytes. */
  readonly subjectLookupKey: Buffer;
}

interface Asked {
  readonly ledger: string;
  readonly unit: string;
  readonly scheme: ReferenceScheme;
  readonly references: readonly string[];
}

/** How often the ids are read again where one was erased just after it was found. */
const MAX_ATTEMPTS = 4;

/**
 * The subject ids of a unit's own references, in their order; made where they are new. The reference stands encrypted in the
 * vault (AES-256-GCM, bound to ledger and subject); a keyed hash finds it again, so that two units which know one member
 * number mean one person. Of whom was erased nothing finds the old id: the same reference gives a new one.
 */
export async function subjectIds(pool: pg.Pool, keys: SubjectKeys, asked: Asked): Promise<string[]> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const ids = await findOrMake(pool, keys, asked);
    if (ids.length === asked.references.length) return ids;
  }
  throw new Error(`subjects of ledger ${asked.ledger} are erased faster than they can be read`);
}

/** The ids in the order of the references; fewer where one was erased between the two statements. */
async function findOrMake(pool: pg.Pool, keys: SubjectKeys, asked: Asked): Promise<string[]> {
  const { ledger, unit, scheme, references } = asked;
  const owner = scheme === 'unit' ? unit : '';
  const lookups = references.map((reference) =>
    createHmac('sha256', keys.subjectLookupKey).update([ledger, scheme, owner, reference].join('\n')).digest(),
  );
  const ids = references.map(() => randomId('s-'));
  const sealed = references.map((reference, index) =>
    seal(keys.vaultKey, `${ledger}\n${ids[index]}`, JSON.stringify({ scheme, unit: owner, reference })),
  );
  // ORDER BY lookup: two calls that share references lock them in one order.
  await pool.query(
    `INSERT INTO vault.subjects (ledger_id, subject_id, unit_id, lookup, sealed)
     SELECT $1, t.id, $2, t.lookup, t.sealed FROM unnest($3::text[], $4::bytea[], $5::bytea[]) AS t(id, lookup, sealed)
      ORDER BY t.lookup ON CONFLICT (ledger_id, lookup) DO NOTHING`,
    [ledger, unit, ids, lookups, sealed],
  );
  const { rows } = await pool.query<{ id: string }>(
    `SELECT s.subject_id AS id FROM unnest($2::bytea[]) WITH ORDINALITY AS t(lookup, n)
       JOIN vault.subjects s ON s.ledger_id = $1 AND s.lookup = t.lookup ORDER BY t.n`,
    [ledger, lookups],
  );
  return rows.map(({ id }) => id);
}

/** Which of these ids are subjects of the ledger. */
export async function knownSubjects(
  pool: pg.Pool | pg.ClientBase,
  ledger: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await pool.query<{ id: string }>({
    name: 'known-subjects',
    text: `SELECT s.subject_id AS id FROM (SELECT DISTINCT unnest($2::text[]) COLLATE "C" AS id) t CROSS JOIN LATERAL (
             SELECT subject_id FROM vault.subjects v WHERE v.ledger_id = $1 AND v.subject_id = t.id LIMIT 1) s`,
    values: [ledger, ids],
  });
  return new Set(rows.map(({ id }) => id));
}

/** AES-256-GCM: nonce (12) ‖ ciphertext ‖ tag (16). */
function seal(key: Buffer, boundTo: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}
