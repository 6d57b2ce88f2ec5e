import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/i18n.js';
import { useRoles } from '../session/use-roles.js';
import '../parts/plain-table.css';
import { Alerts } from './alerts.js';
import { Health } from './health.js';
import { Log } from './log.js';
import './operations.css';
import { ParkedFacts } from './parked-facts.js';
import { Queues } from './queues.js';
import { Rebuilds } from './rebuilds.js';
import { Schedules } from './schedules.js';
import { words } from './words.js';

addWords('operations', words);

/** Whether all runs as it should, and what can be done where it does not. */
export function Page() {
  const { t } = useTranslation('operations');
  const { holdsOnRoot, root } = useRoles();
  const mayWatch = holdsOnRoot('operator') || holdsOnRoot('auditor');
  return (
    <>
      <h1>{t('title')}</h1>
      <div className="operations">
        <Health />
        <Log />
        {root !== undefined && !mayWatch && <p className="paper wide">{t('noRole')}</p>}
        {mayWatch && (
          <>
            <Alerts />
            <ParkedFacts />
            <Schedules />
            <Rebuilds />
            <Queues />
          </>
        )}
      </div>
    </>
  );
}
