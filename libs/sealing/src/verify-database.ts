import { setTimeout as sleep } from 'node:timers/promises';
import { verifyLedger } from '@duibiao/evidence';
import type { Entry } from '@duibiao/facts';
import { type Checkpoint, demand, LogFault, type TileAt } from '@duibiao/log';
import { statement, toBigInt } from '@duibiao/platform';
import type pg from 'pg';
import { anchorOf, type Anchors } from './anchors.js';
import { isNamed, isOurs, ownKeys } from './identity.js';
import { type LogRow, readHourly, readLog, readTiles } from './rows.js';
import type { Sealer } from './seal.js';
import { anchoredOf } from './signed.js';

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
  { anchors, secrets }: Pick<Sealer, 'anchors' | 'secrets'>,
  signal?: AbortSignal,
): Promise<Checkpoint | undefined> {
  for (;;) {
    // before the newest: of those that come meanwhile none is larger
    const older = await readHourly(pool, ledger);
    const anchored = await anchoredLast(pool, ledger, anchors);
    const log = await caughtUp(pool, ledger, anchored);
    if (log === undefined || log.checkpoint === null) {
      demand(anchored === undefined, `the log of ${ledger} has no checkpoint, although one was signed here`);
      return undefined;
    }
    try {
      return await verifyAsOf(
        pool,
        ledger,
        { ...log, checkpoint: log.checkpoint },
        { older, anchored, secrets, signal },
      );
    } catch (error) {
      // opened anew, or with another key, while it was verified: what was read does not belong together
      const now = await readLog(pool, ledger);
      if (!(error instanceof LogFault) || isSameLog(now, log)) throw error;
    }
  }
}

const isSameLog = (one: LogRow | undefined, other: LogRow): boolean =>
  one?.generation === other.generation && one.keyNumber === other.keyNumber;

async function anchoredLast(pool: pg.Pool, ledger: string, anchors: Anchors): Promise<string | undefined> {
  return anchors.read(anchorOf(ledger, (await readLog(pool, ledger))?.generation ?? 1));
}

/** An anchor is written just before its checkpoint is published: so long it may be ahead. */
const anchorAheadMs = 5_000;

async function caughtUp(pool: pg.Pool, ledger: string, anchored: string | undefined): Promise<LogRow | undefined> {
  const size = Number(anchored?.split('\n')[1] ?? 0);
  for (const until = performance.now() + anchorAheadMs; ;) {
    const log = await readLog(pool, ledger);
    if (log === undefined || log.size >= size) return log;
    demand(
      performance.now() < until,
      `positions ${log.size + 1} to ${size} are missing: ${size} entries were signed here, the newest checkpoint in the database covers ${log.size}`,
    );
    await sleep(100);
  }
}

async function verifyAsOf(
  pool: pg.Pool,
  ledger: string,
  log: LogRow & { readonly checkpoint: string },
  {
    older,
    anchored,
    secrets,
    signal,
  }: {
    readonly older: readonly string[];
    readonly anchored: string | undefined;
    readonly secrets: Sealer['secrets'];
    readonly signal: AbortSignal | undefined;
  },
): Promise<Checkpoint> {
  demand(isNamed(ledger, log), `the log of ${ledger} bears the name of another, ${log.origin}`);
  demand(isOurs(secrets, log), `the key of ${log.origin} is not one of this installation`);
  const verifiers = ownKeys(secrets, log);
  const trusted = anchored === undefined ? undefined : anchoredOf(ledger, anchored, verifiers);
  const checkpoint = await verifyLedger(
    {
      checkpoint: log.checkpoint,
      older,
      tileOf: (tile) => tileOf(pool, ledger, tile),
      entries: rowsOf(pool, ledger, signal),
    },
    { verifiers, trusted },
  );
  await demandHead(pool, ledger);
  await demandRequestsOnce(pool, ledger);
  return checkpoint;
}

/** The head says how many entries there are: what is not sealed yet is counted too. */
async function demandHead(pool: pg.Pool, ledger: string): Promise<void> {
  const { rows } = await pool.query<{ head: string; last: string }>(
    `SELECT h.position AS head, coalesce((SELECT max(e.position) FROM ledger.events e WHERE e.ledger_id = h.ledger_id), 0) AS last
       FROM ledger.heads h WHERE h.ledger_id = $1`,
    [ledger],
  );
  const [row] = rows;
  demand(row !== undefined, `the head of ${ledger} is missing`);
  demand(row.head === row.last, `the last entry of ${ledger} is ${row.last}, its head says ${row.head}`);
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

async function* rowsOf(
  pool: pg.Pool,
  ledger: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Buffer[], void> {
  for (let after = 0; ;) {
    const rows = await readRows(pool, ledger, after);
    signal?.throwIfAborted();
    for (const row of rows) {
      yield [row.entry];
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

/** PostgreSQL's `internal_error`, `data_corrupted`, `index_corrupted` and `io_error`. */
const isDamaged = (error: unknown): boolean =>
  ['XX000', 'XX001', 'XX002', '58030'].includes((error as { code?: string }).code ?? '');

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
