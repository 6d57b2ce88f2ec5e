import type pg from 'pg';
import type { ZonedSchedule } from './periods.js';

type Database = pg.Pool | pg.ClientBase;

/** What an operator set for a plan, in place of what its file states. */
export interface SetSchedules {
  readonly schedules: readonly ZonedSchedule[];
  readonly setBy: string;
  /** On the ledger's clock, ISO 8601. */
  readonly setAt: string;
}

/** What operators set in a ledger, by plan. */
export async function readSetSchedules(db: Database, ledger: string): Promise<ReadonlyMap<string, SetSchedules>> {
  const { rows } = await db.query<{ plan_id: string; schedules: ZonedSchedule[]; set_by: string; set_at: Date }>(
    'SELECT plan_id, schedules, set_by, set_at FROM work.schedules WHERE ledger_id = $1',
    [ledger],
  );
  return new Map(
    rows.map(({ plan_id, schedules, set_by, set_at }) => [
      plan_id,
      { schedules, setBy: set_by, setAt: set_at.toISOString() },
    ]),
  );
}

/** Sets the schedules of a plan; null: those of its file hold again. */
export async function setSchedules(
  db: Database,
  ledger: string,
  plan: string,
  schedules: readonly ZonedSchedule[] | null,
  setBy: string,
): Promise<void> {
  if (schedules === null) {
    await db.query('DELETE FROM work.schedules WHERE ledger_id = $1 AND plan_id = $2', [ledger, plan]);
    return;
  }
  await db.query(
    `INSERT INTO work.schedules (ledger_id, plan_id, schedules, set_by, set_at) VALUES ($1, $2, $3, $4, ledger.now($1))
     ON CONFLICT (ledger_id, plan_id) DO UPDATE SET schedules = excluded.schedules, set_by = excluded.set_by, set_at = excluded.set_at`,
    [ledger, plan, JSON.stringify(schedules), setBy],
  );
}

/** When the clock of a demonstration went on by itself; null for every other ledger, and while one is being generated. */
export async function clockReleasedAt(db: Database, ledger: string): Promise<string | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    'SELECT anchor_ledger AS at FROM ledger.heads WHERE ledger_id = $1',
    [ledger],
  );
  return rows[0]?.at?.toISOString() ?? null;
}

/** Periods for which there is a run already, by `plan schedule period`. */
export async function askedPeriods(db: Database, ledger: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT concat_ws(' ', plan_id, schedule_id, period) AS name FROM work.recomputations
      WHERE ledger_id = $1 AND schedule_id IS NOT NULL`,
    [ledger],
  );
  return new Set(rows.map(({ name }) => name));
}
