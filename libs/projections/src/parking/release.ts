import { settleAlert } from '@duibiao/alerts';
import { inTransaction, type Logger } from '@duibiao/platform';
import type { Pool } from 'pg';
import type { Queryable } from '../ask/database.js';
import { countRepair } from '../rewind/count-repair.js';
import { lockCursors, rewind } from '../rewind/rewind.js';

/**
 * Asks for a parked stream to be projected again; a worker does it, with the next doorbell or sweep. Asked twice it is the same.
 *
 * False where no such stream is parked.
 */
export async function askRelease(db: Queryable, ledger: string, stream: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE operations.parked_streams SET release_asked_at = coalesce(release_asked_at, clock_timestamp())
      WHERE ledger_id = $1 AND stream_id = decode($2, 'hex')`,
    [ledger, stream],
  );
  return rowCount === 1;
}

/** The ledgers in which a release is asked for: what a sweep has to look after. */
export async function ledgersToRelease(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ ledger_id: string }>(
    'SELECT DISTINCT ledger_id FROM operations.parked_streams WHERE release_asked_at IS NOT NULL ORDER BY ledger_id',
  );
  return rows.map((row) => row.ledger_id);
}

interface Released {
  readonly stream_id: Buffer;
  readonly position: string;
}

/**
 * Releases what was asked for: the read models go back to just before the first of it, and the next batches project it with everything that came
 * after. Reviews that were parked after it, having found no facts, are released with it. What fails again is parked again.
 *
 * Answers how many streams were released.
 */
export async function releaseAsked(pool: Pool, ledger: string, logger?: Logger): Promise<number> {
  const { rows: asked } = await pool.query(
    'SELECT FROM operations.parked_streams WHERE ledger_id = $1 AND release_asked_at IS NOT NULL LIMIT 1',
    [ledger],
  );
  if (asked.length === 0) return 0;
  return inTransaction(pool, async (client) => {
    const cursors = await lockCursors(client, ledger);
    const { rows } = await client.query<Released>(
      `DELETE FROM operations.parked_streams p
        WHERE p.ledger_id = $1 AND (p.release_asked_at IS NOT NULL OR p.type = 'submission-reviewed' AND p."position" > (
                SELECT min(r."position") FROM operations.parked_streams r WHERE r.ledger_id = $1 AND r.release_asked_at IS NOT NULL))
       RETURNING p.stream_id, p."position"`,
      [ledger],
    );
    const first = rows.map(({ position }) => BigInt(position)).reduce((a, b) => (a < b ? a : b), 2n ** 62n);
    if (rows.length === 0) return 0;
    await rewind(client, ledger, cursors, first - 1n);
    await countRepair(client, ledger);
    for (const { stream_id: stream } of rows)
      await settleAlert(client, { ledger, kind: 'parked-fact', subject: stream.toString('hex') }, logger);
    logger?.info(
      { ledger, streams: rows.length, from: String(first) },
      'parked streams are released: projecting goes back',
    );
    return rows.length;
  });
}
