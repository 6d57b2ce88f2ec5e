import type { SliceSums, Slices } from '@duibiao/measures';

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
export interface UnitRow {
  /** Of the definition, from 1. */
  readonly no: string;
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

/** The slices of each unit. */
export const slicesByUnit = (rows: readonly UnitRow[]): ReadonlyMap<string, readonly SumsRow[]> =>
  new Map(rows.map((row) => [row.unit ?? '', row.unit === null ? [] : sliceRows(row)]));

function sliceRows(row: UnitRow): readonly SumsRow[] {
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

/** Most sums are 0. */
const number = (text: string | undefined): bigint => (text === undefined || text === '0' ? 0n : BigInt(text));

/** As many components were asked for as the widest kind has: those beyond are 0. */
const six = ([c1, c2, c3, c4, c5, c6]: readonly string[]): readonly bigint[] => [
  number(c1),
  number(c2),
  number(c3),
  number(c4),
  number(c5),
  number(c6),
];

/** The slices of one unit's rows on the first day that was asked for. */
export const slicesOnDay = (rows: readonly SumsRow[]): Slices =>
  new Map(
    rows.map(({ slice, v1, first1, peak1, last1 }): [string, SliceSums] => [
      slice,
      { sums: six(v1), first: first1 ?? null, peak: number(peak1), last: last1 ?? null },
    ]),
  );

/** The same on the second; on the first where that is the only one, for which `onDay` are those of the same rows where they are known. */
export const slicesOnDue = (rows: readonly SumsRow[], onDay?: Slices): Slices =>
  rows.every(({ v2 }) => v2 === null)
    ? (onDay ?? slicesOnDay(rows))
    : new Map(
        rows.map(({ slice, v2, first2, peak2, last2 }): [string, SliceSums] => [
          slice,
          { sums: six(v2 ?? []), first: first2 ?? null, peak: number(peak2), last: last2 ?? null },
        ]),
      );
