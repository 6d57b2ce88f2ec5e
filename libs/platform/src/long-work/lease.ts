import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isDatabaseAway } from '../database-error.js';

/** Work whose workers died so often is given up: it may be what they died of. */
export const maxAttempts = 3;

/** So long work rests that a database broke off which was away. */
const restMs = 5_000;
/** So often a database that is away is asked whether it is back. */
const askMs = 250;

/**
 * A table of work that takes long, each row done by one worker at a time. MUST have the columns `ledger_id` and `id`'s, `state` (`waiting`, `running`, or
 * how it ended), `attempts`, `leased_by`, `leased_until`, `asked_at`, `started_at`, `finished_at`, `progress` and `error`.
 */
export interface WorkTable {
  /** With its schema. */
  readonly name: string;
  /** The column that names a row beside `ledger_id`. */
  readonly id: string;
  /** What a row is, in words. */
  readonly what: string;
  /** So long a row is held without a sign of life. */
  readonly leaseMs: number;
  /** SQL of what a new attempt has done; absent: it goes on from where the last one stood. */
  readonly noProgress?: string;
}

/** A row that a worker holds. `holder`: the random id of this attempt; what another one has taken over is no longer written by this one. */
export interface Hold {
  readonly ledger: string;
  readonly id: string;
  readonly holder: string;
}

/** The rows of a {@link WorkTable} as workers take and keep them, by the clock of the database. */
export class Leases {
  /** SQL: whether the row is still held. `$1` to `$3` see {@link values}. */
  readonly isHeld: string;
  readonly #leased: string;
  readonly #begin: string;

  constructor(private readonly table: WorkTable) {
    this.isHeld = `ledger_id = $1 AND ${table.id} = $2 AND leased_by = $3 AND state = 'running'`;
    this.#leased = `clock_timestamp() + make_interval(secs => ${table.leaseMs / 1_000})`;
    this.#begin = table.noProgress === undefined ? '' : `, progress = ${table.noProgress}`;
  }

  /** Values of {@link isHeld}. */
  values({ ledger, id, holder }: Hold): string[] {
    return [ledger, id, holder];
  }

  /**
   * Takes the row that has waited longest, or whose worker died; undefined where there is none. What no worker survived is marked failed, and answered
   * in that state. `columns` are read of it under the name `r`.
   */
  async take<Row extends pg.QueryResultRow>(
    db: pg.Pool | pg.ClientBase,
    holder: string,
    columns: string,
  ): Promise<Row | undefined> {
    const { name, id, what } = this.table;
    const { rows } = await db.query<Row>(
      `WITH next AS (
         SELECT o.ledger_id, o.${id}, o.attempts >= ${maxAttempts} AS is_hopeless FROM ${name} o
          WHERE o.state IN ('waiting', 'running') AND (o.leased_until IS NULL OR o.leased_until < clock_timestamp())
          ORDER BY o.asked_at, o.${id} LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE ${name} r
          SET state = CASE WHEN is_hopeless THEN 'failed' ELSE 'running' END,
              error = CASE WHEN is_hopeless THEN 'the worker ended before the ${what} did, ' || r.attempts || ' times' END,
              finished_at = CASE WHEN is_hopeless THEN clock_timestamp() END,
              attempts = CASE WHEN is_hopeless THEN r.attempts ELSE r.attempts + 1 END,
              leased_by = $1, leased_until = ${this.#leased}, started_at = clock_timestamp()${this.#begin}
         FROM next WHERE r.ledger_id = next.ledger_id AND r.${id} = next.${id} RETURNING ${columns}`,
      [holder],
    );
    return rows[0];
  }

  /** A sign of life, with how far it is (null: as before). False where it was cancelled or taken over: stop. */
  async keep(db: pg.Pool, hold: Hold, progress: object | null): Promise<boolean> {
    const { rowCount } = await db.query(
      `UPDATE ${this.table.name} SET leased_until = ${this.#leased}, progress = coalesce($4, progress) WHERE ${this.isHeld}`,
      [...this.values(hold), progress === null ? null : JSON.stringify(progress)],
    );
    return rowCount === 1;
  }

  /**
   * Gives back what could not be finished through no fault of its own: it is taken again, and the attempt does not count. At once where the process
   * ends (`signal`); else the database was away: it is waited for, and the work rests a little. Were the attempt to count, three outages would fail what
   * is right.
   */
  async giveBack(db: pg.Pool, hold: Hold, signal: AbortSignal): Promise<void> {
    const rest = signal.aborted ? 0 : restMs / 1_000;
    for (;;) {
      try {
        await db.query(
          `UPDATE ${this.table.name} SET state = 'waiting', attempts = attempts - 1, leased_by = NULL,
                  leased_until = clock_timestamp() + make_interval(secs => $4)${this.#begin} WHERE ${this.isHeld}`,
          [...this.values(hold), rest],
        );
        return;
      } catch (error) {
        if (signal.aborted || !isDatabaseAway(error)) throw error;
        await sleep(askMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
