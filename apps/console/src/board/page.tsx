import { Empty } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Attainments, PlanOutline } from '../api/types.js';
import { Loaded } from '../parts/loaded.js';
import { countVerdicts } from '../verdict/count-verdicts.js';
import { useView } from '../view/view.js';
import './board.css';
import { Counts } from './counts.js';
import { Filters } from './filters.js';
import { byBadness, groupsOf, matching, ofSection } from './rows.js';
import { BoardTable } from './table.js';
import { TrendsContext, useReadTrends } from './use-trends.js';
import { useFilter } from './use-filter.js';
import { useOutline, useOverview } from './use-board.js';
import './words.js';

/** The plan at a glance (总览): every indicator of a unit with verdict, value, target and pace. */
export function Page() {
  const overview = useOverview();
  const outline = useOutline(overview.data?.planVersion);
  return (
    <Loaded read={overview}>
      {(found) => <Loaded read={outline}>{(plan) => <Board plan={plan} found={found} />}</Loaded>}
    </Loaded>
  );
}

interface Props {
  readonly plan: PlanOutline;
  readonly found: Attainments;
}

function Board({ plan, found }: Props) {
  const { t } = useTranslation('board');
  const view = useView();
  const { filter, set, reset } = useFilter();
  const { attainments } = found;
  const counts = useMemo(
    () => countVerdicts(ofSection(attainments, plan, filter.section)),
    [attainments, plan, filter.section],
  );
  const rows = useMemo(() => matching(attainments, plan, filter), [attainments, plan, filter]);
  const groups = useMemo(
    () =>
      filter.order === 'plan'
        ? groupsOf(rows, plan.items)
        : [{ no: -1, title: '', section: null, rows: [...rows].sort(byBadness) }],
    [rows, plan, filter.order],
  );
  const trends = useReadTrends(plan.from, found);
  const unit = attainments[0]?.unitName ?? '';
  return (
    <>
      <div className="board-head">
        <h1>{unit}</h1>
        <p className="quiet">
          {plan.title} · {t('view.asOf', { ns: 'translation', on: found.on, position: found.position })} ·{' '}
          <Link to={view.to('matrix')}>{t('worstUnit')}</Link>
        </p>
      </div>
      <Counts counts={counts} chosen={filter.verdicts} toggle={(verdict) => set({ verdict })} />
      <Filters plan={plan} filter={filter} set={set} />
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothing')}>
          <button type="button" className="link" onClick={reset}>
            {t('showAll')}
          </button>
        </Empty>
      ) : (
        <TrendsContext value={trends}>
          <BoardTable
            caption={t('caption', { unit, shown: rows.length, all: attainments.length })}
            groups={groups}
            plan={plan}
          />
        </TrendsContext>
      )}
    </>
  );
}
