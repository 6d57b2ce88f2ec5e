import { useTranslation } from 'react-i18next';
import type { Publication } from '../view/publications.js';
import { placeOf } from '../view/days.js';

interface Props {
  readonly from: string;
  readonly today: string;
  readonly published: readonly Publication[];
  readonly go: (day: string) => void;
}

/** Below the slider: the months, and the days of which results were published: a rhomb where a month or a quarter was closed. */
export function Marks({ from, today, published, go }: Props) {
  const { t } = useTranslation('travel');
  const byDay = [...Map.groupBy(published, ({ day }) => day)].filter(([day]) => day >= from && day <= today);
  if (byDay.length === 0) return <p className="quiet travel-no-marks">{t('noMarks')}</p>;
  return (
    <ul className="travel-marks" aria-label={t('marks')}>
      {byDay.map(([day, results]) => {
        const said = results.map(({ period, publishedPosition: position }) =>
          period === null ? t('position', { position }) : `${period} ${t('position', { position })}`,
        );
        const label = t('published', { day, results: said.join('、') });
        return (
          <li key={day} style={{ insetInlineStart: `${placeOf(from, today, day)}%` }}>
            <button type="button" title={label} aria-label={label} onClick={() => go(day)}>
              <span aria-hidden>{results.some(({ kind }) => kind === 'closing') ? '◆' : '▲'}</span>
              <span className="travel-mark-day" aria-hidden>
                {day.slice(5)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
