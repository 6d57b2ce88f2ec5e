import { type Definition, measureKinds, type SliceSums, type Slices } from '@duibiao/measures';
import { cursorPosition, projector } from '../cursor.js';
import { unitSums } from './attainment.sql.js';
import type { Queryable } from './database.js';

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

interface Row {
  readonly position: string;
  readonly unit: string | null;
  readonly slice: string;
  readonly v1: string[];
  readonly v2: string[];
  readonly first1: string | null;
  readonly first2: string | null;
  readonly peak1: string;
  readonly peak2: string;
}

/**
 * The exact numbers of units at (P, D): from the cells at the newest position, from the case rows at an earlier one. Both
 * give the same. Units come in the order asked; one in which nothing counts has no slices.
 */
export async function sums(db: Queryable, question: SumsQuestion): Promise<SumsAnswer> {
  const { ledger, definition, units, position, day, due } = question;
  const { digest } = definition;
  const series = isSeries(definition.kind);
  const values = [ledger, digest, [...units], projector, day, due ?? day];
  const { rows } = await db.query<Row>(unitSums(series, false), values);
  const [first] = rows;
  const newest = first === undefined ? await cursorPosition(db, ledger) : BigInt(first.position);
  if (position !== undefined && position > newest) return { state: 'behind', position: newest };
  if (first === undefined) return { state: 'unknown-definition', position: newest };
  const isPast = position !== undefined && position < newest;
  const found = isPast ? (await db.query<Row>(unitSums(series, true), [...values, position])).rows : rows;
  return { state: 'known', position: position ?? newest, units: units.map((unit) => unitOf(unit, found, due)) };
}

function unitOf(unit: string, rows: readonly Row[], due: string | undefined): UnitSums {
  const own = rows.filter((row) => row.unit === unit);
  const slices = (of: (row: Row) => SliceSums): Slices => new Map(own.map((row) => [row.slice, of(row)]));
  return {
    unit,
    onDay: slices(({ v1, first1, peak1 }) => ({ sums: v1.map(BigInt), first: first1, peak: BigInt(peak1) })),
    onDue:
      due === undefined
        ? null
        : slices(({ v2, first2, peak2 }) => ({ sums: v2.map(BigInt), first: first2, peak: BigInt(peak2) })),
  };
}

function isSeries(kind: string): boolean {
  const found = Object.values(measureKinds).find((one) => `${one.name}@${one.version}` === kind);
  if (found === undefined) throw new Error(`no measure kind ${kind} in this program`);
  return 'series' in found && found.series === true;
}
