import { useTranslation } from 'react-i18next';
import { VerdictTag } from '../verdict/verdict-tag.js';
import { exactText } from '../replays/exact.js';

interface Number {
  readonly value: string | null;
  readonly as: 'share' | 'count';
  readonly verdict: string;
  readonly reason: string | null;
}

/** What a result says of one indicator and unit; null where it says nothing. */
export function Said({ number }: { readonly number: Number | null }) {
  const { t } = useTranslation('audit');
  if (number === null) return <span className="quiet">{t('report.absent')}</span>;
  return (
    <span className="said">
      <span className="number">{exactText(number.value, number.as)}</span>
      <VerdictTag verdict={number.verdict} reason={number.reason} />
    </span>
  );
}
