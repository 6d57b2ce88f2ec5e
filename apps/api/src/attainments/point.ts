import { setTimeout as sleep } from 'node:timers/promises';
import { endOfDay, localDay, show } from '@duibiao/facts';
import { positionAt, readHead, type LedgerHead } from '@duibiao/ledger';
import { statement } from '@duibiao/platform';
import { cursorPosition } from '@duibiao/projections';
import type pg from 'pg';
import type { Moment } from '../http/parameters.js';
import { invalid, notFound, Problem } from '../http/problem.js';

/** Where an answer stands: what was known, and what had happened. */
export interface Point {
  readonly head: LedgerHead;
  /** P. */
  readonly position: bigint;
  /** How far the read models were, P or later. */
  readonly projected: bigint;
  /** Instant of the entry at P. */
  readonly recordedAt: string;
  /** D, YYYY-MM-DD. */
  readonly day: string;
}

const WAIT_MS = 5_000;
const POLL_MS = 10;

const instant = statement(
  'instant of position',
  `SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded_at
     FROM ledger.instants($1, $2)`,
);

/** Resolves `at`, `on` and `waitFor` to (P, D), and waits until the read models have reached P. */
export async function resolvePoint(
  pool: pg.Pool,
  ledger: string,
  asked: { readonly at?: Moment | undefined; readonly on?: string | undefined; readonly waitFor?: bigint | undefined },
): Promise<Point> {
  const head = await readHead(pool, ledger);
  if (head === undefined) throw notFound('such ledger');
  const today = localDay(head.now, head.timeZone);
  const known = asked.at === undefined ? undefined : await positionOf(pool, head, asked.at, today);
  const awaited = atLeast(asked.waitFor, head, 'waitFor');
  // of a ledger that has entries, one at least must be projected before there is anything to tell
  const first = head.position < 1n ? 0n : 1n;
  const least = [known?.position, awaited].reduce<bigint>(
    (most, one) => (one !== undefined && one > most ? one : most),
    first,
  );
  const projected = await reach(pool, ledger, least);
  const position = known?.position ?? projected;
  if (position < 1n) throw notYet('at', 'The ledger had no entry then.');
  const { rows } = await pool.query<{ recorded_at: string }>(instant([ledger, position]));
  const recordedAt = rows[0]?.recorded_at ?? head.recordedAt;
  const day = asked.on ?? known?.day ?? (asked.at === undefined ? today : localDay(recordedAt, head.timeZone));
  mustHaveCome(day, today);
  return { head, position, projected, recordedAt, day };
}

/** The day that a question of now is for: the asked one, or the ledger's today. Needs no read model. */
export async function resolveDay(pool: pg.Pool, ledger: string, on: string | undefined): Promise<string> {
  const head = await readHead(pool, ledger);
  if (head === undefined) throw notFound('such ledger');
  const today = localDay(head.now, head.timeZone);
  mustHaveCome(on ?? today, today);
  return on ?? today;
}

function mustHaveCome(day: string, today: string): void {
  if (day <= today) return;
  const legal = `a day not after the ledger's today, ${today}`;
  throw invalid([
    { pointer: 'on', rule: 'future', message: `${show(day)} has not come yet: expected ${legal}`, legal },
  ]);
}

async function positionOf(
  pool: pg.Pool,
  head: LedgerHead,
  at: Moment,
  today: string,
): Promise<{ readonly position: bigint; readonly day?: string }> {
  if (at.kind === 'position') return { position: atLeast(at.position, head, 'at') ?? 0n };
  const instant = at.kind === 'day' ? endOfDay(at.day, head.timeZone) : at.instant;
  const isFuture = at.kind === 'day' ? at.day > today : Date.parse(instant) > Date.parse(head.now);
  if (isFuture) {
    const legal = `a moment not after the ledger's now, ${head.now}`;
    const named = at.kind === 'day' ? at.day : at.instant;
    throw invalid([
      { pointer: 'at', rule: 'future', message: `${show(named)} has not come yet: expected ${legal}`, legal },
    ]);
  }
  // The end of a day is the first moment of the next: what was recorded at that very moment is of the next day.
  const before = at.kind === 'day' ? new Date(Date.parse(instant) - 1).toISOString().replace('Z', '999Z') : instant;
  const position = await positionAt(pool, head.id, before);
  return at.kind === 'day'
    ? { position, day: at.day }
    : { position, day: localDay(new Date(instant).toISOString(), head.timeZone) };
}

function atLeast(position: bigint | undefined, head: LedgerHead, pointer: string): bigint | undefined {
  if (position === undefined || position <= head.position) return position;
  const legal = `a position from 1 to ${head.position}`;
  throw invalid([
    { pointer, rule: 'out-of-range', message: `position ${position} is not in the ledger: expected ${legal}`, legal },
  ]);
}

/** Waits until the read models have reached a position; answers how far they are. */
export async function reach(pool: pg.Pool, ledger: string, position: bigint): Promise<bigint> {
  const deadlineMs = performance.now() + WAIT_MS;
  for (;;) {
    const projected = await cursorPosition(pool, ledger);
    if (projected >= position) return projected;
    if (performance.now() > deadlineMs) {
      throw new Problem(
        'unavailable',
        `Position ${position} is recorded and not computed yet (${projected} is). Ask again.`,
        {
          headers: { 'retry-after': '1' },
        },
      );
    }
    await sleep(POLL_MS);
  }
}

const notYet = (pointer: string, message: string): Problem =>
  invalid([{ pointer, rule: 'before-first-entry', message, legal: 'a moment after the first entry' }]);
