import { statement } from '@duibiao/platform';
import type { Pool } from 'pg';
import type { Queryable } from './ask/database.js';

/**
 * Two projectors in a row, each with a cursor of its own: `facts` takes events apart into what each position says of facts, reviews and
 * definitions; `main` follows with the numbers. Everything that `facts` writes is told by position, so that nobody sees it before `main`
 * has come there: all answers hold for the cursor of `main`.
 */
export const projector = 'main';
export const factsProjector = 'facts';

const cursorStatement = statement(
  'cursor',
  'SELECT "position" FROM read.cursors WHERE ledger_id = $1 AND projector = $2',
);

/** How far a ledger is projected: every answer from read models holds for this position. 0 before the first batch. */
export async function cursorPosition(db: Queryable, ledger: string): Promise<bigint> {
  const { rows } = await db.query<{ position: string }>(cursorStatement([ledger, projector]));
  return BigInt(rows[0]?.position ?? 0);
}

/** How far a ledger is: recorded, and computed. */
export interface Progress {
  /** Its newest position; 0 before the first entry. */
  readonly position: bigint;
  /** Instant of that entry, ISO 8601, UTC. */
  readonly recordedAt: string;
  /** The position for which answers from read models hold; 0 before the first batch. */
  readonly projected: bigint;
  /** How often answers for a position came to be others than before: by a repair, or by a release of what was parked. */
  readonly repairs: bigint;
}

const progressStatement = statement(
  'progress of ledger',
  `SELECT h."position", h.recorded_at, coalesce(c."position", 0) AS projected, coalesce(r.repairs, 0) AS repairs
     FROM ledger.heads h LEFT JOIN read.cursors c ON c.ledger_id = h.ledger_id AND c.projector = $2
     LEFT JOIN operations.repairs r ON r.ledger_id = h.ledger_id WHERE h.ledger_id = $1`,
);

/** How far a ledger is, by one look-up; none where there is no such ledger. */
export async function readProgress(db: Queryable, ledger: string): Promise<Progress | undefined> {
  const { rows } = await db.query<{ position: string; recorded_at: Date; projected: string; repairs: string }>(
    progressStatement([ledger, projector]),
  );
  return rows.map((row) => ({
    position: BigInt(row.position),
    recordedAt: row.recorded_at.toISOString(),
    projected: BigInt(row.projected),
    repairs: BigInt(row.repairs),
  }))[0];
}

const compare = statement(
  'project is behind',
  `SELECT h."position" > coalesce(c."position", 0) AS is_behind
     FROM ledger.heads h LEFT JOIN read.cursors c ON c.ledger_id = h.ledger_id AND c.projector = $2 WHERE h.ledger_id = $1`,
);

/** True when a ledger has entries that are not projected. One look-up, no lock. */
export async function isBehind(pool: Pool, ledger: string): Promise<boolean> {
  const { rows } = await pool.query<{ is_behind: boolean }>(compare([ledger, projector]));
  return rows[0]?.is_behind === true;
}

/** The ledgers whose head is ahead of their cursor: what a sweep has to look after. */
export async function ledgersBehind(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ ledger_id: string }>(
    `SELECT h.ledger_id FROM ledger.heads h LEFT JOIN read.cursors c ON c.ledger_id = h.ledger_id AND c.projector = $1
      WHERE h."position" > coalesce(c."position", 0) ORDER BY h.ledger_id`,
    [projector],
  );
  return rows.map((row) => row.ledger_id);
}
