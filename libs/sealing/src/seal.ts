import {
  Growth,
  openCheckpoint,
  rootAt,
  type Signer,
  signCheckpoint,
  type Tile,
  TileNodes,
  TILE_WIDTH,
  tilesOf,
  verifierOf,
  widthAt,
  levelsAt,
  LogFault,
  type Checkpoint,
} from '@duibiao/log';
import type { Entry } from '@duibiao/facts';
import { inTransaction, type Secrets } from '@duibiao/platform';
import type pg from 'pg';
import type { Anchors } from './anchors.js';
import { logSigner, originOf } from './identity.js';
import { tileReader } from './prove.js';
import { lockLog, type LogRow, readLeafHashes, readTiles } from './rows.js';

/** Who seals: with which keys, under which public address, and where it keeps what it signed. */
export interface Sealer {
  readonly secrets: Secrets;
  /** Such as `https://duibiao.example.org`; the origin of a new log begins with it. */
  readonly publicUrl: string;
  readonly anchors: Anchors;
  /** Leaves of one checkpoint at most, 65,536 unless told: a ledger that is sealed late gets one checkpoint after the other. */
  readonly mostLeaves?: number;
}

/**
 * `sealed`: a checkpoint of `size` leaves is published, `leaves` of them new. `idle`: there is nothing new. `busy`: another is at it.
 * `refused`: signing might contradict what was signed before, or cannot be done; `reason` is a sentence for the operator.
 */
export type Sealed =
  | { readonly state: 'sealed'; readonly size: number; readonly leaves: number }
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'refused'; readonly reason: string };

/** Ledgers with entries that no checkpoint covers, and those that are held. */
export async function ledgersToSeal(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ ledger_id: string }>({
    name: 'ledgers to seal',
    text: `SELECT h.ledger_id FROM ledger.heads h LEFT JOIN log.logs l ON l.ledger_id = h.ledger_id
            WHERE h.position > coalesce(l.size, 0) OR l.held IS NOT NULL ORDER BY h.ledger_id`,
  });
  return rows.map((row) => row.ledger_id);
}

/** Leaves read at once. */
const LEAVES_AT_ONCE = 16 * TILE_WIDTH;
const LEAVES_A_CHECKPOINT = 256 * TILE_WIDTH;

/**
 * Signs what is new in a ledger: tiles and checkpoint become visible at once, after the checkpoint was anchored. Never a smaller tree than one that
 * was signed before, and never a second root for a size. One at a time of each ledger, whoever calls.
 *
 * Throws what database and anchors throw: call again later.
 */
export async function sealLedger(pool: pg.Pool, ledger: string, sealer: Sealer): Promise<Sealed> {
  await openLog(pool, ledger, sealer);
  return inTransaction(pool, async (client): Promise<Sealed> => {
    const log = await lockLog(client, ledger);
    if (log === undefined) return { state: 'busy' };
    if (log.held !== null) return { state: 'refused', reason: log.held };
    try {
      return await sealLocked(client, ledger, log, sealer);
    } catch (error) {
      if (!(error instanceof LogFault)) throw error;
      // Whoever else could sign must not either.
      await client.query('UPDATE log.logs SET held = $2 WHERE ledger_id = $1', [ledger, error.message]);
      return { state: 'refused', reason: error.message };
    }
  });
}

async function openLog(pool: pg.Pool, ledger: string, { secrets, publicUrl }: Sealer): Promise<void> {
  const origin = originOf(publicUrl, ledger, 1);
  await pool.query(
    `INSERT INTO log.logs (ledger_id, generation, key_number, origin, verifier_key)
     SELECT $1, 1, 1, $2, $3 WHERE NOT EXISTS (SELECT FROM log.logs WHERE ledger_id = $1) ON CONFLICT DO NOTHING`,
    [ledger, origin, logSigner(secrets, origin, 1).verifierKey],
  );
}

async function sealLocked(client: pg.ClientBase, ledger: string, log: LogRow, sealer: Sealer): Promise<Sealed> {
  const head = await headOf(client, ledger);
  const signer = logSigner(sealer.secrets, log.origin, log.keyNumber);
  const published = publishedOf(log, signer);
  const anchored = await anchoredOf(ledger, log, sealer, signer);
  refuseUnless(head >= log.size, `the database holds ${head} entries of ${ledger}, but ${log.size} were signed`);
  refuseUnless(
    head >= anchored.size,
    `the database holds ${head} entries of ${ledger}, but ${anchored.size} were signed here`,
  );
  if (head === log.size && anchored.size <= log.size) return { state: 'idle' };

  const growth = await grownTo(client, ledger, log.size);
  refuseUnless(
    published === undefined || same(await growth.root(), published.root),
    `the tiles of ${ledger} do not lead to the root that was signed for ${log.size} leaves`,
  );
  if (anchored.size <= log.size) await refuseFork(client, ledger, log, anchored);

  const most = log.size + (sealer.mostLeaves ?? LEAVES_A_CHECKPOINT);
  const size = Math.max(anchored.size, head <= most ? head : await lastWhole(client, ledger, most));
  await grow(client, ledger, growth, size, anchored);
  const note = signCheckpoint({ origin: log.origin, size, root: await growth.root() }, [signer]);
  await keepTiles(client, ledger, [...growth.takeFull(), ...growth.edges()]);
  await publish(client, ledger, log, size, note);
  if (size > anchored.size) await sealer.anchors.write(ledger, note);
  return { state: 'sealed', size, leaves: size - log.size };
}

