import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOverview } from '../board/use-board.js';
import { Loaded } from '../parts/loaded.js';
import { isBeforePlan } from '../view/before-plan.js';
import { countVerdicts } from '../verdict/count-verdicts.js';
import { VerdictCounts } from '../verdict/verdict-counts.js';

/** The unit at the moment that is looked at: how many indicators got which verdict. */
export function MomentCounts() {
  const { t } = useTranslation('travel');
  const read = useOverview();
  if (isBeforePlan(read.error)) return <Alert type="info" showIcon title={t('beforePlan')} />;
  return (
    <Loaded read={read}>
      {({ attainments, on, position }) => (
        <section className="paper travel-counts" aria-labelledby="counts">
          <h2 id="counts">{t('counts', { unit: attainments[0]?.unitName ?? '' })}</h2>
          <p className="quiet number">{t('view.asOf', { ns: 'translation', on, position })}</p>
          <VerdictCounts counts={countVerdicts(attainments)} />
        </section>
      )}
    </Loaded>
  );
}
