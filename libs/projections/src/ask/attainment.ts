import { type Definition, type MeasureKind, measureKinds, type SliceSums, type Slices } from '@duibiao/measures';
import { statement } from '@duibiao/platform';
import { cursorPosition, projector } from '../cursor.js';
import { type From, isReorganised, type Shape, type Source, unitSums } from './attainment.sql.js';
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
  /** Told as well once it has come. */
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
  /** At the same position on the due day; null when none was asked for, or it has not come. */
  readonly onDue: Slices | null;
}

/**
 * `behind`: the position asked for is not projected yet, `position` is how far it is. `unknown-definition`: no published
 * plan asks for it, or its event is not projected yet.
 */
export type SumsAnswer =
  | { readonly state: 'known'; readonly position: bigint; readonly units: readonly UnitSums[] }
  | { readonly state: 'behind' | 'unknown-definition'; readonly position: bigint };

const reorganised = statement('is reorganised', `SELECT ${isReorganised('$2', '$3')} AS any`);

/** One unit and slice as the statements answer it, on two days. */
export interface SumsRow {
  readonly unit: string | null;
  readonly slice: string;
  readonly v1: string[];
  /** Null where one day was asked for. */
  readonly v2: string[] | null;
  /** These of series only. */
  readonly first1?: string | null | undefined;
  readonly first2?: string | null | undefined;
  readonly peak1?: string | undefined;
  readonly peak2?: string | undefined;
  readonly last1?: string | null | undefined;
  readonly last2?: string | null | undefined;
}

/** One unit with its slices, see `unitSums`. */
interface Row {
  readonly position: string;
  /** Of the cells only: whether units stood elsewhere on the two days. */
  readonly moved1?: boolean;
  readonly moved2?: boolean | null;
  /** Null, and all that follows with it, where nothing counted at all. */
  readonly unit: string | null;
  readonly slices: readonly string[];
  readonly v1: string;
  readonly v2: string | null;
  readonly first1?: readonly (string | null)[];
  readonly first2?: readonly (string | null)[];
  readonly peak1?: readonly string[];
  readonly peak2?: readonly string[];
  readonly last1?: readonly (string | null)[];
  readonly last2?: readonly (string | null)[];
}

/**
 * The exact numbers of units at (P, D): from the cells at the newest position, from the case rows at an earlier one or in another tree. All
 * give the same where they answer the same. Units come in the order asked; one in which nothing counts has no slices.
 */
export async function sums(db: Queryable, question: SumsQuestion): Promise<SumsAnswer> {
  const { ledger, definition, units, position, day, accepted = false } = question;
  const due = question.due === undefined || question.due > day ? undefined : question.due;
  const days = due === undefined || due === day ? 1 : 2;
  const on = (onDay: string, dueDay: string): unknown[] => [
    ledger,
    definition.digest,
    [...units],
    projector,
    onDay,
    dueDay,
  ];
  const { rows } = await db.query<Row>(
    sumsStatement(
      shapeOf(definition.kind, days),
      'cells',
      accepted,
      fromOf(question),
    )([...on(day, due ?? day), position ?? null]),
  );
  const [first] = rows;
  const newest = first === undefined ? await cursorPosition(db, ledger) : BigInt(first.position);
  if (position !== undefined && position > newest) return { state: 'behind', position: newest };
  if (first === undefined) return { state: 'unknown-definition', position: newest };
  const known = position ?? newest;
  const source = (isMoved: boolean): Source => sourceWhere(question, known === newest, isMoved);
  const isMoved = first.moved1 === true;
  const sources = { day: source(isMoved), due: source(days === 1 ? isMoved : first.moved2 === true) };
  const ask = async (source: Source, onDay: string, dueDay: string): Promise<readonly Row[]> => {
    if (source === 'cells') return rows;
    const more = {
      position: [known],
      ofToday: [known],
      ofDay: [known, onDay],
      grouped: [known, onDay, ...groupingValues(question.grouping)],
    }[source];
    const asked = sumsStatement(shapeOf(definition.kind, onDay === dueDay ? 1 : 2), source, accepted);
    return (await db.query<Row>(asked([...on(onDay, dueDay), ...more]))).rows;
  };
  // One question answers both days where both are answered from one tree.
  const isOneTree =
    sources.day === sources.due && (sources.day === 'cells' || sources.day === 'position' || sources.day === 'ofToday');
  const onDay = await ask(sources.day, day, isOneTree ? (due ?? day) : day);
  const onDue = isOneTree || due === undefined ? onDay : await ask(sources.due, due, due);
  const now = slicesByUnit(onDay);
  const atDue = onDue === onDay ? now : slicesByUnit(onDue);
  const answered = units.map((unit): UnitSums => {
    const onDueDay = due === undefined ? null : slicesOnDue(atDue.get(unit) ?? []);
    return { unit, onDay: slicesOnDay(now.get(unit) ?? []), onDue: onDueDay };
  });
  return { state: 'known', position: known, units: answered };
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
  const isThen = grouping === undefined && organisation !== 'now';
  const isMoved = isThen && (await isReorganisedAfter(db, ledger, position, day));
  return sourceWhere({ organisation, grouping }, position === newest, isMoved);
}

