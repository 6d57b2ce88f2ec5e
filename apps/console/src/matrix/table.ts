import type { Matrix, PlanOutline } from '../api/types.js';
import { badness } from '../verdict/verdicts.js';

/** The matrix as it is shown: which rows and columns, in which order; each names its place in the answer. */
export interface Shown {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

export interface Asked {
  readonly section: string | undefined;
  /** Without indicators by which none of these units is judged. */
  readonly isJudgedOnly: boolean;
  /** `organisation`, `worst`, or the id of an indicator. */
  readonly sort: string;
}

const BAD: ReadonlySet<string> = new Set(['missed', 'not-attained']);
const UNJUDGED: ReadonlySet<string> = new Set(['not-applicable', 'report-only', 'cancelled', 'postponed']);

export const verdictAt = (matrix: Matrix, row: number, column: number): string =>
  matrix.verdicts[matrix.rows[row]?.verdicts[column] ?? -1] ?? 'not-applicable';

export const valueAt = (matrix: Matrix, row: number, column: number): string | null =>
  matrix.rows[row]?.values[column] ?? null;

/** How many of the indicators that are shown a unit has not reached. */
export const badCount = (matrix: Matrix, row: number, columns: readonly number[]): number =>
  columns.filter((column) => BAD.has(verdictAt(matrix, row, column))).length;

export function shownOf(matrix: Matrix, outline: PlanOutline, { section, isJudgedOnly, sort }: Asked): Shown {
  const sections = new Map(outline.items.map((item) => [item.no, item.section]));
  const judges = (column: number): boolean =>
    matrix.units.some((_, row) => !UNJUDGED.has(verdictAt(matrix, row, column)));
  const columns = matrix.indicators.flatMap(({ item }, column) => {
    if (section !== undefined && sections.get(item) !== section) return [];
    return isJudgedOnly && !judges(column) ? [] : [column];
  });
  return { rows: sortedRows(matrix, sort, columns), columns };
}

function sortedRows(matrix: Matrix, sort: string, columns: readonly number[]): readonly number[] {
  const rows = matrix.units.map((_, row) => row);
  if (sort === 'worst') {
    const bad = rows.map((row) => badCount(matrix, row, columns));
    return rows.sort((one, other) => (bad[other] ?? 0) - (bad[one] ?? 0) || one - other);
  }
  const column = matrix.indicators.findIndex(({ indicator }) => indicator === sort);
  if (column < 0) return rows;
  const rank = (row: number): number => badness(verdictAt(matrix, row, column));
  const size = (row: number): number => sizeAt(matrix, row, column);
  return rows.sort((one, other) => rank(one) - rank(other) || size(one) - size(other) || one - other);
}

/**
 * For the order alone, the worst least: of what must not exceed its target that is the greatest value. What has no number comes last; it is finite,
 * so that two of them have a difference.
 */
function sizeAt(matrix: Matrix, row: number, column: number): number {
  const size = Number.parseFloat((valueAt(matrix, row, column) ?? '').replaceAll(',', ''));
  if (Number.isNaN(size)) return Number.MAX_VALUE;
  return matrix.indicators[column]?.target?.comparator === 'at-most' ? -size : size;
}
