import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useApi } from '../session/session.js';
import { useRoles } from '../session/use-roles.js';

/** The way to the board of the queues: a browser opens it by a session, since it cannot send a key along. */
export function Queues() {
  const { t } = useTranslation('operations');
  const api = useApi();
  const { holdsOnRoot } = useRoles();
  const { act, busy, problem } = useAct<'open'>();
  const open = async (): Promise<void> => {
    // Without an opener the page of the queues, which is not ours, gets no copy of what this tab keeps: the key.
    if (await act('open', () => answered(api.POST('/v1/queue-sessions'))))
      globalThis.open('/queues', '_blank', 'noopener');
  };
  return (
    <section className="paper wide" aria-labelledby="queues">
      <h2 id="queues">{t('queues.title')}</h2>
      <p className="quiet">{t('queues.what')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {holdsOnRoot('operator') ? (
        <Button loading={busy !== undefined} onClick={() => void open()}>
          {t('queues.open')}
        </Button>
      ) : (
        <p className="quiet">{t('operatorOnly')}</p>
      )}
    </section>
  );
}
