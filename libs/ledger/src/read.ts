import type { Entry } from '@duibiao/facts';
import { toBigInt } from '@duibiao/platform';
import type pg from 'pg';

/** An entry as it is stored: the exact bytes that are hashed, and what they say. */
export interface StoredEntry {
  readonly position: bigint;
  readonly bytes: Buffer;
  readonly entry: Entry;
}

/** An entry as the database gives it. */
export interface StoredRow {
  readonly position: string;
  readonly entry: Buffer;
}

export const stored = ({ position, entry }: StoredRow): StoredEntry => ({
  position: toBigInt(position),
  bytes: entry,
  entry: JSON.parse(entry.toString('utf8')) as Entry,
});

/** Entries after a position, in order, at most `limit`; under the caller's scope (see `readInScope`). */
export async function readEntries(
  client: pg.ClientBase | pg.Pool,
  ledger: string,
  after: bigint,
  limit: number,
): Promise<StoredEntry[]> {
  const { rows } = await client.query<StoredRow>({
    name: 'read-entries',
    text: 'SELECT position, entry FROM ledger.events WHERE ledger_id = $1 AND position > $2 ORDER BY position LIMIT $3',
    values: [ledger, after.toString(), limit],
  });
  return rows.map(stored);
}

/**
 * The same as JSON for those who go by what entries say, not by their bytes: text travels at half the length and is not decoded twice. 1,000,000 entries
 * of 700 bytes cost some 2 s less of the reader's processor.
 */
export async function readEntryTexts(
  client: pg.ClientBase | pg.Pool,
  ledger: string,
  after: bigint,
  limit: number,
): Promise<string[]> {
  const { rows } = await client.query<{ readonly entry: string }>({
    name: 'read-entry-texts',
    text: `SELECT convert_from(entry, 'UTF8') AS entry FROM ledger.events
            WHERE ledger_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
    values: [ledger, after.toString(), limit],
  });
  return rows.map(({ entry }) => entry);
}

/** One entry, or none where there is none or it lies outside the scope. */
export async function readEntry(
  client: pg.ClientBase,
  ledger: string,
  position: bigint,
): Promise<StoredEntry | undefined> {
  const { rows } = await client.query<StoredRow>({
    name: 'read-entry',
    text: 'SELECT position, entry FROM ledger.events WHERE ledger_id = $1 AND position = $2',
    values: [ledger, position.toString()],
  });
  return rows.map(stored)[0];
}

/** All versions of a stream that the scope allows, oldest first. */
export async function readStream(
  client: pg.ClientBase | pg.Pool,
  ledger: string,
  stream: string,
): Promise<StoredEntry[]> {
  const { rows } = await client.query<StoredRow>({
    name: 'read-stream',
    text: 'SELECT position, entry FROM ledger.events WHERE ledger_id = $1 AND stream_id = $2 ORDER BY version',
    values: [ledger, Buffer.from(stream, 'hex')],
  });
  return rows.map(stored);
}

/** The texts of digests, by digest; an erased one is missing. */
export async function readTexts(
  client: pg.ClientBase,
  ledger: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (digests.length === 0) return new Map();
  const { rows } = await client.query<{ digest: Buffer; content: string }>({
    name: 'read-texts',
    text: 'SELECT digest, content FROM ledger.texts WHERE ledger_id = $1 AND digest = ANY ($2)',
    values: [ledger, digests.map((digest) => Buffer.from(digest, 'hex'))],
  });
  return new Map(rows.map(({ digest, content }) => [digest.toString('hex'), content]));
}

/**
 * The newest entry of each stream that exists, whoever asks. MUST NOT be shown to a caller whose scope does not allow it:
 * this is what the decider needs, not a reading road.
 */
export async function readStreamHeads(
  pool: pg.Pool | pg.ClientBase,
  ledger: string,
  streams: readonly string[],
): Promise<ReadonlyMap<string, StoredEntry>> {
  if (streams.length === 0) return new Map();
  const { rows } = await pool.query<StoredRow & { stream_id: Buffer }>({
    name: 'stream-heads',
    text: 'SELECT stream_id, position, entry FROM ledger.stream_heads($1, $2)',
    values: [ledger, streams.map((stream) => Buffer.from(stream, 'hex'))],
  });
  return new Map(rows.map((row) => [row.stream_id.toString('hex'), stored(row)]));
}

/** The entries of one submission, whose first position the writer knows. Reads through the streams' owner, for its receipt. */
export async function readRange(
  client: pg.ClientBase,
  ledger: string,
  first: bigint,
  count: number,
): Promise<StoredEntry[]> {
  return readEntries(client, ledger, first - 1n, count);
}

/** Entries at the positions given, in order; those outside the scope are missing. */
export async function readEntriesAt(
  client: pg.ClientBase | pg.Pool,
  ledger: string,
  positions: readonly bigint[],
): Promise<StoredEntry[]> {
  const { rows } = await client.query<StoredRow>({
    name: 'read-entries-at',
    text: 'SELECT position, entry FROM ledger.events WHERE ledger_id = $1 AND position = ANY ($2::bigint[]) ORDER BY position',
    values: [ledger, positions.map(String)],
  });
  return rows.map(stored);
}

/** Every unit that sees one of so many entries. */
export async function readWitnesses(
  client: pg.ClientBase,
  ledger: string,
  first: bigint,
  count: number,
): Promise<string[]> {
  const { rows } = await client.query<{ unit: string }>({
    name: 'read-witnesses',
    text: `SELECT DISTINCT u.unit FROM ledger.events e CROSS JOIN LATERAL unnest(e.units) u(unit)
            WHERE e.ledger_id = $1 AND e.position >= $2::bigint AND e.position < $2::bigint + $3::int ORDER BY u.unit`,
    values: [ledger, first.toString(), count],
  });
  return rows.map(({ unit }) => unit);
}

/** How many of these versions were still the newest of their streams just before a position. */
export async function countNewestAt(
  client: pg.ClientBase,
  ledger: string,
  versions: readonly { readonly stream: string; readonly version: number }[],
  position: bigint,
): Promise<number> {
  const { rows } = await client.query<{ newest: number }>({
    name: 'count-newest-at',
    text: `SELECT count(*)::int AS newest FROM unnest($2::bytea[], $3::int[]) own(stream, version)
            WHERE NOT EXISTS (SELECT FROM ledger.events e WHERE e.ledger_id = $1 AND e.stream_id = own.stream
                                 AND e.version = own.version + 1 AND e.position < $4)`,
    values: [
      ledger,
      versions.map(({ stream }) => Buffer.from(stream, 'hex')),
      versions.map(({ version }) => version),
      position.toString(),
    ],
  });
  return rows[0]?.newest ?? 0;
}
