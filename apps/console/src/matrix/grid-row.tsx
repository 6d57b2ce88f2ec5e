import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matrix } from '../api/types.js';
import { GridCell } from './grid-cell.js';
import { HEAD_PX, NAME_PX, ROW_PX } from './sizes.js';
import type { Place } from './move.js';
import { badCount } from './table.js';
import type { CellWords } from './use-cell-words.js';

interface Props {
  readonly matrix: Matrix;
  readonly columns: readonly number[];
  /** Place of the unit in the answer, and in what is shown. */
  readonly row: number;
  readonly at: number;
  readonly start: number;
  readonly inSight: readonly { readonly index: number; readonly start: number }[];
  /** The column that has the focus, where it is in this row. */
  readonly focused: number | undefined;
  readonly focus: (place: Place) => void;
  readonly open: (row: number, column: number) => void;
  readonly say: CellWords;
}

export const GridRow = memo(function GridRow(props: Props) {
  const { matrix, columns, row, at, start, inSight, focused, focus, open, say } = props;
  const { t } = useTranslation('matrix');
  const unit = matrix.units[row];
  if (unit === undefined) return null;
  const bad = badCount(matrix, row, columns);
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className="matrix-row"
      style={{ top: HEAD_PX + start, height: ROW_PX }}
      onFocus={(event) => focus({ row: at, column: columnOf(event.target) })}
      onClick={(event) => open(at, columnOf(event.target))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open(at, columnOf(event.target));
      }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className="matrix-name"
        style={{ width: NAME_PX, height: ROW_PX }}
        title={unit.hasChildren ? t('drill', { unit: unit.name }) : unit.name}
        data-place={`${at} -1`}
        tabIndex={focused === -1 ? 0 : -1}
      >
        <span className="matrix-unit">
          {unit.hasChildren && <span aria-hidden>▸ </span>}
          {unit.name}
        </span>
        {bad > 0 && (
          <span className="matrix-bad number" title={t('bad', { count: bad })}>
            {bad}
            <span className="visually-hidden">{t('bad', { count: bad })}</span>
          </span>
        )}
      </div>
      {inSight.map(({ index, start: left }) => (
        <GridCell
          key={columns[index]}
          place={`${at} ${index}`}
          row={row}
          column={columns[index] ?? -1}
          at={index}
          left={left}
          isFocused={focused === index}
          matrix={matrix}
          say={say}
        />
      ))}
    </div>
  );
});

/** The column of the cell in which something happened; −1 for the name. */
function columnOf(target: EventTarget): number {
  const place = (target as HTMLElement).closest<HTMLElement>('[data-place]')?.dataset['place'];
  return Number(place?.split(' ')[1] ?? -1);
}