/** The same where it is known whether the position is the newest, and whether units stood elsewhere on the day. */
export function sourceWhere(
  { organisation, grouping }: Pick<SumsQuestion, 'organisation' | 'grouping'>,
  isNewest: boolean,
  isMoved: boolean,
): Source {
  if (grouping !== undefined) return 'grouped';
  if (organisation === 'now') return isNewest ? 'cells' : 'ofToday';
  if (isMoved) return 'ofDay';
  return isNewest ? 'cells' : 'position';
}

/** Whether the tree of a day is another than that of the position, by what was known there. */
export async function isReorganisedAfter(
  db: Queryable,
  ledger: string,
  position: bigint,
  day: string,
): Promise<boolean> {
  const { rows } = await db.query<{ any: boolean }>(reorganised([ledger, position, day]));
  return rows[0]?.any === true;
}

const halfYearMs = 183 * 86_400_000;

/** Most of what counts by the due day lies within a year before it: the nearer end has fewer rows. */
const fromOf = ({ day, due }: Pick<SumsQuestion, 'day' | 'due'>): From =>
  due !== undefined && Date.parse(due) - Date.parse(day) < halfYearMs ? 'end' : 'start';

const statements = new Map<string, ReturnType<typeof statement>>();

/** Each made once: its text is long, and a connection that has prepared it need not be sent it again. */
function sumsStatement(
  shape: Shape,
  source: Source,
  accepted: boolean,
  from: From = 'start',
): ReturnType<typeof statement> {
  const isFromEnd = from === 'end' && !shape.isSeries;
  const name = `sums ${source} ${shape.components} ${shape.days}${shape.isSeries ? ' series' : ''}${accepted ? ' accepted' : ''}${isFromEnd ? ' from end' : ''}`;
  const known = statements.get(name) ?? statement(name, unitSums(shape, source, accepted, isFromEnd ? 'end' : 'start'));
  statements.set(name, known);
  return known;
}

const slicesByUnit = (rows: readonly Row[]): ReadonlyMap<string, readonly SumsRow[]> =>
  new Map(rows.map((row) => [row.unit ?? '', row.unit === null ? [] : sliceRows(row)]));

function sliceRows(row: Row): readonly SumsRow[] {
  const [v1, v2] = [row.v1.split(' '), row.v2?.split(' ')];
  const width = v1.length / row.slices.length;
  return row.slices.map((slice, k) => ({
    unit: row.unit,
    slice,
    v1: v1.slice(k * width, (k + 1) * width),
    v2: v2?.slice(k * width, (k + 1) * width) ?? null,
    first1: row.first1?.[k],
    first2: row.first2?.[k],
    peak1: row.peak1?.[k],
    peak2: row.peak2?.[k],
    last1: row.last1?.[k],
    last2: row.last2?.[k],
  }));
}

/** Rows by the unit that they are of. */
export const byUnit = <R extends SumsRow>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> =>
  Map.groupBy(rows, ({ unit }) => unit ?? '');

/** Only the kind's own components were asked for: those beyond are 0. */
const six = (own: readonly string[]): readonly bigint[] => Array.from({ length: 6 }, (_, k) => BigInt(own[k] ?? 0));

/** The slices of one unit's rows on the first day that was asked for. */
export const slicesOnDay = (rows: readonly SumsRow[]): Slices =>
  new Map(
    rows.map(({ slice, v1, first1, peak1, last1 }): [string, SliceSums] => [
      slice,
      { sums: six(v1), first: first1 ?? null, peak: BigInt(peak1 ?? 0), last: last1 ?? null },
    ]),
  );

/** The same on the second; on the first where that is the only one. */
export const slicesOnDue = (rows: readonly SumsRow[]): Slices =>
  rows.every(({ v2 }) => v2 === null)
    ? slicesOnDay(rows)
    : new Map(
        rows.map(({ slice, v2, first2, peak2, last2 }): [string, SliceSums] => [
          slice,
          { sums: six(v2 ?? []), first: first2 ?? null, peak: BigInt(peak2 ?? 0), last: last2 ?? null },
        ]),
      );

/** @throws Error for a kind that this program does not have */
export function kindNamed(kind: string): MeasureKind {
  const kinds: readonly MeasureKind[] = Object.values(measureKinds);
  const found = kinds.find((one) => `${one.name}@${one.version}` === kind);
  if (found === undefined) throw new Error(`no measure kind ${kind} in this program`);
  return found;
}

/** What is asked of a kind. */
export function shapeOf(kind: string, days: Shape['days']): Shape {
  const { components, series = false } = kindNamed(kind);
  return { components: components.length, isSeries: series, days };
}
