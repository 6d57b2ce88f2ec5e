import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Attainment } from '../api/types.js';
import { fractionText, valueText } from '../parts/number-text.js';
import { VerdictTag } from '../verdict/verdict-tag.js';
import { useView } from '../view/view.js';
import { barScale, fractionOf } from './rank.js';

interface Props {
  readonly rows: readonly Attainment[];
  readonly caption: string;
}

/** As many as one looks at before asking for all. */
const FIRST = 40;

/** Units with their numbers as bars; the stroke across the bars is the target. */
export function RankingTable({ rows, caption }: Props) {
  const { t } = useTranslation('indicator');
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  const scale = barScale(rows);
  return (
    <>
      <table className="indicator-table indicator-ranking">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rank')}</th>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('verdict')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <Row key={row.unit} row={row} place={index + 1} scale={scale} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button onClick={() => setIsWhole(true)}>{t('showAll', { count: rows.length })}</Button>
      )}
    </>
  );
}

interface RowProps {
  readonly row: Attainment;
  readonly place: number;
  readonly scale: ReturnType<typeof barScale>;
}

function Row({ row, place, scale }: RowProps) {
  const { t } = useTranslation('indicator');
  const { to } = useView();
  const { indicator, unit, unitName, value, kind, verdict, reason, provisional, target } = row;
  const page = `indicators/${encodeURIComponent(indicator)}`;
  const fraction = fractionText(value, kind);
  const goal = kind === 'trend' ? undefined : fractionOf(target?.value);
  return (
    <tr>
      <td className="number quiet">{place}</td>
      <th scope="row" dir="auto">
        <Link to={to(page, { unit })}>{unitName}</Link>
      </th>
      <td className="number">
        <span className="indicator-bar" aria-hidden>
          <span style={{ inlineSize: `${scale(fractionOf(value))}%` }} />
          {goal !== undefined && <i style={{ insetInlineStart: `${scale(goal)}%` }} />}
        </span>
        {valueText(value, kind)} {fraction !== undefined && <span className="quiet">{fraction}</span>}
      </td>
      <td>
        <VerdictTag verdict={verdict} isProvisional={provisional} reason={reason} />
      </td>
      <td>
        <Link to={to(`${page}/why`, { unit })} aria-label={t('whyOf', { unit: unitName })}>
          {t('why')}
        </Link>
      </td>
    </tr>
  );
}
