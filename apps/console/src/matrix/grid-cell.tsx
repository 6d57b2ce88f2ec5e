import { memo } from 'react';
import type { Matrix } from '../api/types.js';
import { markOf } from '../verdict/verdicts.js';
import { COLUMN_PX, NAME_PX, ROW_PX } from './sizes.js';
import { verdictAt } from './table.js';
import type { CellWords } from './use-cell-words.js';

interface Props {
  readonly matrix: Matrix;
  /** Place of unit and indicator in the answer. */
  readonly row: number;
  readonly column: number;
  /** Place of the indicator in what is shown, and from the left. */
  readonly at: number;
  readonly left: number;
  /** By which the grid finds the cell. */
  readonly place: string;
  readonly isFocused: boolean;
  readonly say: CellWords;
}

/** One verdict. What stays in sight while one scrolls is not made anew: all that it depends on is the same. */
export const GridCell = memo(function GridCell({ matrix, row, column, at, left, place, isFocused, say }: Props) {
  const verdict = verdictAt(matrix, row, column);
  const label = say(row, column);
  return (
    <div
      role="gridcell"
      aria-colindex={at + 2}
      aria-label={label}
      title={label}
      className="matrix-cell matrix-mark"
      data-verdict={verdict}
      data-place={place}
      tabIndex={isFocused ? 0 : -1}
      style={{ width: COLUMN_PX, height: ROW_PX, insetInlineStart: NAME_PX + left }}
    >
      {markOf(verdict).shape}
    </div>
  );
});
