import { useTranslation } from 'react-i18next';
import type { Matrix } from '../api/types.js';
import { markOf, verdicts, verdictText } from '../verdict/verdicts.js';

/** What the shapes mean, of those that are there. */
export function Legend({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useTranslation('matrix');
  const words = useTranslation().t;
  const there = new Set(matrix.rows.flatMap((row) => row.verdicts.map((verdict) => matrix.verdicts[verdict])));
  return (
    <div className="matrix-legend">
      <ul aria-label={t('legend')}>
        {verdicts
          .filter((verdict) => there.has(verdict))
          .map((verdict) => (
            <li key={verdict}>
              <span aria-hidden className="matrix-mark" data-verdict={verdict}>
                {markOf(verdict).shape}
              </span>{' '}
              {verdictText(words, verdict)}
            </li>
          ))}
      </ul>
      <p className="quiet">{t('help')}</p>
    </div>
  );
}
