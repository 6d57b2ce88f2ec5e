import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LineageFact } from '../api/types.js';
import { useInstant } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { useReadable } from './use-field-texts.js';

interface Props {
  readonly fact: LineageFact;
  /** What it does in the number. */
  readonly role: string;
  readonly open: () => void;
}

/** A fact with all its fields, then where it stands: who recorded it, when, by which road, at which position. */
export function FactLine({ fact, role, open }: Props) {
  const { t } = useTranslation('facts');
  const { kindName, fields } = useReadable();
  const instant = useInstant();
  const { to } = useView();
  const { kind, position, version, recorded, review, submission } = fact;
  return (
    <div className="fact">
      <div className="fact-what">
        <strong>{kindName(kind)}</strong>
        <span className="quiet">{role}</span>
        {review !== null && <span className={`fact-review fact-review-${review}`}>{t(`review.${review}`)}</span>}
      </div>
      <dl className="fact-fields">
        {fields(kind, fact).map(({ field, name, text }) => (
          <div key={field}>
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      <div className="fact-place quiet number">
        {recorded !== null && (
          <>
            <span>{instant(recorded.at)}</span>
            <span>
              {t(`event.${recorded.type}`, { defaultValue: recorded.type })} ·{' '}
              {t(`channel.${recorded.channel}`, { defaultValue: recorded.channel })}
            </span>
            <span>
              {t('submitter')} <code>{recorded.principal}</code>
            </span>
          </>
        )}
        {submission !== null && (
          <span>
            {t('submission')} <code>{submission}</code>
          </span>
        )}
        <Link to={to('ledger', { entry: position })}>{t('position', { position })}</Link>
        <span>{t('version', { version })}</span>
        <button type="button" className="link" onClick={open}>
          {t('show')}
        </button>
      </div>
      {recorded !== null && (recorded.reason ?? recorded.note) !== null && (
        <p className="fact-why" dir="auto">
          {recorded.reason ?? recorded.note}
        </p>
      )}
    </div>
  );
}
