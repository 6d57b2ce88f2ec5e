import { useTranslation } from 'react-i18next';
import { markOf, verdictText } from './verdicts.js';
import './verdict-tag.css';

interface Props {
  readonly verdict: string;
  /** The target is a reading, not stated. */
  readonly isProvisional?: boolean;
  /** Why it cannot be judged. */
  readonly reason?: string | null;
}

/** A verdict: shape, colour and word. */
export function VerdictTag({ verdict, isProvisional = false, reason = null }: Props) {
  const { t } = useTranslation();
  const { shape, colour } = markOf(verdict);
  return (
    <span className="verdict-tag" style={{ '--colour': colour } as React.CSSProperties}>
      <span className="verdict-tag-shape" aria-hidden>
        {shape}
      </span>
      {verdictText(t, verdict)}
      {reason !== null && <span className="verdict-tag-more">{t(`reason.${reason}`, { defaultValue: reason })}</span>}
      {isProvisional && <span className="verdict-tag-more">{t('verdict.provisional')}</span>}
    </span>
  );
}
