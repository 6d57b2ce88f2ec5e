import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useReadable } from '../facts/use-field-texts.js';
import { Isolated } from '../parts/isolated.js';
import { useInstant } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import type { Behind } from './causes.js';

interface Props {
  readonly behind: readonly Behind[];
  /** How many are not listed. */
  readonly more: number;
}

/** The entries of the ledger that made a difference, each with its position. */
export function BehindList({ behind, more }: Props) {
  const { t } = useTranslation('travel');
  if (behind.length === 0) return null;
  return (
    <details className="travel-behind">
      <summary>
        {t('behind')} <span className="number">{behind.length + more}</span>
      </summary>
      <ul>
        {behind.map((entry) => (
          <Entry key={entry.position} entry={entry} />
        ))}
      </ul>
      {more > 0 && <p className="quiet">{t('moreBehind', { count: more })}</p>}
    </details>
  );
}

function Entry({ entry: { position, recordedAt, type, fact } }: { readonly entry: Behind }) {
  const { t } = useTranslation('travel');
  const { to } = useView();
  const { kindName, fields } = useReadable();
  const instant = useInstant();
  return (
    <li>
      <Link className="number" to={to('ledger', { entry: String(position) })}>
        {t('position', { position })}
      </Link>{' '}
      <span className="number quiet">{instant(recordedAt)}</span> {t(`event.${type}`, { defaultValue: type })}
      {fact !== undefined && (
        <>
          {' '}
          <strong>{kindName(fact.kind)}</strong>{' '}
          <Isolated texts={fields(fact.kind, fact).map(({ name, text }) => `${name} ${text}`)} separator="，" />
        </>
      )}
    </li>
  );
}
