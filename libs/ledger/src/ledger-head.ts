import { toBigInt } from '@duibiao/platform';
import type pg from 'pg';

/** A ledger as its head row says. */
export interface LedgerHead {
  readonly id: string;
  readonly name: string;
  readonly purpose: 'live' | 'demonstration';
  readonly timeZone: string;
  /** Number of entries, which is the newest position; 0 before the first. */
  readonly position: bigint;
  /** `recordedAt` of the newest entry, ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly root: string;
  /** SHA-256 (hex) of the fact kinds in force. */
  readonly factKinds: string;
  /** The ledger's own clock at the moment of asking; a demonstration's runs from its generator's last moment. */
  readonly now: string;
  /** Demonstration only: still being generated, so that its clock takes the generator's moments. */
  readonly isGenerating: boolean;
}

const COLUMNS = `ledger_id, name, purpose, time_zone, position, recorded_at, root_unit, encode(fact_kinds, 'hex') AS fact_kinds,
  ledger.now(ledger_id) AS now, (purpose = 'demonstration' AND anchor_ledger IS NULL) AS is_generating`;

interface Row {
  readonly ledger_id: string;
  readonly name: string;
  readonly purpose: LedgerHead['purpose'];
  readonly time_zone: string;
  readonly position: string;
  readonly recorded_at: Date;
  readonly root_unit: string;
  readonly fact_kinds: string;
  readonly now: Date;
  readonly is_generating: boolean;
}

const toHead = (row: Row): LedgerHead => ({
  id: row.ledger_id,
  name: row.name,
  purpose: row.purpose,
  timeZone: row.time_zone,
  position: toBigInt(row.position),
  recordedAt: row.recorded_at.toISOString(),
  root: row.root_unit,
  factKinds: row.fact_kinds,
  now: row.now.toISOString(),
  isGenerating: row.is_generating,
});

/** The head of a ledger; none where there is no such ledger. */
export async function readHead(client: pg.Pool | pg.ClientBase, ledger: string): Promise<LedgerHead | undefined> {
  const { rows } = await client.query<Row>({
    name: 'ledger-head',
    text: `SELECT ${COLUMNS} FROM ledger.heads WHERE ledger_id = $1 AND position > 0`,
    values: [ledger],
  });
  return rows.map(toHead)[0];
}

/** Heads of the ledgers in which a principal holds a grant. */
export async function readHeadsOf(client: pg.Pool, principal: string): Promise<LedgerHead[]> {
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS} FROM ledger.heads h WHERE position > 0 AND EXISTS (
       SELECT 1 FROM ledger.grants g WHERE g.ledger_id = h.ledger_id AND g.principal_id = $1) ORDER BY ledger_id`,
    [principal],
  );
  return rows.map(toHead);
}

/** The last position recorded at or before a moment (ISO 8601). */
export async function positionAt(client: pg.Pool | pg.ClientBase, ledger: string, moment: string): Promise<bigint> {
  const { rows } = await client.query<{ position: string }>('SELECT ledger.position_at($1, $2) AS position', [
    ledger,
    moment,
  ]);
  return toBigInt(rows[0]?.position);
}

/** A content that stands beside the ledger, by its SHA-256 in hex. */
export async function readContent(
  client: pg.Pool | pg.ClientBase,
  ledger: string,
  sha256: string,
): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ content: Buffer }>(
    'SELECT content FROM ledger.contents WHERE ledger_id = $1 AND sha256 = $2',
    [ledger, Buffer.from(sha256, 'hex')],
  );
  return rows[0]?.content;
}

/** Keeps a content beside the ledger; the same bytes twice are one. Answers its SHA-256 in hex. */
export async function keepContent(pool: pg.Pool, ledger: string, mediaType: string, content: Buffer): Promise<string> {
  const { rows } = await pool.query<{ sha256: Buffer }>('SELECT ledger.keep_content($1, $2, $3) AS sha256', [
    ledger,
    mediaType,
    content,
  ]);
  if (rows[0] === undefined) throw new Error('keep_content answered nothing');
  return rows[0].sha256.toString('hex');
}
