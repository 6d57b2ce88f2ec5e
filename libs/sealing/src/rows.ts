import { LogFault, type Tile, type TileAt, widthAt } from '@duibiao/log';
import { statement, toBigInt } from '@duibiao/platform';
import type pg from 'pg';
import type { LogNumber } from './identity.js';

type Client = pg.Pool | pg.ClientBase;

/** The log of a ledger as it stands. */
export interface LogRow extends LogNumber {
  readonly origin: string;
  readonly verifierKey: string;
  /** The key before the last change, which still signs too. */
  readonly previousKey: string | null;
  /** Leaves that the newest checkpoint covers: positions 1 to `size`. */
  readonly size: number;
  /** A signed note; null before the first. */
  readonly checkpoint: string | null;
  /** Instant, ISO 8601. */
  readonly sealedAt: string | null;
  /** Why nothing is signed; null: signing goes on. */
  readonly held: string | null;
  /** Whose anchors it is signed by; null before the first checkpoint, and after an operator let signing go on. */
  readonly signer: string | null;
  /** The checkpoint by which an operator let signing go on, until another was signed. */
  readonly named: string | null;
}

interface Row {
  readonly generation: number;
  readonly key_number: number;
  readonly origin: string;
  readonly verifier_key: string;
  readonly previous_key: string | null;
  readonly size: string;
  readonly checkpoint: string | null;
  readonly sealed_at: Date | null;
  readonly held: string | null;
  readonly signer: string | null;
  readonly named: string | null;
}

const columns =
  'generation, key_number, origin, verifier_key, previous_key, size, checkpoint, sealed_at, held, signer, named';
const read = statement('log', `SELECT ${columns} FROM log.logs WHERE ledger_id = $1`);
const lock = statement('lock log', `SELECT ${columns} FROM log.logs WHERE ledger_id = $1 FOR UPDATE SKIP LOCKED`);

const toLog = (row: Row): LogRow => ({
  generation: row.generation,
  keyNumber: row.key_number,
  origin: row.origin,
  verifierKey: row.verifier_key,
  previousKey: row.previous_key,
  size: Number(toBigInt(row.size)),
  checkpoint: row.checkpoint,
  sealedAt: row.sealed_at?.toISOString() ?? null,
  held: row.held,
  signer: row.signer,
  named: row.named,
});

/** The log of a ledger; none where nothing was sealed yet. */
export const readLog = async (client: Client, ledger: string): Promise<LogRow | undefined> =>
  (await client.query<Row>(read([ledger]))).rows.map(toLog)[0];

/** The same for the one who seals it, until the end of the transaction; none where another holds it. */
export const lockLog = async (client: pg.ClientBase, ledger: string): Promise<LogRow | undefined> =>
  (await client.query<Row>(lock([ledger]))).rows.map(toLog)[0];

const hourly = statement(
  'hourly checkpoints',
  `SELECT c.checkpoint FROM log.checkpoints c JOIN log.logs l USING (ledger_id, generation)
    WHERE c.ledger_id = $1 ORDER BY c.size, c.hour`,
);

/** The last checkpoint of every hour of the log as it stands, oldest first, as signed notes. */
export const readHourly = async (client: Client, ledger: string): Promise<readonly string[]> =>
  (await client.query<{ checkpoint: string }>(hourly([ledger]))).rows.map(({ checkpoint }) => checkpoint);

const hourlyPage = statement(
  'page of hourly checkpoints',
  `SELECT c.hour, c.checkpoint FROM log.checkpoints c
    WHERE c.ledger_id = $1 AND c.generation = $2 AND c.hour > $3 ORDER BY c.hour LIMIT $4`,
);

/**
 * A page of the last checkpoints of every hour, of the log with that number, also where another was opened since; `next`: the hour after which the
 * page after it begins.
 */
export async function listHourly(
  client: Client,
  ledger: string,
  generation: number,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly checkpoints: readonly string[]; readonly next: string | null }> {
  const { rows } = await client.query<{ hour: Date; checkpoint: string }>(
    hourlyPage([ledger, generation, after ?? '-infinity', limit + 1]),
  );
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? (page.at(-1)?.hour.toISOString() ?? null) : null;
  return { checkpoints: page.map(({ checkpoint }) => checkpoint), next };
}

const tiles = statement(
  'log tiles',
  // one look-up each: joined as a set, all tiles of the ledger are read
  `SELECT asked.level, asked.index, t.hashes FROM unnest($2::int[], $3::bigint[]) asked(level, index)
    CROSS JOIN LATERAL (
      SELECT x.hashes FROM log.tiles x WHERE x.ledger_id = $1 AND x.level = asked.level AND x.index = asked.index
       ORDER BY x.ledger_id, x.level, x.index LIMIT 1) t`,
);

/** The tiles asked for as they stand, in no order: the last of a level may be wider than asked. What is missing is left out. */
export async function readTiles(client: Client, ledger: string, asked: readonly TileAt[]): Promise<Tile[]> {
  if (asked.length === 0) return [];
  const { rows } = await client.query<{ level: number; index: string; hashes: Buffer }>(
    tiles([ledger, asked.map(({ level }) => level), asked.map(({ index }) => index)]),
  );
  return rows.map(({ level, index, hashes }) => ({ level, index: Number(index), width: hashes.length / 32, hashes }));
}

const signedTile = statement(
  'tile of a log',
  `SELECT l.size, t.hashes FROM log.logs l JOIN log.tiles t ON t.ledger_id = l.ledger_id AND t.level = $3 AND t.index = $4
    WHERE l.ledger_id = $1 AND l.generation = $2`,
);

/**
 * The hashes of a tile of the log with that number, as wide as asked; undefined where no checkpoint of it covers them. All of one moment: a log that is
 * opened anew meanwhile gives none of its own.
 */
export async function readSignedTile(
  client: Client,
  ledger: string,
  generation: number,
  { level, index, width }: TileAt,
): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ size: string; hashes: Buffer }>(signedTile([ledger, generation, level, index]));
  const [row] = rows;
  if (row === undefined || widthAt(Number(row.size), level, index) < width) return undefined;
  return row.hashes.length < width * 32 ? undefined : row.hashes.subarray(0, width * 32);
}

const leaves = statement(
  'leaf hashes',
  `SELECT count(*)::int AS count, string_agg(sha256('\\x00'::bytea || e.entry), ''::bytea ORDER BY e.position) AS hashes
     FROM ledger.events e WHERE e.ledger_id = $1 AND e.position > $2 AND e.position <= $3`,
);

/**
 * Hashes of the leaves [begin, end), one after the other: SHA-256(0x00 ‖ entry).
 *
 * @throws LogFault when a position is missing
 */
export async function readLeafHashes(client: Client, ledger: string, begin: number, end: number): Promise<Buffer> {
  const { rows } = await client.query<{ count: number; hashes: Buffer | null }>(leaves([ledger, begin, end]));
  const [row] = rows;
  if (row?.count !== end - begin || row.hashes === null) {
    throw new LogFault(
      `ledger ${ledger} has ${row?.count ?? 0} of the positions ${begin + 1} to ${end}: some are missing`,
    );
  }
  return row.hashes;
}
