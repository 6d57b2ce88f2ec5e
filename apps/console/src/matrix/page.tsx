import { Empty } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matrix, PlanOutline } from '../api/types.js';
import { useOutline } from '../board/use-board.js';
import { Loaded } from '../parts/loaded.js';
import { useView } from '../view/view.js';
import { Controls } from './controls.js';
import { Grid } from './grid.js';
import { Legend } from './legend.js';
import './matrix.css';
import { shownOf } from './table.js';
import { UnitPath } from './unit-path.js';
import { useMatrix } from './use-matrix.js';
import './words.js';

/** Units × indicators (矩阵): where it goes wrong, and where in the organisation. */
export function Page() {
  const { t } = useTranslation('matrix');
  const matrix = useMatrix();
  const outline = useOutline(matrix.data?.planVersion);
  return (
    <>
      <h1>{t('title')}</h1>
      <Loaded read={matrix}>
        {(found) => <Loaded read={outline}>{(plan) => <Shown plan={plan} matrix={found} />}</Loaded>}
      </Loaded>
    </>
  );
}

function Shown({ plan, matrix }: { readonly plan: PlanOutline; readonly matrix: Matrix }) {
  const { t } = useTranslation('matrix');
  const { get } = useView();
  const [section, sort, all] = [get('section'), get('sort') ?? 'worst', get('all')];
  const shown = useMemo(
    () => shownOf(matrix, plan, { section, sort, isJudgedOnly: all === undefined }),
    [matrix, plan, section, sort, all],
  );
  return (
    <>
      <UnitPath unit={matrix.unit} />
      <Controls plan={plan} matrix={matrix} />
      {matrix.units.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none', { unit: matrix.unit })} />
      ) : (
        <>
          <Legend matrix={matrix} />
          <Grid matrix={matrix} shown={shown} />
        </>
      )}
    </>
  );
}
