import { type Definition, type MeasureKind, measureKinds, type Slices } from '@duibiao/measures';
import { statement } from '@duibiao/platform';
import { cursorPosition, projector } from '../cursor.js';
import { type From, isReorganised, type Shape, type Source, unitSums } from './attainment.sql.js';
import type { Queryable } from './database.js';
import type { Grouping } from './organisation.js';
import { slicesByUnit, slicesOnDay, slicesOnDue, type SumsRow, type UnitRow } from './sums-rows.js';

/** What is measured, and the day (`YYYY-MM-DD`, its end) on which it is told as well once that has come. */
export interface DueDefinition extends Pick<Definition, 'digest' | 'kind'> {
  readonly due?: string | undefined;
}

/**
 * What to ask: definitions for units with their subtrees, at a position (absent: the newest projected), on a day and on the due days.
 * Days are `YYYY-MM-DD` and mean their end.
 */
export interface SumsQuestion {
  readonly ledger: string;
  /** Those that are alike are one statement: ask for several on a pool, where statements go side by side. */
  readonly definitions: readonly DueDefinition[];
  readonly units: readonly string[];
  readonly position?: bigint | undefined;
  readonly day: string;
  /** `then` (the default): the tree of the day; `now`: today's. */
  readonly organisation?: 'then' | 'now' | undefined;
  /** A register that groups units a second time; `units` then may name its groups, `group:<category>`. */
  readonly grouping?: Grouping | undefined;
  /** Counted by accepted facts and frames alone; nothing where nothing was reviewed. */
  readonly accepted?: boolean;
  /** From which end cells are added up; absent: from the nearer, as far as the due day tells. Both give the same, but where a cell is wrong. */
  readonly from?: From;
}

/** The sums of one unit's cases by slice. */
export interface UnitSums {
  readonly unit: string;
  readonly onDay: Slices;
  /** At the same position on the due day; null when none was asked for, or it has not come. */
  readonly onDue: Slices | null;
}

/**
 * `sums`: of each definition those of each unit, both in the order asked. `behind`: the position asked for is not projected yet, `position` is how
 * far it is. `unknown-definition`: no published plan asks for `digest`, or its event is not projected yet.
 */
export type SumsAnswer =
  | { readonly state: 'known'; readonly position: bigint; readonly sums: readonly (readonly UnitSums[])[] }
  | { readonly state: 'behind'; readonly position: bigint }
  | { readonly state: 'unknown-definition'; readonly position: bigint; readonly digest: string };

const reorganised = statement('is reorganised', `SELECT ${isReorganised('$2', '$3')} AS any`);

/** One definition, to be summed up from one source, on one day or on two. */
interface Part {
  readonly definition: DueDefinition;
  readonly source: Source;
  readonly day: string;
  readonly due: string;
}

/** What is known of a part: how far the ledger was projected, and the slices of each unit. */
interface Found {
  readonly position: bigint;
  /** Of the cells only: whether units stood elsewhere on the two days. */
  readonly isMoved: { readonly day: boolean; readonly due: boolean };
  readonly units: ReadonlyMap<string, readonly SumsRow[]>;
}

/**
 * The exact numbers of units at (P, D): from the cells at the newest position, from the case rows at an earlier one or in another tree. All
 * give the same where they answer the same. One in which nothing counts has no slices.
 */
export async function sums(db: Queryable, question: SumsQuestion): Promise<SumsAnswer> {
  const { ledger, definitions, units, day } = question;
  const position = question.position ?? (await cursorPosition(db, ledger));
  const known = { ...question, position };
  const cells = definitions.map((definition): Part => {
    const { due = day } = definition;
    return { definition, source: 'cells', day, due: due > day ? day : due };
  });
  const found = await ask(db, known, cells);
  const newest = found.values().next().value?.position ?? (await cursorPosition(db, ledger));
  if (position > newest) return { state: 'behind', position: newest };
  const unknown = cells.find((part) => !found.has(part));
  if (unknown !== undefined) {
    return { state: 'unknown-definition', position: newest, digest: unknown.definition.digest };
  }
  const split = cells.map((part) => partsOf(part, known, found.get(part)));
  const more = split.flat().filter((part) => !found.has(part));
  const rest = await ask(db, known, [...new Set(more)]);
  const rowsOf = (part: Part, unit: string) => (found.get(part) ?? rest.get(part))?.units.get(unit) ?? [];
  const answered = split.map(([onDay, onDue], index) =>
    units.map((unit): UnitSums => {
      const { due } = definitions[index] ?? {};
      const hasCome = due !== undefined && due <= day;
      const now = slicesOnDay(rowsOf(onDay, unit));
      return {
        unit,
        onDay: now,
        onDue: hasCome ? slicesOnDue(rowsOf(onDue, unit), onDue === onDay ? now : undefined) : null,
      };
    }),
  );
  return { state: 'known', position, sums: answered };
}

