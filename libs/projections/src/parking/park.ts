import { raiseAlert } from '@duibiao/alerts';
import { errorCode, inTransaction } from '@duibiao/platform';
import type { Pool, PoolClient } from 'pg';
import { factsProjector, projector } from '../cursor.js';
import { lockCursors, rewind } from '../rewind/rewind.js';
import type { Outcome } from '../runner.js';
import { typeAndKind } from './parked-events.js';

/** Where it failed: when entries are taken apart, or when numbers are computed from them. */
export type Stage = 'facts' | 'numbers';

/** A stream that was parked now, and the event that could not be applied. */
export interface Parked {
  readonly stream: string;
  readonly position: bigint;
  readonly version: number;
  readonly type: string;
  readonly kind: string | null;
  readonly stage: Stage;
  readonly reason: string;
}

/**
 * Parked streams of one ledger at most. Where more cannot be applied it is not the facts: a program that is older than its data, or a broken
 * table. The ledger then waits as a whole.
 */
const mostParked = 100;

interface Event {
  readonly stream_id: Buffer;
  readonly version: number;
  readonly units: readonly string[];
  readonly entry: Buffer;
}

/**
 * Parks the stream of the event at which a stage failed, provided that its cursor still stands just before it. What was taken apart beyond goes
 * back, so that nothing of the stream from there on is in any read model. Raises the alert in the same transaction.
 *
 * Undefined where somebody else was faster, or where too much is parked already.
 */
export function park(
  pool: Pool,
  ledger: string,
  stage: Stage,
  position: bigint,
  error: unknown,
): Promise<Parked | undefined> {
  return inTransaction(pool, async (client) => {
    const cursors = await lockCursors(client, ledger);
    if ((cursors.get(stage === 'facts' ? factsProjector : projector) ?? 0n) !== position - 1n) return undefined;
    const event = await eventAt(client, ledger, position);
    if (event === undefined) return undefined;
    const [code, reason] = [errorCode(error), error instanceof Error ? error.message : String(error)];
    const { type, kind } = typeAndKind(event.entry);
    const { rowCount } = await client.query(
      `INSERT INTO operations.parked_streams (ledger_id, stream_id, "position", version, type, kind, units, stage, code, reason)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
        WHERE (SELECT count(*) FROM operations.parked_streams p WHERE p.ledger_id = $1) < ${mostParked}`,
      [ledger, event.stream_id, position, event.version, type, kind, event.units, stage, code, reason],
    );
    if (rowCount !== 1) return undefined;
    if ((cursors.get(factsProjector) ?? 0n) >= position) await rewind(client, ledger, cursors, position - 1n);
    const stream = event.stream_id.toString('hex');
    const what = kind === null ? type : `${type} of ${kind}`;
    const message = `${what} at position ${position} cannot be applied and is parked with its stream: ${reason}`;
    const detail = { message, stream, position: String(position), stage, code };
    await raiseAlert(client, { ledger, kind: 'parked-fact', subject: stream, detail });
    return { stream, position, version: event.version, type, kind, stage, reason };
  });
}

async function eventAt(client: PoolClient, ledger: string, position: bigint): Promise<Event | undefined> {
  const { rows } = await client.query<Event>(
    'SELECT stream_id, version, units, entry FROM ledger.events WHERE ledger_id = $1 AND "position" = $2',
    [ledger, position],
  );
  return rows[0];
}

/** Batches of one stage, at most so many events in each. */
export type Projecting = (pool: Pool, ledger: string, size: bigint) => Promise<Outcome>;

/**
 * Whether an error may be the fault of what an event says: it breaks a rule of the tables, is out of range, or the program refuses it. A
 * database that is away or full, a lock, a timeout, a missing table or right is nobody's event.
 */
export function isOfAnEvent(error: unknown): boolean {
  const code = errorCode(error);
  if (/^[0-9A-Z]{5}$/.test(code)) return /^(22|23|54|P0)/.test(code);
  return (
    code === '' && error instanceof Error && error.constructor === Error && !/connection|timeout/i.test(error.message)
  );
}

/**
 * Finds the first event that a stage cannot apply, by halving the batch, and parks it. What lies before it is projected on the way.
 *
 * Undefined where nothing of the kind is found: another worker holds the cursor, or the failure does not come again. Throws what is no fault of an
 * event.
 */
export async function parkFirst(
  pool: Pool,
  ledger: string,
  stage: Stage,
  project: Projecting,
  batch: bigint,
): Promise<Parked | undefined> {
  let size = batch;
  let after = 0n;
  // the failure lies at or before this position, once one was seen
  let suspect: bigint | undefined;
  for (;;) {
    try {
      const outcome = await project(pool, ledger, size);
      if (outcome.state !== 'projected') return undefined;
      after = outcome.position;
      const isAtEnd = after === outcome.after || after >= outcome.head;
      if (isAtEnd || (suspect !== undefined && after >= suspect)) return undefined;
    } catch (error) {
      if (!isOfAnEvent(error)) throw error;
      after = await positionOf(pool, ledger, stage);
      if (size === 1n) return park(pool, ledger, stage, after + 1n, error);
      suspect = after + size;
      size /= 2n;
    }
  }
}

async function positionOf(pool: Pool, ledger: string, stage: Stage): Promise<bigint> {
  const { rows } = await pool.query<{ position: string }>(
    'SELECT "position" FROM read.cursors WHERE ledger_id = $1 AND projector = $2',
    [ledger, stage === 'facts' ? factsProjector : projector],
  );
  return BigInt(rows[0]?.position ?? 0);
}
