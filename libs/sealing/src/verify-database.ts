import { verifyLedger } from '@duibiao/evidence';
import type { Entry } from '@duibiao/facts';
import { type Checkpoint, demand, LogFault, openCheckpoint, type TileAt, verifierOf } from '@duibiao/log';
import { statement, toBigInt } from '@duibiao/platform';
import type pg from 'pg';
import type { Anchors } from './anchors.js';
import { readHourly, readLog, readTiles } from './rows.js';

/** Rows in one answer of the database: some 2 MB. */
const STRIDE = 2_000;

/**
 * Verifies what stands in the database: every entry against tiles, checkpoints and the anchor, which lies outside of it; and what only the database
 * has, the columns that stand beside an entry, requests that came twice, the head. Answers the checkpoint; undefined where nothing is sealed yet.
 *
 * @throws LogFault naming the first position that is bad; what the signal was aborted with
 */
export async function verifyDatabase(
  pool: pg.Pool,
  ledger: string,
  anchors: Anchors,
  signal?: AbortSignal,
): Promise<Checkpoint | undefined> {
  const log = await readLog(pool, ledger);
  const anchored = await anchors.read(ledger);
  if (log === undefined || log.checkpoint === null) {
    demand(anchored === undefined, `the log of ${ledger} has no checkpoint, although one was signed here`);
    return undefined;
  }
  const verifiers = [verifierOf(log.verifierKey)];
  const isOwn = anchored?.startsWith(`${log.origin}\n`) === true;
  const trusted = isOwn ? openCheckpoint(anchored, verifiers) : undefined;
  const checkpoint = await verifyLedger(
    {
      checkpoint: log.checkpoint,
      older: await readHourly(pool, ledger),
      tileOf: (tile) => tileOf(pool, ledger, tile),
      entries: rowsOf(pool, ledger, signal),
    },
    // the anchor is written just before the checkpoint is published: it may be ahead of what was read above
    { verifiers, trusted: trusted !== undefined && trusted.size > log.size ? undefined : trusted },
  );
  await demandRequestsOnce(pool, ledger);
  return checkpoint;
}

async function tileOf(pool: pg.Pool, ledger: string, asked: TileAt): Promise<Uint8Array> {
  const [tile] = await readTiles(pool, ledger, [asked]);
  demand(tile !== undefined, `tile ${asked.index} of level ${asked.level} is missing`);
  return tile.hashes;
}

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly recorded_at: string;
  readonly entry: Buffer;
}

async function* rowsOf(pool: pg.Pool, ledger: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer, void> {
  for (let after = 0; ;) {
    const rows = await readRows(pool, ledger, after);
    signal?.throwIfAborted();
    for (const row of rows) {
      yield row.entry;
      // asked for the next one: the entry itself was found good
      demandColumns(row);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = Number(toBigInt(last.position));
  }
}

const rowsAfter = statement(
  'verify entries',
  `SELECT position, encode(stream_id, 'hex') AS stream, version, entry,
          to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded_at
     FROM ledger.events WHERE ledger_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
);

/** The next rows; where the server finds a damaged page among them, those before the first that it cannot read. */
async function readRows(pool: pg.Pool, ledger: string, after: number): Promise<readonly Row[]> {
  try {
    return (await pool.query<Row>(rowsAfter([ledger, after, STRIDE]))).rows;
  } catch (error) {
    if (!isDamaged(error)) throw error;
  }
  const rows: Row[] = [];
  for (let next = after; ; next += 1) {
    try {
      const [row] = (await pool.query<Row>(rowsAfter([ledger, next, 1]))).rows;
      if (row === undefined) return rows;
      rows.push(row);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      if (rows.length > 0) return rows;
      throw new LogFault(`position ${next + 1}: the database cannot read it (${(error as Error).message})`);
    }
  }
}

/** PostgreSQL's `data_corrupted` and `index_corrupted`. */
const isDamaged = (error: unknown): boolean => ['XX001', 'XX002'].includes((error as { code?: string }).code ?? '');

function demandColumns({ position, stream, version, recorded_at, entry }: Row): void {
  const { body, position: own, recordedAt } = JSON.parse(entry.toString('utf8')) as Entry;
  const isSame =
    position === String(own) && stream === body.stream && version === body.version && recorded_at === recordedAt;
  demand(isSame, `position ${own}: the columns beside the entry are not what it says`);
}

async function demandRequestsOnce(pool: pg.Pool, ledger: string): Promise<void> {
  const { rows } = await pool.query<{ position: string }>(
    `SELECT max(position) AS position FROM ledger.events WHERE ledger_id = $1 AND request IS NOT NULL
      GROUP BY request HAVING count(*) > 1 ORDER BY 1 LIMIT 1`,
    [ledger],
  );
  demand(rows.length === 0, `position ${rows[0]?.position ?? ''}: its request was recorded before`);
}
