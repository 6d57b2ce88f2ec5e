import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Attainment } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { fractionText, paceText, percentText, reportsText, targetText, valueText } from '../parts/number-text.js';
import { VerdictTag } from '../verdict/verdict-tag.js';
import { useView } from '../view/view.js';
import { PaceBar } from './pace-bar.js';
import { Trend } from './trend.js';

interface Props {
  readonly row: Attainment;
  /** The item's own words, where the row does not stand under them. */
  readonly item: string | undefined;
}

export const BoardRow = memo(function BoardRow({ row, item }: Props) {
  const { t, i18n } = useTranslation('board');
  const words = useTranslation().t;
  const { to } = useView();
  const { indicator, name, verdict, provisional, reason, value, kind, pace, completeness, incomplete } = row;
  const fraction = fractionText(value);
  return (
    <tr className="board-row">
      <th scope="row" className="board-indicator">
        <Link to={to(`indicators/${encodeURIComponent(indicator)}`)}>{inLanguage(name, i18n.language)}</Link>
        {item !== undefined && (
          <div className="quiet board-words">
            {row.item === 0 ? t('notice') : t('itemNo', { no: row.item })} {item}
          </div>
        )}
      </th>
      <td className="board-verdict">
        <VerdictTag verdict={verdict} isProvisional={provisional} reason={reason} />
        {incomplete !== null && (
          <div className="board-incomplete">{t('incomplete', { count: incomplete.parkedFacts })}</div>
        )}
      </td>
      <td className="board-value number">
        <Link to={to(`indicators/${encodeURIComponent(indicator)}/why`)} title={t('why')}>
          {valueText(value, kind)}
        </Link>
        {fraction !== undefined && <div className="quiet">{fraction}</div>}
      </td>
      <td className="board-target">{targetText(words, row)}</td>
      <td className="board-pace">
        {pace === null ? (
          <span className="quiet">—</span>
        ) : (
          <>
            <PaceBar pace={pace} />
            <span className={pace.behind ? 'board-behind' : undefined}>{paceText(words, pace)}</span>
          </>
        )}
      </td>
      <td className="board-completeness number">
        {completeness === null ? <span className="quiet">—</span> : reportsText(words, completeness)}
        {typeof completeness?.rate === 'string' && <div className="quiet">{percentText(completeness.rate)}</div>}
      </td>
      <td className="board-trend">
        <Trend indicator={indicator} />
      </td>
    </tr>
  );
});
