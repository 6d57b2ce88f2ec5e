import type { Entry } from '@duibiao/facts';
import { Growth, levelsAt, LogFault, signCheckpoint, type Tile, TILE_WIDTH, widthAt } from '@duibiao/log';
import { inTransaction, type Secrets } from '@duibiao/platform';
import type pg from 'pg';
import { anchorOf, type Anchors } from './anchors.js';
import { isNamed, logSigner, originOf, signersOf } from './identity.js';
import { lockLog, type LogRow, readLeafHashes, readTiles } from './rows.js';
import { OwnFault, publishedOf, refuseFork, refuseUnless, same, signedBefore, type SignedTree } from './signed.js';

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
 * `elsewhere`: workers with other anchors sign this log, `size` leaves so far, and there is news. `refused`: signing might contradict what was signed
 * before, or cannot be done; `reason` is a sentence for the operator.
 */
export type Sealed =
  | { readonly state: 'sealed'; readonly size: number; readonly leaves: number }
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'elsewhere'; readonly size: number }
  | { readonly state: 'refused'; readonly reason: string };

/** Ledgers with entries that no checkpoint covers, and those that are held; or all that have a log or entries. */
export async function ledgersToSeal(pool: pg.Pool, which: 'with-news' | 'all' = 'with-news'): Promise<string[]> {
  const { rows } = await pool.query<{ ledger_id: string }>({
    name: `ledgers to seal ${which}`,
    text: `SELECT coalesce(h.ledger_id, l.ledger_id) AS ledger_id
             FROM ledger.heads h FULL JOIN log.logs l ON l.ledger_id = h.ledger_id
            WHERE ${which === 'all' ? 'true' : 'coalesce(h.position, 0) <> coalesce(l.size, 0) OR l.held IS NOT NULL'} ORDER BY 1`,
  });
  return rows.map((row) => row.ledger_id);
}

/** Leaves read at once. */
const LEAVES_AT_ONCE = 16 * TILE_WIDTH;
const LEAVES_A_CHECKPOINT = 256 * TILE_WIDTH;

/**
 * Signs what is new in a ledger: tiles and checkpoint become visible at once, after the checkpoint was anchored. Never a smaller tree than one that
 * was signed before, and never a second root for a size. One at a time of each ledger, whoever calls. `isThorough`: what stands is compared with what was
 * signed also where nothing is new, as at the start of a worker.
 *
 * Throws what database and anchors throw: call again later.
 */
