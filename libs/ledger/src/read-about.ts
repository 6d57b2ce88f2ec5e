import type pg from 'pg';
import { type StoredEntry, stored, type StoredRow } from './read.js';
import type { ReadWhole } from './scope.js';

/** Entries that are looked through in one statement: some 0.1 s, so that no snapshot is held for long. */
const BATCH = 20_000n;

/**
 * The entries after a position up to another in whose bytes an id stands, whoever asks. No index says so: those of the workers may be behind, and
 * what is missed here is never erased. So every entry is looked at, inside the database: 50,000 in 0.2 to 0.4 s, 1,000,000 in 4.5 to 7.4 s (two cores
 * at load 8).
 */
export async function readNaming(
  readWhole: ReadWhole,
  ledger: string,
  id: string,
  after: bigint,
  upTo: bigint,
): Promise<StoredEntry[]> {
  const found: StoredEntry[] = [];
  for (let from = after; from < upTo; from += BATCH) {
    const to = from + BATCH < upTo ? from + BATCH : upTo;
    const { rows } = await readWhole((client) =>
      client.query<StoredRow>({
        name: 'read-naming',
        text: `SELECT position, entry FROM ledger.events
                WHERE ledger_id = $1 AND position > $2 AND position <= $3 AND position(convert_to($4, 'UTF8') IN entry) > 0
                ORDER BY position`,
        values: [ledger, from.toString(), to.toString(), id],
      }),
    );
    found.push(...rows.map(stored));
  }
  return found;
}

/** All versions of several streams up to a position, under the caller's scope. */
export async function readStreams(
  client: pg.ClientBase,
  ledger: string,
  streams: readonly string[],
  upTo: bigint,
): Promise<StoredEntry[]> {
  const { rows } = await client.query<StoredRow>({
    name: 'read-streams',
    text: `SELECT e.position, e.entry FROM unnest($2::bytea[]) s(stream) CROSS JOIN LATERAL (
             SELECT x.position, x.entry FROM ledger.events x
              WHERE x.ledger_id = $1 AND x.stream_id = s.stream AND x.position <= $3 OFFSET 0) e`,
    values: [ledger, streams.map((stream) => Buffer.from(stream, 'hex')), upTo.toString()],
  });
  return rows.map(stored);
}

/** The entries with a note in the submissions that begin at these positions, under the caller's scope: the note stands with one item of many. */
export async function readNoted(
  client: pg.ClientBase,
  ledger: string,
  submissions: readonly { readonly first: bigint; readonly items: number }[],
): Promise<StoredEntry[]> {
  const { rows } = await client.query<StoredRow>({
    name: 'read-noted',
    text: `SELECT e.position, e.entry FROM unnest($2::bigint[], $3::int[]) s(first, items) CROSS JOIN LATERAL (
             SELECT x.position, x.entry FROM ledger.events x
              WHERE x.ledger_id = $1 AND x.position >= s.first AND x.position < s.first + s.items
                AND position('"note":'::bytea IN x.entry) > 0 OFFSET 0) e`,
    values: [ledger, submissions.map(({ first }) => first.toString()), submissions.map(({ items }) => items)],
  });
  return rows.map(stored);
}

/** Which of these texts stand, by digest in hex, under the caller's scope. */
export async function standingTexts(
  client: pg.ClientBase,
  ledger: string,
  digests: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ digest: Buffer }>({
    name: 'standing-texts',
    text: 'SELECT digest FROM ledger.texts WHERE ledger_id = $1 AND digest = ANY ($2) ORDER BY digest',
    values: [ledger, digests.map((digest) => Buffer.from(digest, 'hex'))],
  });
  return rows.map(({ digest }) => digest.toString('hex'));
}

/**
 * Takes the erased rows out of their tables' pages, as far as no older snapshot needs them; what it leaves, autovacuum takes. Waits for nobody: a
 * table that is being vacuumed is passed by.
 */
export async function vacuumErased(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM (SKIP_LOCKED) ledger.texts, vault.subjects');
}
