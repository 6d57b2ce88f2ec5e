import { useTranslation } from 'react-i18next';
import { useView } from '../view/view.js';
import type { Place } from './move.js';
import { COLUMN_PX, HEAD_PX, NAME_PX } from './sizes.js';

interface Props {
  readonly inSight: readonly { readonly index: number; readonly start: number }[];
  /** The column that has the focus, where it is among the heads. */
  readonly focused: number | undefined;
  readonly focus: (place: Place) => void;
  readonly nameOf: (
    column: number,
  ) => { readonly indicator: string; readonly item: number; readonly text: string } | undefined;
}

/** The names of the indicators; a press orders the units by one, the worst first. */
export function GridHead({ inSight, focused, focus, nameOf }: Props) {
  const { t } = useTranslation('matrix');
  const { get, set } = useView();
  return (
    <div role="row" aria-rowindex={1} className="matrix-head" style={{ height: HEAD_PX }}>
      <div role="columnheader" aria-colindex={1} className="matrix-corner" style={{ width: NAME_PX, height: HEAD_PX }}>
        {t('unit')}
      </div>
      {inSight.map(({ index, start }) => {
        const name = nameOf(index);
        if (name === undefined) return null;
        const isSorted = get('sort') === name.indicator;
        return (
          <div
            key={name.indicator}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={isSorted ? 'other' : 'none'}
            className="matrix-column"
            style={{ width: COLUMN_PX, height: HEAD_PX, insetInlineStart: NAME_PX + start }}
          >
            <button
              type="button"
              data-place={`-1 ${index}`}
              tabIndex={focused === index ? 0 : -1}
              onFocus={() => focus({ row: -1, column: index })}
              title={t('sortBy', { name: `${name.item} ${name.text}` })}
              onClick={() => set({ sort: isSorted ? undefined : name.indicator })}
            >
              <span>
                {name.item} {name.text}
              </span>
            </button>
          </div>
        );
      })}
    </div>
  );
}