/** Where a definition is read that the cells were asked for: on its day, and on its due day. It is one part where both days are answered from one tree. */
function partsOf(
  cells: Part,
  question: SumsQuestion & { readonly position: bigint },
  found: Found | undefined,
): readonly [Part, Part] {
  const isNewest = found?.position === question.position;
  const source = (isMoved: boolean | undefined): Source => sourceWhere(question, isNewest, isMoved === true);
  const [onDay, onDue] = [source(found?.isMoved.day), source(found?.isMoved.due)];
  const at = (of: Source, day: string): Part => (of === 'cells' ? cells : { ...cells, source: of, day, due: day });
  if (onDay !== onDue || isTreeOfDay(onDay)) {
    const first = at(onDay, cells.day);
    return [first, onDay === onDue && cells.due === cells.day ? first : at(onDue, cells.due)];
  }
  const both = onDay === 'cells' ? cells : { ...cells, source: onDay };
  return [both, both];
}

const daysOf = ({ day, due }: Part): Shape['days'] => (day === due ? 1 : 2);

/** Of these the tree is another on another day. */
const isTreeOfDay = (source: Source): boolean => source === 'ofDay' || source === 'grouped';

/** The parts that are alike in one statement each; those of unknown definitions are missing. */
async function ask(
  db: Queryable,
  question: SumsQuestion & { readonly position: bigint },
  parts: readonly Part[],
): Promise<ReadonlyMap<Part, Found>> {
  const alike = Map.groupBy(parts, (part) => {
    const { definition, source, day } = part;
    const { isSeries } = shapeOf(definition.kind);
    return [source, isSeries, daysOf(part), fromOf(part, question), isTreeOfDay(source) ? day : ''].join(' ');
  });
  const found = await Promise.all([...alike.values()].map((group) => askAlike(db, question, group)));
  return new Map(found.flat());
}

async function askAlike(
  db: Queryable,
  question: SumsQuestion & { readonly position: bigint },
  parts: readonly Part[],
): Promise<readonly (readonly [Part, Found])[]> {
  const [first] = parts;
  if (first === undefined) return [];
  const { ledger, units, position, grouping, accepted = false } = question;
  const { source, day } = first;
  const shapes = parts.map(({ definition }) => shapeOf(definition.kind));
  const components = Math.max(...shapes.map((shape) => shape.components));
  const shape = { components, isSeries: shapes.some(({ isSeries }) => isSeries), days: daysOf(first) };
  const asked = sumsStatement(shape, source, accepted, fromOf(first, question));
  const tree = source === 'ofDay' ? [day] : source === 'grouped' ? [day, ...groupingValues(grouping)] : [];
  const digests = parts.map(({ definition }) => definition.digest);
  const dues = parts.map(({ due }) => due);
  const { rows } = await db.query<UnitRow>(
    asked([ledger, digests, [...units], projector, day, dues, position, ...tree]),
  );
  const byPart = Map.groupBy(rows, ({ no }) => Number(no) - 1);
  return parts.flatMap((part, index): readonly [Part, Found][] => {
    const own = byPart.get(index);
    const [one] = own ?? [];
    if (own === undefined || one === undefined) return [];
    const isMoved = { day: one.moved1 === true, due: (one.moved2 ?? one.moved1) === true };
    return [[part, { position: BigInt(one.position), isMoved, units: slicesByUnit(own) }]];
  });
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

/** Most of what counts by the due day lies within a year before it: the nearer end has fewer rows. Of a series, and of what is no cell, there is no end. */
function fromOf({ definition, source }: Part, { day, from }: Pick<SumsQuestion, 'day' | 'from'>): From {
  if (source !== 'cells' || shapeOf(definition.kind).isSeries) return 'start';
  const { due } = definition;
  const isNear = due !== undefined && Date.parse(due) - Date.parse(day) < halfYearMs;
  return from ?? (isNear ? 'end' : 'start');
}

const statements = new Map<string, ReturnType<typeof statement>>();

/** Each made once: its text is long, and a connection that has prepared it need not be sent it again. */
function sumsStatement(shape: Shape, source: Source, accepted: boolean, from: From): ReturnType<typeof statement> {
  const { components, isSeries, days } = shape;
  const name = `sums ${source} ${components} ${days}${isSeries ? ' series' : ''}${accepted ? ' accepted' : ''}${from === 'end' ? ' from end' : ''}`;
  const known = statements.get(name) ?? statement(name, unitSums(shape, source, accepted, from));
  statements.set(name, known);
  return known;
}

const kinds: ReadonlyMap<string, MeasureKind> = new Map(
  Object.values(measureKinds).map((one: MeasureKind) => [`${one.name}@${one.version}`, one]),
);

/** @throws Error for a kind that this program does not have */
export function kindNamed(kind: string): MeasureKind {
  const found = kinds.get(kind);
  if (found === undefined) throw new Error(`no measure kind ${kind} in this program`);
  return found;
}

/** What a kind is asked for. */
export function shapeOf(kind: string): Omit<Shape, 'days'> {
  const { components, series = false } = kindNamed(kind);
  return { components: components.length, isSeries: series };
}
