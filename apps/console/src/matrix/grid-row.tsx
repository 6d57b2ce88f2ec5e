import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matrix } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { markOf, verdictText } from '../verdict/verdicts.js';
import { COLUMN_PX, HEAD_PX, NAME_PX, ROW_PX } from './sizes.js';
import type { Place } from './move.js';
import { badCount, valueAt, verdictAt } from './table.js';

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
}

export const GridRow = memo(function GridRow(props: Props) {
  const { matrix, columns, row, at, start, inSight, focused, focus, open } = props;
  const { t, i18n } = useTranslation('matrix');
  const words = useTranslation().t;
  const unit = matrix.units[row];
  if (unit === undefined) return null;
  const bad = badCount(matrix, row, columns);
  const of = (column: number) => ({
    'data-place': `${at} ${column}`,
    tabIndex: focused === column ? 0 : -1,
    onFocus: () => focus({ row: at, column }),
    onClick: () => open(at, column),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') open(at, column);
    },
  });
  return (
    <div role="row" aria-rowindex={at + 2} className="matrix-row" style={{ top: HEAD_PX + start, height: ROW_PX }}>
      <div
        role="rowheader"
        aria-colindex={1}
        className="matrix-name"
        style={{ width: NAME_PX, height: ROW_PX }}
        title={unit.hasChildren ? t('drill', { unit: unit.name }) : unit.name}
        {...of(-1)}
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
      {inSight.map(({ index, start: left }) => {
        const column = columns[index] ?? -1;
        const indicator = matrix.indicators[column];
        if (indicator === undefined) return null;
        const verdict = verdictAt(matrix, row, column);
        const label = t('cell', {
          unit: unit.name,
          indicator: inLanguage(indicator.name, i18n.language),
          verdict: verdictText(words, verdict),
          value: valueAt(matrix, row, column) ?? t('noValue'),
        });
        return (
          <div
            key={indicator.indicator}
            role="gridcell"
            aria-colindex={index + 2}
            aria-label={label}
            title={label}
            className="matrix-cell matrix-mark"
            data-verdict={verdict}
            style={{ width: COLUMN_PX, height: ROW_PX, insetInlineStart: NAME_PX + left }}
            {...of(index)}
          >
            {markOf(verdict).shape}
          </div>
        );
      })}
    </div>
  );
});
