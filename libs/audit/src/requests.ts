import { randomId } from '@duibiao/access';
import { inTransaction } from '@duibiao/platform';
import type pg from 'pg';
import type { Replay, ReplayQuestion } from './replay.js';
import { columns, replayOf, type Row } from './rows.js';

/** So many replays of one ledger wait or work at once: each may hold as many facts in memory as the ledger has. */
export const maxOpen = 2;

/** Writes down that something is to be replayed; a worker takes it up. Undefined where `maxOpen` of the ledger are not over yet. */
export function requestReplay(
  pool: pg.Pool,
  asked: { readonly ledger: string; readonly askedBy: string; readonly question: ReplayQuestion },
): Promise<Replay | undefined> {
  const { ledger, askedBy, question } = asked;
  return inTransaction(pool, async (client) => {
    // two that ask at the same time are counted one after the other
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('replays ' || $1, 0))`, [ledger]);
    const { rows } = await client.query<Row>(
      `INSERT INTO work.replays AS r (ledger_id, replay_id, question, asked_by)
       SELECT $1, $2, $3, $4
        WHERE (SELECT count(*) FROM work.replays o WHERE o.ledger_id = $1 AND o.state IN ('waiting', 'running')) < ${maxOpen}
       RETURNING ${columns}`,
      [ledger, randomId('rep-'), JSON.stringify(question), askedBy],
    );
    return rows.map(replayOf)[0];
  });
}

export async function findReplay(pool: pg.Pool, ledger: string, id: string): Promise<Replay | undefined> {
  const { rows } = await pool.query<Row>(
    `SELECT ${columns} FROM work.replays r WHERE r.ledger_id = $1 AND r.replay_id = $2`,
    [ledger, id],
  );
  return rows.map(replayOf)[0];
}

/** The report of a replay that is done, as its canonical text. */
export async function readReport(pool: pg.Pool, ledger: string, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ report: string | null }>(
    'SELECT report FROM work.replays WHERE ledger_id = $1 AND replay_id = $2',
    [ledger, id],
  );
  return rows[0]?.report ?? undefined;
}

/** Lets a replay that is not over be no more; its worker stops within a second. False where it is over, or there is none. */
export async function cancelReplay(pool: pg.Pool, ledger: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE work.replays SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE ledger_id = $1 AND replay_id = $2 AND state IN ('waiting', 'running')`,
    [ledger, id],
  );
  return rowCount === 1;
}
