import { raiseAlert, settleAlert } from '@duibiao/alerts';
import type { Logger } from '@duibiao/platform';
import type { Queryable } from '../ask/database.js';

/** How far projecting a ledger is behind. */
export interface Lag {
  readonly ledger: string;
  readonly head: bigint;
  readonly projected: bigint;
  /** Real time since the oldest entry that is not projected was recorded; 0 where nothing is to do. */
  readonly seconds: number;
}

/** Of every ledger, in the order of their ids. Throws what the database throws. */
export async function readLags(db: Queryable): Promise<readonly Lag[]> {
  const { rows } = await db.query<{ ledger_id: string; head: string; projected: string; seconds: number }>(
    'SELECT ledger_id, head, projected, seconds FROM operations.lags()',
  );
  return rows.map(({ ledger_id, head, projected, seconds }) => ({
    ledger: ledger_id,
    head: BigInt(head),
    projected: BigInt(projected),
    seconds,
  }));
}

/** A lag is an alert from so many seconds on, and settled once it is below the second: what swings between is told once. */
export interface LagLimits {
  readonly raiseFromSeconds: number;
  readonly settleBelowSeconds: number;
}
export const lagLimits: LagLimits = { raiseFromSeconds: 60, settleBelowSeconds: 15 };

/** Raises and settles the alert `lag` of each ledger. Several may watch at once. Throws what the database throws. */
export async function watchLags(
  db: Queryable,
  limits: LagLimits = lagLimits,
  logger?: Logger,
): Promise<readonly Lag[]> {
  const lags = await readLags(db);
  const { rows } = await db.query<{ ledger_id: string }>(
    `SELECT ledger_id FROM operations.alerts WHERE kind = 'lag' AND settled_at IS NULL`,
  );
  const open = new Set(rows.map((row) => row.ledger_id));
  for (const { ledger, head, projected, seconds } of lags) {
    const name = { ledger, kind: 'lag', subject: '' } as const;
    if (seconds >= limits.raiseFromSeconds) {
      const message = `projecting is ${head - projected} positions and ${Math.round(seconds)} s behind`;
      await raiseAlert(
        db,
        { ...name, detail: { message, head: String(head), projected: String(projected), seconds } },
        logger,
      );
    } else if (open.has(ledger) && seconds < limits.settleBelowSeconds) await settleAlert(db, name, logger);
  }
  return lags;
}
