import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Matrix } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { useView } from '../view/view.js';
import { GridHead } from './grid-head.js';
import { GridRow } from './grid-row.js';
import { moved, type Place, within, withFocused } from './move.js';
import { COLUMN_PX, HEAD_PX, NAME_PX, ROW_PX } from './sizes.js';
import type { Shown } from './table.js';
import { useCellWords } from './use-cell-words.js';

interface Props {
  readonly matrix: Matrix;
  readonly shown: Shown;
}

/**
 * Thousands of cells, of which only those in sight are in the page; heads stay in sight. One cell has the focus: arrow keys move it, Enter
 * shows why the number is what it is, on the name of a unit goes down to it, and on the head of an indicator orders by it.
 */
export function Grid({ matrix, shown }: Props) {
  const { t, i18n } = useTranslation('matrix');
  const { to, set } = useView();
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setPlace] = useState<Place>({ row: 0, column: -1 });
  const size = { rows: shown.rows.length, columns: shown.columns.length };
  const place = within(wanted, size);
  const getScrollElement = useCallback(() => frame.current, []);
  const rows = useVirtualizer({
    count: size.rows,
    getScrollElement,
    estimateSize: () => ROW_PX,
    scrollPaddingStart: HEAD_PX,
    overscan: 3,
    rangeExtractor: useWithFocused(place.row),
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: size.columns,
    getScrollElement,
    estimateSize: () => COLUMN_PX,
    scrollPaddingStart: NAME_PX,
    overscan: 2,
    rangeExtractor: useWithFocused(place.column),
  });
  const move = (event: KeyboardEvent): void => {
    const next = moved(place, event, size);
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
    if (next.row >= 0) rows.scrollToIndex(next.row);
    if (next.column >= 0) columns.scrollToIndex(next.column);
    // The cell may only come into the page with the scrolling.
    requestAnimationFrame(() => requestAnimationFrame(() => focusCell(frame.current, next)));
  };
  // The same for as long as the matrix is: rows that stay in sight are not made anew with every step of scrolling.
  const open = useCallback(
    (row: number, column: number): void => {
      const unit = matrix.units[shown.rows[row] ?? -1];
      const indicator = matrix.indicators[shown.columns[column] ?? -1];
      if (unit === undefined) return;
      if (indicator !== undefined) {
        void navigate(to(`indicators/${encodeURIComponent(indicator.indicator)}/why`, { unit: unit.unit }));
      } else if (unit.hasChildren) set({ unit: unit.unit, level: undefined });
      else void navigate(to('board', { unit: unit.unit }));
    },
    [matrix, shown, navigate, to, set],
  );
  const say = useCellWords(matrix);
  const inSight = columns.getVirtualItems();
  return (
    <div
      ref={frame}
      className="matrix-frame"
      role="grid"
      tabIndex={-1}
      aria-label={t('grid', { units: size.rows, indicators: size.columns })}
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 1}
      onKeyDown={move}
    >
      <div
        className="matrix-canvas"
        style={{ width: NAME_PX + columns.getTotalSize(), height: HEAD_PX + rows.getTotalSize() }}
      >
        <GridHead
          inSight={inSight}
          focused={place.row === -1 ? place.column : undefined}
          focus={setPlace}
          nameOf={(column) => {
            const indicator = matrix.indicators[shown.columns[column] ?? -1];
            return indicator && { ...indicator, text: inLanguage(indicator.name, i18n.language) };
          }}
        />
        {rows.getVirtualItems().map(({ index, start }) => (
          <GridRow
            key={shown.rows[index]}
            matrix={matrix}
            columns={shown.columns}
            row={shown.rows[index] ?? 0}
            at={index}
            start={start}
            inSight={inSight}
            focused={place.row === index ? place.column : undefined}
            focus={setPlace}
            open={open}
            say={say}
          />
        ))}
      </div>
    </div>
  );
}

/** What is in the page of one direction: what is in sight, and what has the focus. */
const useWithFocused = (focused: number): ((range: Range) => number[]) =>
  useCallback((range) => withFocused(defaultRangeExtractor(range), focused), [focused]);

function focusCell(frame: HTMLElement | null, { row, column }: Place): void {
  frame?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`)?.focus({ preventScroll: true });
}
