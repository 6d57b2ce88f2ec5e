import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Attainment } from '../api/types.js';
import { fractionText, valueText } from '../parts/number-text.js';
import { VerdictTag } from '../verdict/verdict-tag.js';
import { formatSide } from '../travel/side.js';
import type { Publication } from '../view/publications.js';
import { useView } from '../view/view.js';
import { hasChanged, type Moment } from './series.js';

interface Props {
  readonly moments: readonly Moment[];
  /** As what is known the current numbers are told: now, or the moment that is looked at. */
  readonly known: string;
  /** Results that were published, without those of every night. */
  readonly published: readonly Publication[];
}

/** The same as the chart, in words: newest first. */
export function HistoryTable({ moments, known, published }: Props) {
  const { t } = useTranslation('indicator');
  const { to, at } = useView();
  const byDay = Map.groupBy(published, ({ day }) => day);
  return (
    <div className="indicator-scroll" tabIndex={0} role="region" aria-label={t('historyCaption', { known })}>
      <table className="indicator-table">
        <caption>{t('historyCaption', { known })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('knownThen')}</th>
            <th scope="col">{known}</th>
            <th scope="col">{t('verdictThen')}</th>
            {published.length > 0 && <th scope="col">{t('published')}</th>}
          </tr>
        </thead>
        <tbody>
          {[...moments].reverse().map((moment) => (
            <tr key={moment.day}>
              <th scope="row" className="number indicator-day">
                {moment.day}
              </th>
              <td className="number">
                <Value of={moment.known} />
              </td>
              <td className="number">
                <Value of={moment.current} />
                {hasChanged(moment) && (
                  <div>
                    <Link to={to('travel', { a: moment.day, b: formatSide({ at, on: moment.day }) })}>
                      {t('changed')}
                    </Link>
                  </div>
                )}
              </td>
              <td>{moment.known === null ? '—' : <VerdictTag verdict={moment.known.verdict} />}</td>
              {published.length > 0 && (
                <td className="number">
                  {(byDay.get(moment.day) ?? []).map(({ publishedPosition, period }) => (
                    <div key={publishedPosition}>
                      <Link to={to('ledger', { entry: publishedPosition })}>
                        {period !== null && `${period} · `}
                        {t('publishedAt', { position: publishedPosition })}
                      </Link>
                    </div>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ of }: { readonly of: Attainment | null }) {
  if (of === null) return '—';
  const fraction = fractionText(of.value, of.kind);
  return (
    <>
      {valueText(of.value, of.kind)}
      {fraction !== undefined && <span className="quiet"> {fraction}</span>}
    </>
  );
}
