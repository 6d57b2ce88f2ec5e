import { toBigInt } from '@duibiao/platform';
import type pg from 'pg';

/** When a ledger was last verified. Instants are ISO 8601, UTC, by real time. */
export interface Verification {
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Entries that it covered. */
  readonly size: number | null;
  /** What did not hold; null: all did. */
  readonly fault: string | null;
}

/** At three in the morning of the ledger's time zone, once a night; a worker that died over it is followed by another after an hour. */
const due = `date_trunc('day', clock_timestamp() AT TIME ZONE h.time_zone - interval '3 hours') + interval '3 hours'`;

/** The next ledger whose verification is due, for the caller to do, who has the anchors of its signer; a new one at once. */
export async function claimDue(pool: pg.Pool, signer: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ ledger_id: string }>(
    `WITH next AS (
       SELECT l.ledger_id FROM log.logs l JOIN ledger.heads h ON h.ledger_id = l.ledger_id
         LEFT JOIN log.verifications v ON v.ledger_id = l.ledger_id
        WHERE (l.signer IS NULL OR l.signer = $1)
          AND (v.ledger_id IS NULL OR v.started_at > clock_timestamp() OR v.started_at AT TIME ZONE h.time_zone < ${due}
            OR (coalesce(v.finished_at, '-infinity') < v.started_at AND v.started_at < clock_timestamp() - interval '1 hour'))
        ORDER BY v.started_at NULLS FIRST LIMIT 1)
     INSERT INTO log.verifications AS old (ledger_id, started_at) SELECT ledger_id, clock_timestamp() FROM next
     ON CONFLICT (ledger_id) DO UPDATE SET started_at = excluded.started_at
      WHERE old.started_at NOT BETWEEN excluded.started_at - interval '1 minute' AND excluded.started_at
     RETURNING ledger_id`,
    [signer],
  );
  return rows[0]?.ledger_id;
}

/** Notes what a verification found. */
export async function endVerification(
  pool: pg.Pool,
  ledger: string,
  { size, fault }: Pick<Verification, 'size' | 'fault'>,
): Promise<void> {
  await pool.query(
    `UPDATE log.verifications SET finished_at = clock_timestamp(), size = $2, fault = $3 WHERE ledger_id = $1`,
    [ledger, size, fault],
  );
}

/** The last verification of a ledger; none where it was never verified. */
export async function readVerification(pool: pg.Pool, ledger: string): Promise<Verification | undefined> {
  const { rows } = await pool.query<{
    started_at: Date;
    finished_at: Date | null;
    size: string | null;
    fault: string | null;
  }>('SELECT started_at, finished_at, size, fault FROM log.verifications WHERE ledger_id = $1', [ledger]);
  return rows.map(({ started_at, finished_at, size, fault }) => ({
    startedAt: started_at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
    size: size === null ? null : Number(toBigInt(size)),
    fault,
  }))[0];
}
