import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Attainment } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { fractionText, valueText } from '../parts/number-text.js';
import { VerdictTag } from '../verdict/verdict-tag.js';
import { useView } from '../view/view.js';
import type { Change } from './changes.js';

interface Props {
  readonly changes: readonly Change[];
  readonly caption: string;
  /** The two moments in words. */
  readonly heads: readonly [string, string];
}

/** As many as one reads before asking for all. */
const FIRST = 15;

/** Indicators that say something different at the two moments. */
export function ChangesTable({ changes, caption, heads }: Props) {
  const { t, i18n } = useTranslation('travel');
  const { to } = useView();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? changes : changes.slice(0, FIRST);
  return (
    <div className="travel-scroll" tabIndex={0} role="region" aria-label={t('changes')}>
      <table className="travel-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator')}</th>
            <th scope="col">
              {t('sideA')} · {heads[0]}
            </th>
            <th scope="col">
              {t('sideB')} · {heads[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ indicator, name, item, a, b, isVerdict }) => (
            <tr key={indicator}>
              <th scope="row">
                <span className="quiet number">{item}</span>{' '}
                <Link to={to(`indicators/${encodeURIComponent(indicator)}`)}>{inLanguage(name, i18n.language)}</Link>
                {isVerdict && <div className="travel-verdict-changed">{t('verdictChanged')}</div>}
              </th>
              <td>
                <Said one={a} />
              </td>
              <td>
                <Said one={b} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < changes.length && (
        <Button onClick={() => setIsWhole(true)}>{t('showAll', { count: changes.length })}</Button>
      )}
    </div>
  );
}

function Said({ one }: { readonly one: Attainment | null }) {
  const { t } = useTranslation('travel');
  if (one === null) return <span className="quiet">{t('absent')}</span>;
  const { value, kind, verdict, provisional, reason } = one;
  return (
    <>
      <div className="number">
        {valueText(value, kind)} <span className="quiet">{fractionText(value, kind)}</span>
      </div>
      <VerdictTag verdict={verdict} isProvisional={provisional} reason={reason} />
    </>
  );
}
