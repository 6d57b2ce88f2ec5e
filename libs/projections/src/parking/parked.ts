import type { Queryable } from '../ask/database.js';
import type { Stage } from './park.js';

/** A stream that waits for an operator. Instants are in ISO 8601, by real time. */
export interface ParkedStream {
  /** The fact's id (40 hex digits); of a review or a plan its stream. */
  readonly stream: string;
  /** Of the event that could not be applied, and its version in the stream. */
  readonly position: bigint;
  readonly version: number;
  readonly type: string;
  /** Kind of the fact; null for other events. */
  readonly kind: string | null;
  readonly units: readonly string[];
  readonly stage: Stage;
  /** SQLSTATE; the empty text where the program refused it. */
  readonly code: string;
  readonly reason: string;
  /** Events that are left out so far: that one and those of the stream that followed it. */
  readonly events: number;
  readonly parkedAt: string;
  readonly releaseAskedAt: string | null;
}

interface Row {
  readonly stream_id: Buffer;
  readonly position: string;
  readonly version: number;
  readonly type: string;
  readonly kind: string | null;
  readonly units: string[];
  readonly stage: Stage;
  readonly code: string;
  readonly reason: string;
  readonly events: number;
  readonly parked_at: Date;
  readonly release_asked_at: Date | null;
}

/** The parked streams of a ledger, in the order of their positions: at most a hundred. */
export async function listParked(db: Queryable, ledger: string): Promise<readonly ParkedStream[]> {
  const { rows } = await db.query<Row>(
    `SELECT p.stream_id, p."position", p.version, p.type, p.kind, p.units, p.stage, p.code, p.reason, p.parked_at, p.release_asked_at,
            (SELECT count(*) FROM operations.parked_events e WHERE e.ledger_id = $1 AND e.stream_id = p.stream_id)::int AS events
       FROM operations.parked_streams p WHERE p.ledger_id = $1 ORDER BY p."position"`,
    [ledger],
  );
  return rows.map(({ stream_id, position, parked_at, release_asked_at, ...row }) => ({
    ...row,
    stream: stream_id.toString('hex'),
    position: BigInt(position),
    parkedAt: parked_at.toISOString(),
    releaseAskedAt: release_asked_at?.toISOString() ?? null,
  }));
}

/** What answers up to a position lack. */
export interface ParkedCounts {
  /** Streams, by kind of fact; under null those of other events: reviews, plans. */
  readonly byKind: ReadonlyMap<string | null, number>;
  /** The same where the same events are lacking and nothing was repaired in between: what is kept of answers at one position holds for it. */
  readonly mark: string;
}

export async function countParked(db: Queryable, ledger: string, position: bigint): Promise<ParkedCounts> {
  const { rows } = await db.query<{
    kind: string | null;
    streams: number | null;
    positions: string | null;
    repairs: string;
  }>(
    `SELECT p.kind, p.streams, p.positions, coalesce(r.repairs, 0) AS repairs
       FROM (VALUES (1)) one LEFT JOIN operations.repairs r ON r.ledger_id = $1
       LEFT JOIN LATERAL (
         SELECT e.kind, count(DISTINCT e.stream_id)::int AS streams, string_agg(e."position"::text, ' ' ORDER BY e."position") AS positions
           FROM operations.parked_events e WHERE e.ledger_id = $1 AND e."position" <= $2 GROUP BY e.kind) p ON true ORDER BY p.kind`,
    [ledger, position],
  );
  return {
    byKind: new Map(rows.flatMap(({ kind, streams }) => (streams === null ? [] : [[kind, streams] as const]))),
    mark: [
      ...(rows[0]?.repairs === '0' ? [] : [`r${rows[0]?.repairs}`]),
      ...rows.flatMap(({ positions }) => positions ?? []),
    ].join(' '),
  };
}

/**
 * How many parked streams a number may lack that reads these kinds of facts. What is said of units shapes every tree, and a review or a plan
 * reaches any number: they count for all.
 */
export function parkedFor(counts: ParkedCounts, kinds: readonly string[]): number {
  let found = 0;
  for (const [kind, streams] of counts.byKind)
    if (kind === null || kind.startsWith('unit.') || kinds.includes(kind)) found += streams;
  return found;
}
