import { Empty, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attainment } from '../api/types.js';
import { Loaded } from '../parts/loaded.js';
import { useUnitType } from '../view/unit-type.js';
import { useView } from '../view/view.js';
import { ranked } from './rank.js';
import { RankingTable } from './ranking-table.js';
import { CHILDREN, useRanking, useTypesBelow } from './use-ranking.js';

interface Props {
  readonly attainment: Attainment;
}

/** The units below, worst first; of which level stands in the address. */
export function Ranking({ attainment: { indicator, unit, unitName } }: Props) {
  const { t } = useTranslation('indicator');
  const unitType = useUnitType();
  const { get, set } = useView();
  const types = useTypesBelow(unit);
  const asked = get('level') ?? CHILDREN;
  const level = types.includes(asked) ? asked : CHILDREN;
  const read = useRanking(indicator, unit, level);
  const label = level === CHILDREN ? t('children') : unitType(level);
  return (
    <section className="paper" aria-labelledby="ranking">
      <div className="indicator-section-head">
        <h2 id="ranking">{t('ranking')}</h2>
        <Select
          aria-label={t('level')}
          value={level}
          options={[
            { value: CHILDREN, label: t('children') },
            ...types.map((type) => ({ value: type, label: unitType(type) })),
          ]}
          popupMatchSelectWidth={false}
          onChange={(value) => set({ level: value === CHILDREN ? undefined : value }, { replace: true })}
        />
      </div>
      <Loaded read={read}>
        {({ attainments }) => (
          <Ranked attainments={attainments} label={label} none={t('noUnits', { unit: unitName })} />
        )}
      </Loaded>
    </section>
  );
}

interface RankedProps {
  readonly attainments: readonly Attainment[];
  readonly label: string;
  readonly none: string;
}

function Ranked({ attainments, label, none }: RankedProps) {
  const { t } = useTranslation('indicator');
  const { rows, others } = useMemo(() => ranked(attainments), [attainments]);
  if (attainments.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />;
  return (
    <>
      {rows.length > 0 && (
        <RankingTable rows={rows} caption={t('rankingCaption', { level: label, count: rows.length })} />
      )}
      {others > 0 && <p className="quiet indicator-others">{t('noCharge', { count: others })}</p>}
    </>
  );
}
