import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { FieldList } from '../replays/field-list.js';
import { useUnitNames } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { besideOf } from './beside.js';
import { useIndicatorNames } from './names.js';
import { Said } from './said.js';
import type { ResultComparison } from './types.js';

const PAGE_SIZE = 50;

/** What changed between two published results, key by key. */
export function Comparison({ first, second }: { readonly first: string; readonly second: string }) {
  const { t } = useTranslation('audit');
  const read = useRead(
    ['comparison', first, second],
    (api, { ledger }, signal) =>
      api.GET('/v1/ledgers/{ledger}/recomputations/{recomputation}/comparison', {
        params: { path: { ledger, recomputation: first }, query: { with: second } },
        signal,
      }),
    { isFixed: true },
  );
  return (
    <section className="paper" aria-labelledby="comparison">
      <h2 id="comparison">{t('comparison.title')}</h2>
      <Loaded read={read}>{(comparison) => <Compared comparison={comparison} />}</Loaded>
    </section>
  );
}

function Compared({ comparison: { first, second, differences } }: { readonly comparison: ResultComparison }) {
  const { t } = useTranslation('audit');
  const { to } = useView();
  const indicatorNames = useIndicatorNames();
  const unitNames = useUnitNames();
  const [shown, setShown] = useState(PAGE_SIZE);
  const title = ({ day, position }: ResultComparison['first']): string => t('comparison.of', { day, position });
  if (differences.length === 0) return <p>{t('comparison.same')}</p>;
  return (
    <>
      <p className="quiet">{t('comparison.count', { count: differences.length })}</p>
      <div className="table-scroll" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('report.indicator')}</th>
              <th scope="col">{title(first)}</th>
              <th scope="col">{title(second)}</th>
              <th scope="col">{t('comparison.beside')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.slice(0, shown).map(({ indicator, unit, first: one, second: other }) => (
              <tr key={`${indicator} ${unit}`}>
                <th scope="row">
                  <Link to={to(`indicators/${encodeURIComponent(indicator)}`, unit === null ? {} : { unit })}>
                    {indicatorNames.get(indicator) ?? indicator}
                  </Link>
                  <br />
                  <span dir="auto">{unit === null ? t('report.elsewhere') : (unitNames.get(unit) ?? unit)}</span>
                </th>
                <td>
                  <Said number={one} />
                </td>
                <td>
                  <Said number={other} />
                </td>
                <td>
                  <FieldList fields={besideOf(one, other)} as={(other ?? one)?.as ?? 'share'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {differences.length > shown && (
        <div className="form-end">
          <span className="quiet">{t('report.shown', { shown, count: differences.length })}</span>
          <Button onClick={() => setShown(shown + PAGE_SIZE)}>{t('report.more')}</Button>
        </div>
      )}
    </>
  );
}