export async function sealLedger(
  pool: pg.Pool,
  ledger: string,
  sealer: Sealer,
  { isThorough = false } = {},
): Promise<Sealed> {
  await openLog(pool, ledger, sealer);
  return inTransaction(pool, async (client): Promise<Sealed> => {
    // a session that nobody answers for any more gives the lock back
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = '60s'`);
    const log = await lockLog(client, ledger);
    if (log === undefined) return { state: 'busy' };
    if (log.held !== null) return { state: 'refused', reason: log.held };
    const signer = await sealer.anchors.signer();
    if (log.signer !== null && log.signer !== signer) {
      return (await headOf(client, ledger)) === log.size ? { state: 'idle' } : { state: 'elsewhere', size: log.size };
    }
    try {
      return await sealLocked(client, ledger, log, { ...sealer, signer, isThorough });
    } catch (error) {
      if (error instanceof OwnFault) return { state: 'refused', reason: error.message };
      if (!(error instanceof LogFault)) throw error;
      // Whoever else could sign must not either.
      await client.query('UPDATE log.logs SET held = $2 WHERE ledger_id = $1', [ledger, error.message]);
      return { state: 'refused', reason: error.message };
    }
  });
}

/** The sealer at one log: whose anchors it has, and whether it looks where nothing is new. */
interface AtWork extends Sealer {
  readonly signer: string;
  readonly isThorough: boolean;
}

async function openLog(pool: pg.Pool, ledger: string, { secrets, publicUrl }: Sealer): Promise<void> {
  const origin = originOf(publicUrl, ledger, 1);
  await pool.query(
    `INSERT INTO log.logs (ledger_id, generation, key_number, origin, verifier_key)
     SELECT $1, 1, 1, $2, $3 WHERE NOT EXISTS (SELECT FROM log.logs WHERE ledger_id = $1) ON CONFLICT DO NOTHING`,
    [ledger, origin, logSigner(secrets, origin, 1).verifierKey],
  );
}

async function sealLocked(client: pg.ClientBase, ledger: string, log: LogRow, sealer: AtWork): Promise<Sealed> {
  refuseUnless(isNamed(ledger, log), `the log of ${ledger} bears the name of another, ${log.origin}`);
  const head = await headOf(client, ledger);
  const signers = signersOf(sealer.secrets, log);
  const published = publishedOf(log, signers);
  const signed = await signedBefore(ledger, log, sealer);
  refuseUnless(head >= log.size, `the database holds ${head} entries of ${ledger}, but ${log.size} were signed`);
  const least = signed.at(-1)?.size ?? 0;
  refuseUnless(head >= least, `the database holds ${head} entries of ${ledger}, but ${least} were signed here`);
  const isIdle = head === log.size && least <= log.size;
  if (isIdle && !sealer.isThorough) return { state: 'idle' };

  const growth = await grownTo(client, ledger, log.size);
  refuseUnless(
    published === undefined || same(await growth.root(), published.root),
    `the tiles of ${ledger} do not lead to the root that was signed for ${log.size} leaves`,
  );
  for (const one of signed.filter(({ size }) => size <= log.size)) await refuseFork(client, ledger, log, one);

  if (isIdle) return { state: 'idle' };
  const most = log.size + (sealer.mostLeaves ?? LEAVES_A_CHECKPOINT);
  const size = Math.max(least, head <= most ? head : await lastWhole(client, ledger, most));
  await grow(client, ledger, growth, size, signed);
  const note = signCheckpoint({ origin: log.origin, size, root: await growth.root() }, signers);
  await keepTiles(client, ledger, [...growth.takeFull(), ...growth.edges()]);
  await publish(client, ledger, log, sealer.signer, size, note);
  if (size > least) await sealer.anchors.write(anchorOf(ledger, log.generation), note);
  return { state: 'sealed', size, leaves: size - log.size };
}

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
  const [row] = rows;
  refuseUnless(row !== undefined, `position ${position} of ${ledger} is missing`);
  const { item, of } = (JSON.parse(row.entry.toString('utf8')) as Entry).body.submission;
  return item === of ? position : position - item;
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

/** Up to `size`, through the sizes that were signed before where they lie between: there the root must be the one that was signed. */
async function grow(
  client: pg.ClientBase,
  ledger: string,
  growth: Growth,
  size: number,
  signed: readonly SignedTree[],
): Promise<void> {
  while (growth.size < size) {
    const stops = [...signed.map((one) => one.size), size].filter((stop) => stop > growth.size);
    const end = Math.min(...stops, growth.size + LEAVES_AT_ONCE);
    growth.append(await readLeafHashes(client, ledger, growth.size, end));
    for (const { root } of signed.filter((one) => one.size === end)) {
      refuseUnless(
        same(await growth.root(), root),
        `the ${end} leaves of ${ledger} that were signed here have another root`,
      );
    }
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

async function publish(
  client: pg.ClientBase,
  ledger: string,
  log: LogRow,
  signer: string,
  size: number,
  note: string,
): Promise<void> {
  await client.query({
    name: 'publish checkpoint',
    text: `WITH now AS (SELECT clock_timestamp() AS at), kept AS (
             INSERT INTO log.checkpoints (ledger_id, generation, hour, size, checkpoint)
             SELECT $1, $2, date_trunc('hour', at), $3, $4 FROM now
             ON CONFLICT (ledger_id, generation, hour) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint)
           UPDATE log.logs SET size = $3, checkpoint = $4, sealed_at = now.at, signer = $5, named = NULL FROM now WHERE ledger_id = $1`,
    values: [ledger, log.generation, size, note, signer],
  });
}
