import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReplayReport } from '../api/types.js';
import { Isolated } from '../parts/isolated.js';
import { useInstant } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import './facts.css';
import { useReadable } from './use-field-texts.js';

type Behind = ReplayReport['differences'][number]['steps'][number]['behind'][number];

interface Props {
  readonly behind: readonly Behind[];
  /** How many are not listed. */
  readonly more: number;
}

/** The entries of the ledger that made a difference, each with its position, and the fact that it is about or its submission. */
export function BehindList({ behind, more }: Props) {
  const { t } = useTranslation('facts');
  if (behind.length === 0) return null;
  return (
    <details className="behind-list">
      <summary>{t('behind', { count: behind.length + more })}</summary>
      <ul>
        {behind.map((entry) => (
          <Entry key={entry.position} entry={entry} />
        ))}
      </ul>
      {more > 0 && <p className="quiet">{t('moreBehind', { count: more })}</p>}
    </details>
  );
}

function Entry({ entry: { position, recordedAt, type, submission, fact } }: { readonly entry: Behind }) {
  const { t } = useTranslation('facts');
  const { to } = useView();
  const { kindName, fields } = useReadable();
  const instant = useInstant();
  return (
    <li>
      <Link className="number" to={to('ledger', { entry: String(position) })}>
        {t('position', { position })}
      </Link>{' '}
      <span className="number quiet">{instant(recordedAt)}</span> {t(`event.${type}`, { defaultValue: type })}{' '}
      {fact === undefined ? (
        <code>{submission}</code>
      ) : (
        <>
          <Link to={to('submit', { tab: 'mine', fact: fact.id })}>{kindName(fact.kind)}</Link>{' '}
          <Isolated texts={fields(fact.kind, fact).map(({ name, text }) => `${name} ${text}`)} separator="，" />
        </>
      )}
    </li>
  );
}
