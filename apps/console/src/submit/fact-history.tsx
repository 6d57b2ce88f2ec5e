import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useReadable } from '../facts/use-field-texts.js';
import { useInstant } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { changedFields, inputOfVersion } from './form-model.js';
import { fieldsOf } from './named-fields.js';
import type { Fact, FactKind, FactVersion } from './types.js';

interface Props {
  readonly fact: Fact;
  readonly kind: FactKind | undefined;
}

/** All versions of a fact side by side, the newest first; what a version changed is marked. */
export function FactHistory({ fact: { history }, kind }: Props) {
  const { t } = useTranslation('submit');
  const { to } = useView();
  const instant = useInstant();
  const versions = history.toReversed();
  return (
    <div className="table-scroll" tabIndex={0}>
      <table className="plain-table">
        <caption>{t('history.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mine.version')}</th>
            <th scope="col">{t('history.what')}</th>
            <th scope="col">{t('history.says')}</th>
            <th scope="col">{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version, index) => (
            <tr key={version.position}>
              <th scope="row" className="number">
                {version.version}
              </th>
              <td>
                {t(`event.${version.type}`, { defaultValue: version.type })}
                <br />
                <span className="number quiet">{instant(version.recordedAt)}</span>
                <br />
                <Link to={to('ledger', { entry: version.position })} className="number">
                  {t('history.position', { position: version.position })}
                </Link>{' '}
                · <Link to={to('submit', { tab: 'mine', submission: version.submission })}>{t('mine.submission')}</Link>
                <br />
                <code>{version.principal}</code>
              </td>
              <td>{kind !== undefined && <Says kind={kind} version={version} before={versions[index + 1]} />}</td>
              <td dir="auto">{version.reason ?? version.note ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SaysProps {
  readonly kind: FactKind;
  readonly version: FactVersion;
  readonly before: FactVersion | undefined;
}

function Says({ kind, version, before }: SaysProps) {
  const { t, i18n } = useTranslation('submit');
  const readable = useReadable('now');
  const fact = inputOfVersion(version);
  const changed = new Set(
    before === undefined ? [] : changedFields(kind, inputOfVersion(before), fact).map(([, field]) => field),
  );
  const shown = fieldsOf(kind, i18n.language).map((field) => ({
    ...field,
    text: readable.text(kind.kind, field.group, field.field, version[field.group][field.field] ?? ''),
  }));
  return (
    <dl className="says">
      {shown
        .filter(({ text, field }) => text !== '' || changed.has(field))
        .map(({ group, field, label, text }) => (
          <div key={`${group} ${field}`}>
            <dt>{label}</dt>
            <dd dir="auto">
              {text === '' ? '—' : text}
              {changed.has(field) && <strong className="changed"> {t('history.changed')}</strong>}
            </dd>
          </div>
        ))}
    </dl>
  );
}
