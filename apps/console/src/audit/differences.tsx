import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUnitNames } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { useIndicatorNames } from './names.js';
import { Said } from './said.js';
import { Steps } from './steps.js';
import type { ReplayDifference, ReplayReport } from './types.js';

const PAGE_SIZE = 50;

/** Every line that differs, by indicator and unit, with the steps that lead from one number to the other. */
export function Differences({ report: { differences, causes, direction } }: { readonly report: ReplayReport }) {
  const { t } = useTranslation('audit');
  const { get, set } = useView();
  const [shown, setShown] = useState(PAGE_SIZE);
  const cause = get('cause') ?? '';
  const chosen = differences.filter(({ steps }) => cause === '' || steps.some((step) => step.cause === cause));
  return (
    <section aria-labelledby="differences">
      <div className="section-head">
        <h3 id="differences">{t('report.differences')}</h3>
        <Select
          aria-label={t('report.cause')}
          value={cause}
          popupMatchSelectWidth={false}
          onChange={(value: string) => set({ cause: value })}
          options={[
            { value: '', label: t('report.anyCause', { count: differences.length }) },
            ...Object.entries(causes).map(([one, count]) => ({
              value: one,
              label: `${t(`cause.${one}`, { defaultValue: one })} (${count})`,
            })),
          ]}
        />
      </div>
      <p className="quiet">{t(`direction.${direction}`)}</p>
      <div className="table-scroll" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('report.indicator')}</th>
              <th scope="col">{t('report.from')}</th>
              <th scope="col">{t('report.to')}</th>
              <th scope="col">{t('report.why')}</th>
            </tr>
          </thead>
          <tbody>
            {chosen.slice(0, shown).map((difference) => (
              <Row key={`${difference.indicator} ${difference.unit}`} difference={difference} />
            ))}
          </tbody>
        </table>
      </div>
      {chosen.length > shown && (
        <div className="form-end">
          <span className="quiet">{t('report.shown', { shown, count: chosen.length })}</span>
          <Button onClick={() => setShown(shown + PAGE_SIZE)}>{t('report.more')}</Button>
        </div>
      )}
    </section>
  );
}

function Row({ difference: { indicator, unit, from, to, steps } }: { readonly difference: ReplayDifference }) {
  const { t } = useTranslation('audit');
  const view = useView();
  const indicatorNames = useIndicatorNames();
  const unitNames = useUnitNames();
  const link = view.to(`indicators/${encodeURIComponent(indicator)}`, unit === null ? {} : { unit });
  return (
    <tr>
      <th scope="row">
        <Link to={link}>{indicatorNames.get(indicator) ?? indicator}</Link>
        <br />
        <span dir="auto">{unit === null ? t('report.elsewhere') : (unitNames.get(unit) ?? unit)}</span>
      </th>
      <td>
        <Said number={from} />
      </td>
      <td>
        <Said number={to} />
      </td>
      <td>
        <Steps steps={steps} as={(to ?? from)?.as ?? 'share'} />
      </td>
    </tr>
  );
}
