import { statement } from '@duibiao/platform';
import { cursorPosition, projector } from '../cursor.js';
import { groupingValues, sourceOf, type SumsQuestion } from './attainment.js';
import { type Source, sources } from './attainment.sql.js';
import type { Queryable } from './database.js';
import { reviewCountsAt, reviewTotals } from './review-counts.sql.js';

/** Facts of a unit's subtree, of some kinds, at (P, D): a fact begins on its earliest day. Frames are not for review: leave them out. */
export interface ReviewQuestion extends Pick<SumsQuestion, 'organisation' | 'grouping'> {
  readonly ledger: string;
  readonly units: readonly string[];
  readonly kinds: readonly string[];
  /** MUST be projected already. */
  readonly position: bigint;
  readonly day: string;
}

/** How many facts are accepted, not reviewed (a correction of an accepted one is not), and sent back, which do not count. */
export interface ReviewCounts {
  readonly accepted: bigint;
  readonly unreviewed: bigint;
  readonly returned: bigint;
}

interface Row {
  readonly position?: string;
  readonly unit: string | null;
  readonly kind: string;
  readonly facts: string;
  readonly accepted: string;
  readonly returned: string;
  readonly is_complete?: boolean;
}

/** Unit → kind → counts; what has none is absent. MUST run where it sees the facts of everybody: it answers numbers alone. */
export async function countReviews(
  db: Queryable,
  question: ReviewQuestion,
): Promise<ReadonlyMap<string, ReadonlyMap<string, ReviewCounts>>> {
  const { ledger, units, kinds, position, day, grouping } = question;
  const source = await sourceOf(db, question, position, await cursorPosition(db, ledger), day);
  const tree = {
    cells: [],
    ofToday: [],
    position: [position],
    ofDay: [position, day],
    grouped: [position, day, ...groupingValues(grouping)],
  };
  const values = [ledger, units, kinds, day, projector, position, ...tree[source]];
  const { rows: totals } = await db.query<Row>(totalsStatements[source](values));
  const isNewest = totals[0] !== undefined && BigInt(totals[0].position ?? 0) === position;
  const isTotal = isNewest && totals.every(({ is_complete }) => is_complete !== false);
  const rows = isTotal ? totals : (await db.query<Row>(reviewCountsAt(source), values)).rows;
  const found = new Map<string, Map<string, ReviewCounts>>();
  for (const { unit, kind, ...row } of rows) {
    if (unit === null) continue;
    const [facts, accepted, returned] = [BigInt(row.facts), BigInt(row.accepted), BigInt(row.returned)];
    const own = found.get(unit) ?? new Map<string, ReviewCounts>();
    found.set(unit, own.set(kind, { accepted, returned, unreviewed: facts - accepted - returned }));
  }
  return found;
}

const totalsStatements = Object.fromEntries(
  sources.map((source) => [source, statement(`review totals ${source}`, reviewTotals(source))]),
) as Readonly<Record<Source, ReturnType<typeof statement>>>;

/** Whether anything was reviewed up to a position: before, nothing is counted by accepted facts alone. */
export async function hasReviews(db: Queryable, ledger: string, position: bigint): Promise<boolean> {
  const { rows } = await db.query<{ has: boolean }>(
    'SELECT EXISTS (SELECT FROM read.reviews WHERE ledger_id = $1 AND "position" <= $2) AS has',
    [ledger, position],
  );
  return rows[0]?.has === true;
}
