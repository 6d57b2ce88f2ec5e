import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FactHistory } from '../api/types.js';
import { Isolated } from '../parts/isolated.js';
import { useInstant } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { useReadable } from './use-field-texts.js';

interface Props {
  readonly kind: string;
  readonly version: FactHistory['history'][number];
  readonly isChosen: boolean;
  readonly choose: () => void;
}

/** One version of a fact: recorded, corrected or voided, by whom and why. */
export function FactVersion({ kind, version: one, isChosen, choose }: Props) {
  const { t } = useTranslation('facts');
  const { fields } = useReadable();
  const instant = useInstant();
  const { to } = useView();
  const { version, type, position, recordedAt, principal, channel, reason, note, evidence, submission } = one;
  return (
    <li aria-current={isChosen}>
      <div className="fact-what">
        <strong>
          {t('version', { version })} · {t(`event.${type}`, { defaultValue: type })}
        </strong>
        <span className="number">{instant(recordedAt)}</span>
        <Link className="number" to={to('ledger', { entry: position })}>
          {t('position', { position })}
        </Link>
      </div>
      <dl className="fact-fields">
        {fields(kind, one).map(({ field, name, text }) => (
          <div key={field}>
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      <div className="fact-place quiet">
        <span>
          {t('submitter')} <code>{principal}</code> · {t(`channel.${channel}`, { defaultValue: channel })}
        </span>
        {isChosen ? (
          <code>{submission}</code>
        ) : (
          <button type="button" className="link" onClick={choose}>
            {t('ofSubmission')}
          </button>
        )}
      </div>
      {[reason, note].map(
        (text, index) =>
          text !== null && (
            <p key={index === 0 ? 'reason' : 'note'} className="fact-why">
              {t('said', { term: t(index === 0 ? 'reason' : 'note') })}
              <span dir="auto">{text}</span>
            </p>
          ),
      )}
      {evidence.length > 0 && (
        <p className="fact-why">
          {t('said', { term: t('evidence') })}
          <Isolated texts={evidence.map((text) => text ?? t('erased'))} separator="、" />
        </p>
      )}
    </li>
  );
}
