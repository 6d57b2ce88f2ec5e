import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { recentReplays } from './recent-replays.js';
import { ReplayFormView } from './replay-form.js';
import { ReplayView } from './replay-view.js';

/** A form that starts a replay, or the replay that the address names. */
export function ReplayTab() {
  const { t } = useTranslation('audit');
  const { get } = useView();
  const { holdsOnRoot, root } = useRoles();
  const replay = get('replay');
  if (root !== undefined && !holdsOnRoot('auditor')) return <p className="paper">{t('replay.noRole')}</p>;
  if (replay !== undefined) return <ReplayView key={replay} replay={replay} />;
  return (
    <>
      <ReplayFormView />
      <Recent />
    </>
  );
}

function Recent() {
  const { t } = useTranslation('audit');
  const { ledger, to } = useView();
  const recent = recentReplays(ledger);
  if (recent.length === 0) return null;
  return (
    <section className="paper" aria-labelledby="recent">
      <h2 id="recent">{t('replay.recent')}</h2>
      <ul>
        {recent.map((replay) => (
          <li key={replay}>
            <Link to={to('audit', { replay })}>
              <code>{replay}</code>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
