import type pg from 'pg';
import type { LogRow } from '../rows.js';

/** Puts a ledger there without the API: only its head and its entries matter to a log. */
export async function plantLedger(owner: pg.Pool, ledger: string, entries = 0): Promise<void> {
  await owner.query(
    `INSERT INTO ledger.heads (ledger_id, name, purpose, time_zone, recorded_at, fact_kinds, root_unit)
     VALUES ($1, 'Sample', 'live', 'Asia/Shanghai', '2020-01-01T00:00:00Z', '\\x00', 'u')`,
    [ledger],
  );
  await plantEntries(owner, ledger, entries);
}

/** So many more entries, each other than all before: `salt` tells two histories apart. */
export async function plantEntries(owner: pg.Pool, ledger: string, entries: number, salt = ''): Promise<void> {
  await owner.query(
    `WITH head AS (UPDATE ledger.heads SET position = position + $2 WHERE ledger_id = $1 RETURNING position - $2 AS before)
     INSERT INTO ledger.events (ledger_id, position, stream_id, version, recorded_at, units, entry)
     SELECT $1, before + n, sha256(convert_to($1 || $3 || (before + n), 'UTF8')), 1, '2020-01-01T00:00:00Z', '{u}',
            convert_to('{"body":{"n":"' || $3 || n || '"},"position":' || (before + n) || ',"recordedAt":"2020-01-01T00:00:00.000000Z"}', 'UTF8')
       FROM head, generate_series(1, $2::int) n`,
    [ledger, entries, salt],
  );
}

/** The exact bytes of all entries, in order. */
export async function entriesOf(owner: pg.Pool, ledger: string): Promise<Buffer[]> {
  const { rows } = await owner.query<{ entry: Buffer }>(
    'SELECT entry FROM ledger.events WHERE ledger_id = $1 ORDER BY position',
    [ledger],
  );
  return rows.map(({ entry }) => entry);
}

/** Past the guard rail, as a superuser can. */
export async function asOwner(owner: pg.Pool, sql: string, values: readonly unknown[] = []): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('ALTER TABLE ledger.events DISABLE TRIGGER ALL');
    await client.query(sql, [...values]);
  } finally {
    await client.query('ALTER TABLE ledger.events ENABLE TRIGGER ALL');
    client.release();
  }
}

/** The ledger as an older copy has it: so many entries, and the log as it was then. */
export async function cutLedger(owner: pg.Pool, ledger: string, size: number, log: LogRow): Promise<void> {
  await asOwner(owner, 'DELETE FROM ledger.events WHERE ledger_id = $1 AND position > $2', [ledger, size]);
  await owner.query('UPDATE ledger.heads SET position = $2 WHERE ledger_id = $1', [ledger, size]);
  await owner.query(
    `UPDATE log.logs SET generation = $2, key_number = $3, origin = $4, verifier_key = $5, previous_key = $6, size = $7, checkpoint = $8,
            held = NULL, named = NULL WHERE ledger_id = $1`,
    [ledger, log.generation, log.keyNumber, log.origin, log.verifierKey, log.previousKey, log.size, log.checkpoint],
  );
}