function refuseUnless(holds: boolean, what: string): asserts holds {
  if (!holds) {
    throw new LogFault(
      `${what}: it was restored from an older copy, or changed. Bring the newer database back, or run \`duibiao ledger reopen\` to go on under a new origin.`,
    );
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

async function headOf(client: pg.ClientBase, ledger: string): Promise<number> {
  const { rows } = await client.query<{ position: string }>('SELECT position FROM ledger.heads WHERE ledger_id = $1', [
    ledger,
  ]);
  return Number(rows[0]?.position ?? 0);
}

/** The last position up to this one at which a submission ends: no checkpoint cuts one. */
async function lastWhole(client: pg.ClientBase, ledger: string, position: number): Promise<number> {
  const { rows } = await client.query<{ entry: Buffer }>(
    'SELECT entry FROM ledger.events WHERE ledger_id = $1 AND position = $2',
    [ledger, position],
  );
  const { item, of } = (JSON.parse(rows[0]?.entry.toString('utf8') ?? '{}') as Entry).body.submission;
  return item === of ? position : position - item;
}

/** The newest published checkpoint, which must be ours: the row could have been changed. */
function publishedOf(log: LogRow, signer: Signer): Checkpoint | undefined {
  if (signer.verifierKey !== log.verifierKey) {
    throw new LogFault(
      `the signing key of this installation is not that of ${log.origin}: its secret is another one. Bring the secret back, or run \`duibiao ledger reopen\`.`,
    );
  }
  if (log.checkpoint === null) return undefined;
  const checkpoint = openCheckpoint(log.checkpoint, [verifierOf(log.verifierKey)]);
  refuseUnless(
    checkpoint.size === log.size,
    `the log of ${log.origin} says ${log.size} leaves, its checkpoint ${checkpoint.size}`,
  );
  return checkpoint;
}

const nothing = { size: 0, root: new Uint8Array() };

/** What this machine signed last of the log; of another log of the ledger it says nothing. */
async function anchoredOf(
  ledger: string,
  log: LogRow,
  { anchors }: Sealer,
  signer: Signer,
): Promise<Pick<Checkpoint, 'size' | 'root'>> {
  const note = await anchors.read(ledger);
  if (note === undefined || !note.startsWith(`${log.origin}\n`)) return nothing;
  return openCheckpoint(note, [verifierOf(signer.verifierKey)]);
}

/** The tree as its last tiles say. */
async function grownTo(client: pg.ClientBase, ledger: string, size: number): Promise<Growth> {
  const levels = Array.from({ length: levelsAt(size) }, (_, level) => level);
  const edges = levels.map((level) => {
    const index = Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH);
    return { level, index, width: widthAt(size, level, index) };
  });
  const tiles = await readTiles(
    client,
    ledger,
    edges.filter(({ width }) => width > 0),
  );
  try {
    return new Growth(size, tiles);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuseUnless(false, error.message);
  }
}

/** The anchored tree must be the beginning of the published one. */
async function refuseFork(
  client: pg.ClientBase,
  ledger: string,
  log: LogRow,
  anchored: Pick<Checkpoint, 'size' | 'root'>,
): Promise<void> {
  if (anchored.size === 0) return;
  const asked = tilesOf(log.size, [{ begin: 0, end: anchored.size }]);
  const root = await rootAt(new TileNodes(log.size, await tileReader(client, ledger, asked)), anchored.size);
  refuseUnless(
    same(root, anchored.root),
    `the ${anchored.size} leaves of ${ledger} that were signed here have another root`,
  );
}

/** Up to `size`, through the anchored size where that lies between: there the root must be the anchored one. */
async function grow(
  client: pg.ClientBase,
  ledger: string,
  growth: Growth,
  size: number,
  anchored: Pick<Checkpoint, 'size' | 'root'>,
): Promise<void> {
  while (growth.size < size) {
    const stop = growth.size < anchored.size && anchored.size < size ? anchored.size : size;
    const end = Math.min(stop, growth.size + LEAVES_AT_ONCE);
    growth.append(await readLeafHashes(client, ledger, growth.size, end));
    if (growth.size !== anchored.size) continue;
    refuseUnless(
      same(await growth.root(), anchored.root),
      `the ${anchored.size} leaves of ${ledger} that were signed here have another root`,
    );
  }
}

async function keepTiles(client: pg.ClientBase, ledger: string, tiles: readonly Tile[]): Promise<void> {
  await client.query({
    name: 'keep tiles',
    text: `INSERT INTO log.tiles (ledger_id, level, index, hashes) SELECT $1, t.* FROM unnest($2::int[], $3::bigint[], $4::bytea[]) t
           ON CONFLICT (ledger_id, level, index) DO UPDATE SET hashes = excluded.hashes`,
    values: [
      ledger,
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => hashes),
    ],
  });
}

async function publish(client: pg.ClientBase, ledger: string, log: LogRow, size: number, note: string): Promise<void> {
  await client.query({
    name: 'publish checkpoint',
    text: `WITH now AS (SELECT clock_timestamp() AS at), kept AS (
             INSERT INTO log.checkpoints (ledger_id, generation, hour, size, checkpoint)
             SELECT $1, $2, date_trunc('hour', at), $3, $4 FROM now
             ON CONFLICT (ledger_id, generation, hour) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint)
           UPDATE log.logs SET size = $3, checkpoint = $4, sealed_at = now.at FROM now WHERE ledger_id = $1`,
    values: [ledger, log.generation, size, note],
  });
}
