import { createKysely, type DB, toBigInt } from '@duibiao/platform';
import type { Selectable } from 'kysely';
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

const COLUMNS = [
  'ledger_id',
  'name',
  'purpose',
  'time_zone',
  'position',
  'recorded_at',
  'root_unit',
  'fact_kinds',
  'anchor_ledger',
] as const;

type Row = Pick<Selectable<DB['ledger.heads']>, (typeof COLUMNS)[number]> & { readonly now: Date };

function toHead(row: Row): LedgerHead {
  if (row.root_unit === null) throw new Error(`ledger ${row.ledger_id} is open and has no root unit`);
  return {
    id: row.ledger_id,
    name: row.name,
    purpose: row.purpose,
    timeZone: row.time_zone,
    position: toBigInt(row.position),
    recordedAt: row.recorded_at.toISOString(),
    root: row.root_unit,
    factKinds: row.fact_kinds.toString('hex'),
    now: row.now.toISOString(),
    isGenerating: row.purpose === 'demonstration' && row.anchor_ledger === null,
  };
}

/** The head of a ledger; none where there is no such ledger. */
export async function readHead(client: pg.Pool | pg.ClientBase, ledger: string): Promise<LedgerHead | undefined> {
  const { rows } = await client.query<Row>({
    name: 'ledger-head',
    text: `SELECT ${COLUMNS.join(', ')}, ledger.now(ledger_id) AS now FROM ledger.heads WHERE ledger_id = $1 AND position > 0`,
    values: [ledger],
  });
  return rows.map(toHead)[0];
}

/** Heads of the ledgers in which a principal holds a grant, by id. */
export async function readHeadsOf(pool: pg.Pool, principal: string): Promise<LedgerHead[]> {
  const rows = await createKysely(pool)
    .selectFrom('ledger.heads')
    .select(COLUMNS)
    .select((eb) => eb.fn<Date>('ledger.now', ['ledger_id']).as('now'))
    .where('position', '>', '0')
    .where('ledger_id', 'in', (eb) =>
      eb.selectFrom('ledger.grants').select('ledger_id').where('principal_id', '=', principal),
    )
    .orderBy('ledger_id')
    .execute();
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
export async function readContent(pool: pg.Pool, ledger: string, sha256: string): Promise<Buffer | undefined> {
  const row = await createKysely(pool)
    .selectFrom('ledger.contents')
    .select('content')
    .where('ledger_id', '=', ledger)
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst();
  return row?.content;
}

/** Keeps a content beside the ledger; the same bytes twice are one. Answers its SHA-256 in hex. */
export async function keepContent(
  pool: pg.Pool | pg.ClientBase,
  ledger: string,
  mediaType: string,
  content: Buffer,
): Promise<string> {
  const { rows } = await pool.query<{ sha256: Buffer }>('SELECT ledger.keep_content($1, $2, $3) AS sha256', [
    ledger,
    mediaType,
    content,
  ]);
  if (rows[0] === undefined) throw new Error('keep_content answered nothing');
  return rows[0].sha256.toString('hex');
}
