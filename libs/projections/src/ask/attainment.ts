import { type Definition, measureKinds } from '@duibiao/measures';
import { cursorPosition, projector } from '../cursor.js';
import { currentVectors, pastVectors } from './attainment.sql.js';
import type { Queryable } from './database.js';

/**
 * What to ask: units with their subtrees, at a position (absent: the newest projected), on a day, and on the due day.
 * Days are `YYYY-MM-DD` and mean their end.
 */
export interface VectorQuestion {
  readonly ledger: string;
  readonly definition: Pick<Definition, 'digest' | 'kind'>;
  readonly units: readonly string[];
  readonly position?: bigint | undefined;
  readonly day: string;
  readonly due?: string | undefined;
}

/** The sums of one unit's cases, in the order of the kind's components; for a ratio [numerator, denominator]. */
export interface UnitVectors {
  readonly unit: string;
  readonly onDay: readonly bigint[];
  /** At the same position on the due day; null when none was asked for. */
  readonly onDue: readonly bigint[] | null;
}

/**
 * `behind`: the position asked for is not projected yet, `position` is how far it is. `unknown-definition`: no published
 * plan asks for it, or its event is not projected yet.
 */
export type VectorAnswer =
  | { readonly state: 'known'; readonly position: bigint; readonly units: readonly UnitVectors[] }
  | { readonly state: 'behind' | 'unknown-definition'; readonly position: bigint };

interface Row {
  readonly position: string;
  readonly unit: string;
  readonly v1: string[];
  readonly v2: string[];
}

/**
 * The exact numbers of units at (P, D): from the cells at the newest position, from the case rows at an earlier one. Both
 * give the same. Units come in the order asked; one that is not in the tree has zeros.
 */
export async function vectors(db: Queryable, question: VectorQuestion): Promise<VectorAnswer> {
  const { ledger, definition, units, position, day, due } = question;
  const arity = arityOf(definition.kind);
  const days = [day, due ?? day];
  const { rows } = await db.query<Row>(currentVectors(arity), [
    ledger,
    definition.digest,
    [...units],
    projector,
    ...days,
  ]);
  const [first] = rows;
  const newest = first === undefined ? await cursorPosition(db, ledger) : BigInt(first.position);
  if (position !== undefined && position > newest) return { state: 'behind', position: newest };
  if (first === undefined) return { state: 'unknown-definition', position: newest };
  if (position === undefined || position === newest) return known(newest, units, rows, due);
  const past = await db.query<Row>(pastVectors(arity), [ledger, definition.digest, [...units], position, ...days]);
  return known(position, units, past.rows, due);
}

function known(
  position: bigint,
  units: readonly string[],
  rows: readonly Row[],
  due: string | undefined,
): VectorAnswer {
  const byUnit = new Map(rows.map((row) => [row.unit, row]));
  const answer = units.map((unit) => {
    const row = byUnit.get(unit);
    if (row === undefined) throw new Error(`no numbers for unit ${unit}`);
    return { unit, onDay: row.v1.map(BigInt), onDue: due === undefined ? null : row.v2.map(BigInt) };
  });
  return { state: 'known', position, units: answer };
}

function arityOf(kind: string): number {
  const found = Object.values(measureKinds).find((one) => `${one.name}@${one.version}` === kind);
  if (found === undefined) throw new Error(`no measure kind ${kind} in this program`);
  return found.components.length;
}
