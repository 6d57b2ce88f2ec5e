import { Alert, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReplayReport } from '../api/types.js';
import { useView } from '../view/view.js';
import { CauseSection } from './cause-section.js';
import { groupsOf } from './causes.js';

interface Props {
  readonly report: ReplayReport;
  readonly digest: string | null;
  readonly unit: string | undefined;
}

/** The differences of a replay by their causes: of the unit itself, or with all below it. */
export function CausesReport({ report, digest, unit }: Props) {
  const { t } = useTranslation('travel');
  const { get, set } = useView();
  const isWide = get('below') === '1';
  const { differences, direction } = report;
  if (differences.length === 0) {
    return <Alert type="success" showIcon title={t('agreeing')} description={<Replayed report={report} />} />;
  }
  const groups = groupsOf(report, isWide ? undefined : unit);
  const [from, to] = direction === 'against-to-replayed' ? [t('sideA'), t('sideB')] : [t('sideB'), t('sideA')];
  return (
    <div className="travel-report">
      <div className="travel-report-head">
        <span>
          {t('differences', { count: differences.length })} · {t('fromTo', { from, to })}
        </span>
        <Checkbox
          checked={isWide}
          onChange={({ target }) => set({ below: target.checked ? '1' : undefined }, { replace: true })}
        >
          {t('below')}
        </Checkbox>
      </div>
      {groups.length === 0 && <Alert type="info" showIcon title={t('noneHere')} />}
      {groups.map((group) => (
        <CauseSection key={group.cause} group={group} isWide={isWide} />
      ))}
      <p className="quiet number">
        <Replayed report={report} />
      </p>
      {digest !== null && (
        <p className="quiet">
          {t('report')} <code>{digest}</code>
        </p>
      )}
    </div>
  );
}

/** The two moments as they were replayed: what is known now may have grown since. */
function Replayed({ report: { replayed, against } }: { readonly report: ReplayReport }) {
  const { t } = useTranslation('travel');
  if (against === null) return null;
  const said = ({ day, position }: Pick<typeof replayed, 'day' | 'position'>): string =>
    t('view.asOf', { ns: 'translation', on: day, position });
  return t('replayed', { a: said(against), b: said(replayed) });
}
