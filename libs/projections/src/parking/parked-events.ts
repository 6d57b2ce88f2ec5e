import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';

const read = statement(
  'project parked read',
  `SELECT e."position", e.stream_id, e.version, e.entry FROM ledger.events e
    WHERE e.ledger_id = $1 AND e."position" > $2 AND e."position" <= $3 AND e.stream_id = ANY ($4)`,
);
const keep = statement(
  'project parked keep',
  `INSERT INTO operations.parked_events (ledger_id, "position", stream_id, version, type, kind)
   SELECT $1, e."position", decode(e.stream, 'hex'), e.version, e.type, e.kind
     FROM jsonb_to_recordset($2::jsonb) e("position" bigint, stream text, version int, type text, kind text)
   ON CONFLICT (ledger_id, "position") DO NOTHING`,
);

/** An entry as far as parking looks into it: what cannot be applied is read with caution, in the program and not in SQL. */
export function typeAndKind(entry: Buffer): { readonly type: string; readonly kind: string | null } {
  try {
    const { body } = JSON.parse(entry.toString('utf8')) as { body?: { type?: unknown; fact?: { kind?: unknown } } };
    const { type, fact } = body ?? {};
    return { type: typeof type === 'string' ? type : '', kind: typeof fact?.kind === 'string' ? fact.kind : null };
  } catch {
    return { type: '', kind: null };
  }
}

interface Row {
  readonly position: string;
  readonly stream_id: Buffer;
  readonly version: number;
  readonly entry: Buffer;
}

/** The events of parked streams, which no other read model takes: told by position, so that every answer can say what it lacks. */
export const parkedEvents: ReadModel = {
  name: 'parked-events',
  async apply(connection: Connection, { ledger, after, upTo, parked }: Batch, _progress: Progress): Promise<void> {
    if (parked.length === 0) return;
    const { rows } = await connection.query<Row>(read([ledger, after, upTo, parked]));
    if (rows.length === 0) return;
    const found = rows.map(({ position, stream_id, version, entry }) => ({
      position,
      stream: stream_id.toString('hex'),
      version,
      ...typeAndKind(entry),
    }));
    await connection.query(keep([ledger, JSON.stringify(found)]));
  },
};
