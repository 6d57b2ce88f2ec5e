import type { LedgerEvent } from '@duibiao/facts';
import type pg from 'pg';
import { type StoredEntry, stored, type StoredRow } from './read.js';

/** Entries that are looked through for one page: what no index finds costs the same in a ledger of any size. */
const SEARCHED = 20_000n;

/** Which entries are looked for, from where, and in which direction. */
export interface EntrySearch {
  readonly ledger: string;
  /** Newest position of the ledger. */
  readonly head: bigint;
  /** `after`: those after a position, oldest first; `before`: those before it, newest first. */
  readonly from: { readonly after: bigint } | { readonly before: bigint };
  readonly stream?: string | undefined;
  readonly type?: LedgerEvent['type'] | undefined;
  readonly limit: number;
}

export interface FoundEntries {
  readonly entries: readonly StoredEntry[];
  /** From where the search goes on, in the same direction; null: nothing is left there. */
  readonly next: bigint | null;
}

/**
 * Entries of a stream or a type, under the caller's scope (see `readInScope`), at most `limit`. A stream is found by its index; types are in the
 * bytes, so that a page may hold few or none and yet not be the last.
 */
export async function searchEntries(client: pg.ClientBase, search: EntrySearch): Promise<FoundEntries> {
  const { ledger, head, from, stream, type, limit } = search;
  const isForward = 'after' in from;
  const start = isForward ? from.after : from.before < head ? from.before : head + 1n;
  const reach = stream === undefined ? SEARCHED : head + 1n;
  const [above, below] = isForward ? [start, start + reach + 1n] : [start - reach - 1n, start];
  const values: unknown[] = [ledger, above.toString(), below.toString(), limit];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['ledger_id = $1', 'position > $2', 'position < $3'];
  if (stream !== undefined) conditions.push(`stream_id = ${parameter(Buffer.from(stream, 'hex'))}`);
  if (type !== undefined) {
    // the bytes first, which is cheap: a label may be called like a type, so what has them is read
    conditions.push(`position(convert_to(${parameter(`"type":"${type}"`)}, 'UTF8') IN entry) > 0`);
    conditions.push(`convert_from(entry, 'UTF8')::jsonb #>> '{body,type}' = ${parameter(type)}`);
  }
  const { rows } = await client.query<StoredRow>({
    text: `SELECT position, entry FROM ledger.events WHERE ${conditions.join(' AND ')}
            ORDER BY position ${isForward ? 'ASC' : 'DESC'} LIMIT $4`,
    values,
  });
  const entries = rows.map(stored);
  if (entries.length === limit) return { entries, next: nextFrom(entries.at(-1)?.position ?? start, isForward, head) };
  return { entries, next: nextFrom(isForward ? below - 1n : above + 1n, isForward, head) };
}

/** The last position that was looked at, unless it is the last there is. */
function nextFrom(last: bigint, isForward: boolean, head: bigint): bigint | null {
  if (isForward) return last < head ? last : null;
  return last > 1n ? last : null;
}
