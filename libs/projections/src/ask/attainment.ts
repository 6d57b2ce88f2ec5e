import { type Definition, type MeasureKind, measureKinds, type SliceSums, type Slices } from '@duibiao/measures';
import { cursorPosition, projector } from '../cursor.js';
import { type Source, unitSums } from './attainment.sql.js';
import type { Queryable } from './database.js';
import type { Grouping } from './organisation.js';

/**
 * What to ask: units with their subtrees, at a position (absent: the newest projected), on a day, and on the due day.
 * Days are `YYYY-MM-DD` and mean their end.
 */
export interface SumsQuestion {
  readonly ledger: string;
  readonly definition: Pick<Definition, 'digest' | 'kind'>;
  readonly units: readonly string[];
  readonly position?: bigint | undefined;
  readonly day: string;
  readonly due?: string | undefined;
  /** `then` (the default): the tree of the day; `now`: today's. */
  readonly organisation?: 'then' | 'now' | undefined;
  /** A register that groups units a second time; `units` then may name its groups, `group:<category>`. */
  readonly grouping?: Grouping | undefined;
  /** Counted by accepted facts and frames alone; nothing where nothing was reviewed. */
  readonly accepted?: boolean;
}

/** The sums of one unit's cases by slice. */
export interface UnitSums {
  readonly unit: string;
  readonly onDay: Slices;
  /** At the same position on the due day; null when none was asked for. */
  readonly onDue: Slices | null;
}

/**
 * `behind`: the position asked for is not projected yet, `position` is how far it is. `unknown-definition`: no published
 * plan asks for it, or its event is not projected yet.
 */
export type SumsAnswer =
  | { readonly state: 'known'; readonly position: bigint; readonly units: readonly UnitSums[] }
  | { readonly state: 'behind' | 'unknown-definition'; readonly position: bigint };

const reorganisedAfter = `
SELECT EXISTS (SELECT FROM read.reorganised_after($1, $2, $2, $3) r WHERE r.parent IS NOT NULL OR r.how = 'merged') AS any`;

/** One unit and slice as the statements answer it, on two days. */
export interface SumsRow {
  readonly unit: string | null;
  readonly slice: string;
  readonly v1: string[];
  readonly v2: string[];
  readonly first1: string | null;
  readonly first2: string | null;
  readonly peak1: string;
  readonly peak2: string;
  readonly last1: string | null;
  readonly last2: string | null;
}

interface Row extends SumsRow {
  readonly position: string;
}

/**
 * The exact numbers of units at (P, D): from the cells at the newest position, from the case rows at an earlier one or in another tree. All
 * give the same where they answer the same. Units come in the order asked; one in which nothing counts has no slices.
 */
export async function sums(db: Queryable, question: SumsQuestion): Promise<SumsAnswer> {
  const { ledger, definition, units, position, day, due, accepted = false } = question;
  const series = isSeries(definition.kind);
  const on = (onDay: string, dueDay: string): unknown[] => [
    ledger,
    definition.digest,
    [...units],
    projector,
    onDay,
    dueDay,
  ];
  const { rows } = await db.query<Row>(unitSums(series, 'cells', accepted), on(day, due ?? day));
  const [first] = rows;
  const newest = first === undefined ? await cursorPosition(db, ledger) : BigInt(first.position);
  if (position !== undefined && position > newest) return { state: 'behind', position: newest };
  if (first === undefined) return { state: 'unknown-definition', position: newest };
  const known = position ?? newest;
  const sources = { day: await sourceOf(db, question, known, newest, day), due: 'cells' as Source };
  sources.due = due === undefined || due === day ? sources.day : await sourceOf(db, question, known, newest, due);
  const ask = async (source: Source, onDay: string, dueDay: string): Promise<readonly Row[]> => {
    if (source === 'cells') return rows;
    const more = {
      position: [known],
      ofToday: [known],
      ofDay: [known, onDay],
      grouped: [known, onDay, ...groupingValues(question.grouping)],
    }[source];
    return (await db.query<Row>(unitSums(series, source, accepted), [...on(onDay, dueDay), ...more])).rows;
  };
  // One question answers both days where both are answered from one tree.
  const isOneTree =
    sources.day === sources.due && (sources.day === 'cells' || sources.day === 'position' || sources.day === 'ofToday');
  const onDay = await ask(sources.day, day, isOneTree ? (due ?? day) : day);
  const onDue = isOneTree || due === undefined ? onDay : await ask(sources.due, due, due);
  return { state: 'known', position: known, units: units.map((unit) => unitOf(unit, onDay, onDue, due)) };
}

/** `$9` … of what is asked of a grouping. */
export const groupingValues = (grouping: Grouping | undefined): readonly unknown[] => [
  grouping?.register,
  grouping?.top,
  grouping?.scope ?? null,
  grouping?.tree?.position ?? null,
  grouping?.tree?.day ?? null,
];

/** Where the numbers of a day come from; only a reorganisation after it makes another tree than the position's. */
export async function sourceOf(
  db: Queryable,
  { ledger, organisation, grouping }: Pick<SumsQuestion, 'ledger' | 'organisation' | 'grouping'>,
  position: bigint,
  newest: bigint,
  day: string,
): Promise<Source> {
  if (grouping !== undefined) return 'grouped';
  if (organisation === 'now') return position === newest ? 'cells' : 'ofToday';
  const { rows } = await db.query<{ any: boolean }>(reorganisedAfter, [ledger, position, day]);
  if (rows[0]?.any === true) return 'ofDay';
  return position === newest ? 'cells' : 'position';
}

function unitOf(unit: string, now: readonly Row[], atDue: readonly Row[], due: string | undefined): UnitSums {
  const own = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.unit === unit);
  return { unit, onDay: slicesOnDay(own(now)), onDue: due === undefined ? null : slicesOnDue(own(atDue)) };
}

/** The slices of one unit's rows on the first day that was asked for. */
export const slicesOnDay = (rows: readonly SumsRow[]): Slices =>
  new Map(
    rows.map(({ slice, v1, first1, peak1, last1 }): [string, SliceSums] => [
      slice,
      { sums: v1.map(BigInt), first: first1, peak: BigInt(peak1), last: last1 },
    ]),
  );

/** The same on the second. */
export const slicesOnDue = (rows: readonly SumsRow[]): Slices =>
  new Map(
    rows.map(({ slice, v2, first2, peak2, last2 }): [string, SliceSums] => [
      slice,
      { sums: v2.map(BigInt), first: first2, peak: BigInt(peak2), last: last2 },
    ]),
  );

/** Whether a kind is asked for more than sums. @throws Error for a kind that this program does not have */
export function isSeries(kind: string): boolean {
  const kinds: readonly MeasureKind[] = Object.values(measureKinds);
  const found = kinds.find((one) => `${one.name}@${one.version}` === kind);
  if (found === undefined) throw new Error(`no measure kind ${kind} in this program`);
  return found.series === true;
}
