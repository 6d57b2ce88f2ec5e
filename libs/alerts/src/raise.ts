import { randomId } from '@duibiao/access';
import type { Logger } from '@duibiao/platform';
import type { QueryResult, QueryResultRow } from 'pg';
import type { AlertName, Finding } from './alert.js';

/** A pool, or one connection inside a transaction: what is written there stands or falls with it. */
export interface Queryable {
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
}

export interface Raised {
  readonly id: string;
  /** False where the same alert was open already: it is told once. */
  readonly isNew: boolean;
}

/**
 * Raises an alert. The same one that is open already is not raised again: it keeps its id, counts one finding more and takes over the newest detail.
 * With a logger a new one is a line in the log.
 *
 * Throws what the database throws.
 */
export async function raiseAlert(db: Queryable, finding: Finding, logger?: Logger): Promise<Raised> {
  const { ledger, kind, subject, detail } = finding;
  const { rows } = await db.query<{ alert_id: string; findings: number }>(
    `INSERT INTO operations.alerts AS old (ledger_id, alert_id, kind, subject, detail) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (ledger_id, kind, subject) WHERE settled_at IS NULL
     DO UPDATE SET findings = old.findings + 1, found_at = clock_timestamp(), detail = excluded.detail
     RETURNING alert_id, findings`,
    [ledger, randomId('al-'), kind, subject, JSON.stringify(detail)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`the alert ${kind} of ${ledger} was not kept`);
  const raised = { id: row.alert_id, isNew: row.findings === 1 };
  if (raised.isNew) logger?.warn({ ledger, alert: raised.id, kind, subject, reason: detail.message }, 'alert raised');
  return raised;
}

/**
 * Settles an alert whose cause is gone; it stays in the history. True when one was open.
 *
 * Throws what the database throws.
 */
export async function settleAlert(db: Queryable, name: AlertName, logger?: Logger): Promise<boolean> {
  const { ledger, kind, subject } = name;
  const { rows } = await db.query<{ alert_id: string }>(
    `UPDATE operations.alerts SET settled_at = clock_timestamp()
      WHERE ledger_id = $1 AND kind = $2 AND subject = $3 AND settled_at IS NULL RETURNING alert_id`,
    [ledger, kind, subject],
  );
  for (const { alert_id: alert } of rows) logger?.info({ ledger, alert, kind, subject }, 'alert settled');
  return rows.length > 0;
}
