import { useTranslation } from 'react-i18next';

const marks = {
  unreviewed: { shape: '◷', colour: 'var(--verdict-open)' },
  accepted: { shape: '✓', colour: 'var(--verdict-good)' },
  returned: { shape: '↩', colour: 'var(--verdict-bad)' },
  'not-covered': { shape: '–', colour: 'var(--verdict-quiet)' },
} as const;

/** How a review stands: shape, colour and word. Null is a frame that planners set, which nobody reviews. */
export function ReviewState({ state }: { readonly state: keyof typeof marks | null }) {
  const { t } = useTranslation('submit');
  if (state === null) return <span className="quiet">{t('review.frame')}</span>;
  const { shape, colour } = marks[state];
  return (
    <span style={{ color: colour }} className="review-state">
      <span aria-hidden>{shape}</span> {t(`review.${state}`)}
    </span>
  );
}
