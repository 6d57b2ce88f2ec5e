import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { VerdictCounts } from '../verdict/verdict-counts.js';
import { Differences } from './differences.js';
import type { ReplayReport } from './types.js';

/** What a replay found: both views with their digests, and every difference with its causes. */
export function Report({ report }: { readonly report: ReplayReport }) {
  const { t } = useTranslation('audit');
  const { replayed, against, differences } = report;
  return (
    <>
      {differences.length === 0 ? (
        <Alert role="status" type="success" showIcon title={t('report.same')} />
      ) : (
        <Alert
          role="status"
          type={report.causes['defect'] === undefined ? 'info' : 'error'}
          showIcon
          title={t('report.differ', { count: differences.length })}
        />
      )}
      <div className="table-scroll" tabIndex={0}>
        <table className="plain-table">
          <caption>{t('report.views')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('report.view')}</th>
              <th scope="col">{t('report.position')}</th>
              <th scope="col">{t('report.day')}</th>
              <th scope="col">{t('report.version')}</th>
              <th scope="col">{t('report.verdicts')}</th>
              <th scope="col">{t('report.digest')}</th>
            </tr>
          </thead>
          <tbody>
            <ViewRow name={t('report.replayed')} view={replayed} />
            {against !== null && <ViewRow name={t(`against.${against.with}`)} view={against} />}
          </tbody>
        </table>
      </div>
      <p className="quiet">{t('report.engine', { engine: report.engine })}</p>
      {differences.length > 0 && <Differences report={report} />}
    </>
  );
}

function ViewRow({ name, view }: { readonly name: string; readonly view: ReplayReport['replayed'] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{view.position}</td>
      <td className="number">{view.day}</td>
      <td className="number">{view.planVersion}</td>
      <td>
        <VerdictCounts counts={new Map(Object.entries(view.verdicts))} />
      </td>
      <td>
        <code title={view.digest}>{view.digest.slice(0, 16)}…</code>
      </td>
    </tr>
  );
}
