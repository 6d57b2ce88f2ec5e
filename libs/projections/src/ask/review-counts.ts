import { statement } from '@duibiao/platform';
import { projector } from '../cursor.js';
import { groupingValues, sourceWhere, type SumsQuestion } from './attainment.js';
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
  readonly is_moved?: boolean;
  readonly unit: string | null;
  readonly kind: string;
  readonly facts: string;
  readonly accepted: string;
  readonly returned: string;
  readonly is_complete?: boolean;
}

/**
 * Unit → kind → counts; what has none is absent. At the newest position the totals answer as a rule; else facts are counted, which MUST run
 * where those of everybody are seen (numbers alone are answered): that is what `asEverybody` is for.
 */
export async function countReviews(
  db: Queryable,
  question: ReviewQuestion,
  asEverybody: <T>(work: (db: Queryable) => Promise<T>) => Promise<T> = (work) => work(db),
): Promise<ReadonlyMap<string, ReadonlyMap<string, ReviewCounts>>> {
  const { ledger, units, kinds, position, day, grouping } = question;
  const tree = {
    cells: [],
    ofToday: [],
    position: [position],
    ofDay: [position, day],
    grouped: [position, day, ...groupingValues(grouping)],
  };
  const valuesOf = (source: Source) => [ledger, units, kinds, day, projector, position, ...tree[source]];
  const totalsIn = async (source: Source) => (await db.query<Row>(totalsStatements[source](valuesOf(source)))).rows;
  const expected = grouping === undefined ? 'cells' : 'grouped';
  const found = await totalsIn(expected);
  const isNewest = found[0] !== undefined && BigInt(found[0].position ?? 0) === position;
  const source = sourceWhere(question, isNewest, found[0]?.is_moved === true);
  const totals = !isNewest || source === expected ? found : await totalsIn(source);
  const isTotal =
    isNewest && totals.every((row) => row.is_complete !== false && BigInt(row.position ?? 0) === position);
  return byUnitAndKind(
    isTotal
      ? totals
      : await asEverybody(async (all) => (await all.query<Row>(reviewCountsAt(source), valuesOf(source))).rows),
  );
}

function byUnitAndKind(rows: readonly Row[]): ReadonlyMap<string, ReadonlyMap<string, ReviewCounts>> {
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

const reviewed = statement(
  'has reviews',
  'SELECT EXISTS (SELECT FROM read.reviews WHERE ledger_id = $1 AND "position" <= $2) AS has',
);

/** Whether anything was reviewed up to a position: before, nothing is counted by accepted facts alone. */
export async function hasReviews(db: Queryable, ledger: string, position: bigint): Promise<boolean> {
  const { rows } = await db.query<{ has: boolean }>(reviewed([ledger, position]));
  return rows[0]?.has === true;
}
