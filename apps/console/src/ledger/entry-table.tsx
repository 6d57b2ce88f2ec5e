import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Isolated } from '../parts/isolated.js';
import { visibleMarks } from '../parts/visible-marks.js';
import { useInstant } from '../session/use-roles.js';
import { useKindNames } from '../view/use-kinds.js';
import { useUnitNames } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { type Entry, gistOf } from './gist.js';

interface Props {
  readonly entries: readonly Entry[];
  /** New entries appear at the top by themselves. */
  readonly isLive: boolean;
}

export function EntryTable({ entries, isLive }: Props) {
  const { t } = useTranslation('ledger');
  const { to } = useView();
  const instant = useInstant();
  const unitNames = useUnitNames();
  const kindNames = useKindNames();
  return (
    <div className="table-scroll" tabIndex={0} aria-live={isLive ? 'off' : undefined}>
      <table className="plain-table entries">
        <caption className="visually-hidden">{t('entries')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.position')}</th>
            <th scope="col">{t('column.at')}</th>
            <th scope="col">{t('column.type')}</th>
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.stream')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const { type, stream, what, about } = gistOf(entry);
            return (
              <tr key={entry.position}>
                <th scope="row" className="number">
                  <Link to={to('ledger', { entry: entry.position })}>{entry.position}</Link>
                </th>
                <td className="number nowrap">{instant(entry.recordedAt)}</td>
                <td className="nowrap">{t(`type.${type}`, { defaultValue: type })}</td>
                <td dir="auto">
                  <strong>{visibleMarks(kindNames.get(what) ?? what)}</strong>{' '}
                  <Isolated texts={about.map((id) => unitNames.get(id) ?? id)} separator=" · " />
                </td>
                <td>
                  {stream !== undefined && (
                    <Link to={to('ledger', { stream })}>
                      <code>{stream.slice(0, 10)}…</code>
                    </Link>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
