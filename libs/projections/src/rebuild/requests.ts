import { randomId } from '@duibiao/access';
import type { Queryable } from '../ask/database.js';
import type { Rebuild } from './rebuild.js';
import { columns, rebuildOf, type Row } from './rows.js';

/** What is to be rebuilt. */
export interface RebuildRequest {
  readonly ledger: string;
  /** Compare only, and leave what stands. */
  readonly isCheck: boolean;
  readonly askedBy: string;
}

/** Writes down that a ledger is to be rebuilt; a worker takes it up. Undefined where one of the ledger is not over yet. */
export async function requestRebuild(
  db: Queryable,
  { ledger, isCheck, askedBy }: RebuildRequest,
): Promise<Rebuild | undefined> {
  const { rows } = await db.query<Row>(
    `INSERT INTO work.rebuilds AS r (ledger_id, rebuild_id, is_check, asked_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (ledger_id) WHERE state IN ('waiting', 'running') DO NOTHING RETURNING ${columns}`,
    [ledger, randomId('reb-'), isCheck, askedBy],
  );
  return rows.map(rebuildOf)[0];
}

export async function findRebuild(db: Queryable, ledger: string, id: string): Promise<Rebuild | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM work.rebuilds r WHERE r.ledger_id = $1 AND r.rebuild_id = $2`,
    [ledger, id],
  );
  return rows.map(rebuildOf)[0];
}

/** The rebuilds of a ledger, newest first. */
export async function listRebuilds(db: Queryable, ledger: string, limit: number): Promise<readonly Rebuild[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM work.rebuilds r WHERE r.ledger_id = $1 ORDER BY r.asked_at DESC, r.rebuild_id DESC LIMIT $2`,
    [ledger, limit],
  );
  return rows.map(rebuildOf);
}

/** Lets a rebuild that is not over be no more; its worker stops after the batch at work. False where it is over, or there is none. */
export async function cancelRebuild(db: Queryable, ledger: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE work.rebuilds SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE ledger_id = $1 AND rebuild_id = $2 AND state IN ('waiting', 'running')`,
    [ledger, id],
  );
  return rowCount === 1;
}
