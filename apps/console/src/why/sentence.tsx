import { useTranslation } from 'react-i18next';
import type { Attainment } from '../api/types.js';
import { paceText, targetText, valueText } from '../parts/number-text.js';
import { VerdictTag } from '../verdict/verdict-tag.js';

interface Props {
  readonly attainment: Attainment;
}

/** The number as a sum: numerator over denominator, with what it is held against. */
export function Sentence({ attainment }: Props) {
  const { t } = useTranslation('why');
  const shared = useTranslation().t;
  const { value, kind, verdict, provisional, reason, pace } = attainment;
  return (
    <section className="paper why-sentence" aria-label={t('title')}>
      <span className="number why-sum">
        {value === null
          ? t('noNumber')
          : value.denominator === '1'
            ? valueText(value, kind)
            : t('sentence', { ...value, value: valueText(value, kind) })}
      </span>
      <VerdictTag verdict={verdict} isProvisional={provisional} reason={reason} />
      <span>{targetText(shared, attainment)}</span>
      {pace !== null && <span className="quiet">{paceText(shared, pace)}</span>}
    </section>
  );
}
