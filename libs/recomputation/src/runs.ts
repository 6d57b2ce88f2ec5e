import { randomId } from '@duibiao/access';
import type pg from 'pg';
import type { Recomputation, RunRequest } from './recomputation.js';
import { columns, type Row, runOf } from './rows.js';

type Database = pg.Pool | pg.ClientBase;

/**
 * Writes down that something is to be computed; a worker takes it up. Of one schedule and period there is one run for ever: undefined where it is
 * there already.
 */
export async function requestRun(db: Database, asked: RunRequest): Promise<Recomputation | undefined> {
  const { ledger, plan, planVersion = null, position = null, day, schedule, askedBy } = asked;
  const { rows } = await db.query<Row>(
    `INSERT INTO work.recomputations AS r (ledger_id, run_id, plan_id, plan_version, "position", day, schedule_id, period, tick, asked_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING ${columns}`,
    [
      ledger,
      randomId('run-'),
      plan,
      planVersion,
      position?.toString() ?? null,
      day,
      schedule?.id ?? null,
      schedule?.period ?? null,
      schedule?.tick ?? null,
      askedBy,
    ],
  );
  return rows.map(runOf)[0];
}

/** Lets a run that failed, or in which ways differed, be tried again as it was asked; undefined where it is in another state. */
export async function requestAgain(db: Database, ledger: string, id: string): Promise<Recomputation | undefined> {
  const { rows } = await db.query<Row>(
    `UPDATE work.recomputations r SET state = 'waiting', attempts = 0, leased_by = NULL, leased_until = NULL, progress = '{}', error = NULL,
            finished_at = NULL, differences = NULL, difference_count = NULL
      WHERE r.ledger_id = $1 AND r.run_id = $2 AND r.state IN ('failed', 'different') RETURNING ${columns}`,
    [ledger, id],
  );
  return rows.map(runOf)[0];
}

export async function findRun(db: Database, ledger: string, id: string): Promise<Recomputation | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM work.recomputations r WHERE r.ledger_id = $1 AND r.run_id = $2`,
    [ledger, id],
  );
  return rows.map(runOf)[0];
}

/** The run of a schedule's period. */
export async function findRunOf(
  db: Database,
  ledger: string,
  plan: string,
  schedule: string,
  period: string,
): Promise<Recomputation | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM work.recomputations r WHERE r.ledger_id = $1 AND r.plan_id = $2 AND r.schedule_id = $3 AND r.period = $4`,
    [ledger, plan, schedule, period],
  );
  return rows.map(runOf)[0];
}

/** Which runs to list: of a plan, after the id of one listed before, so many at most. */
export interface RunList {
  readonly plan?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Runs of a ledger, newest first. */
export async function listRuns(db: Database, ledger: string, list: RunList): Promise<readonly Recomputation[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM work.recomputations r
      WHERE r.ledger_id = $1 AND ($2::text IS NULL OR r.plan_id = $2)
        AND ($3::text IS NULL OR (r.asked_at, r.run_id) <
             (SELECT a.asked_at, a.run_id FROM work.recomputations a WHERE a.ledger_id = $1 AND a.run_id = $3))
      ORDER BY r.asked_at DESC, r.run_id DESC LIMIT $4`,
    [ledger, list.plan ?? null, list.after ?? null, list.limit],
  );
  return rows.map(runOf);
}

/** The newest run of each schedule of a ledger, by `plan schedule`. */
export async function lastRuns(db: Database, ledger: string): Promise<ReadonlyMap<string, Recomputation>> {
  const { rows } = await db.query<Row>(
    `SELECT DISTINCT ON (r.plan_id, r.schedule_id) ${columns} FROM work.recomputations r
      WHERE r.ledger_id = $1 AND r.schedule_id IS NOT NULL ORDER BY r.plan_id, r.schedule_id, r.tick DESC`,
    [ledger],
  );
  return new Map(rows.map((row) => [`${row.plan_id} ${row.schedule_id}`, runOf(row)]));
}
