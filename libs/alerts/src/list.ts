import type { Alert, AlertKind, AlertState } from './alert.js';
import type { Queryable } from './raise.js';

/** Which alerts of a ledger: newest first, `limit` at most, those that come after `after` (the `next` of the page before). */
export interface AlertQuestion {
  readonly ledger: string;
  readonly state: AlertState;
  readonly after?: string | undefined;
  readonly limit: number;
}

interface AlertRow {
  readonly alert_id: string;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly detail: Alert['detail'];
  readonly findings: number;
  readonly raised_at: Date;
  readonly found_at: Date;
  readonly settled_at: Date | null;
}

/** The alerts of a ledger, newest first. A page that begins after an unknown id is empty. Throws what the database throws. */
export async function listAlerts(
  db: Queryable,
  { ledger, state, after, limit }: AlertQuestion,
): Promise<{ readonly alerts: readonly Alert[]; readonly next: string | null }> {
  const { rows } = await db.query<AlertRow>(
    `SELECT a.alert_id, a.kind, a.subject, a.detail, a.findings, a.raised_at, a.found_at, a.settled_at
       FROM operations.alerts a
      WHERE a.ledger_id = $1 AND ($2 = 'all' OR (a.settled_at IS NULL) = ($2 = 'open'))
        AND ($3::text IS NULL OR (a.raised_at, a.alert_id) < (
              SELECT b.raised_at, b.alert_id FROM operations.alerts b WHERE b.ledger_id = $1 AND b.alert_id = $3))
      ORDER BY a.raised_at DESC, a.alert_id DESC LIMIT $4`,
    [ledger, state, after ?? null, limit + 1],
  );
  const alerts = rows.slice(0, limit).map((row) => alertOf(ledger, row));
  return { alerts, next: rows.length > limit ? (alerts.at(-1)?.id ?? null) : null };
}

const alertOf = (ledger: string, row: AlertRow): Alert => ({
  id: row.alert_id,
  ledger,
  kind: row.kind,
  subject: row.subject,
  detail: row.detail,
  findings: row.findings,
  raisedAt: row.raised_at.toISOString(),
  foundAt: row.found_at.toISOString(),
  settledAt: row.settled_at?.toISOString() ?? null,
});

/** How many alerts are open, by ledger and kind: what monitoring asks. */
export async function countOpenAlerts(
  db: Queryable,
): Promise<readonly { readonly ledger: string; readonly kind: AlertKind; readonly open: number }[]> {
  const { rows } = await db.query<{ ledger: string; kind: AlertKind; open: number }>(
    `SELECT ledger_id AS ledger, kind, count(*)::int AS open FROM operations.alerts WHERE settled_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows;
}
