import { useTranslation } from 'react-i18next';
import type { Publication } from '../view/publications.js';
import { placeOf } from './days.js';

interface Props {
  readonly from: string;
  readonly today: string;
  readonly closings: readonly Publication[];
  readonly go: (day: string) => void;
}

/** Below the slider: the months, and the days of which results of months and quarters were published. */
export function Marks({ from, today, closings, go }: Props) {
  const { t } = useTranslation('travel');
  const byDay = [...Map.groupBy(closings, ({ day }) => day)].filter(([day]) => day >= from && day <= today);
  if (byDay.length === 0) return <p className="quiet travel-no-marks">{t('noMarks')}</p>;
  return (
    <ul className="travel-marks" aria-label={t('marks')}>
      {byDay.map(([day, published]) => {
        const periods = published.map(({ period }) => period ?? '').join('、');
        const label = t('closing', { day, periods });
        return (
          <li key={day} style={{ insetInlineStart: `${placeOf(from, today, day)}%` }}>
            <button type="button" title={label} aria-label={label} onClick={() => go(day)}>
              <span aria-hidden>{published.length > 1 ? '◆' : '▲'}</span>
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
