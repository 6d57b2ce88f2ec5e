import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useApi } from '../session/session.js';
import { useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';

/** Computes all numbers of the plan anew, as of the moment that is looked at. */
export function RunNow() {
  const { t } = useTranslation('audit');
  const { ledger, plan, at, on } = useView();
  const api = useApi();
  const { holdsOnRoot } = useRoles();
  const { act, busy, problem } = useAct<'run'>();
  if (!holdsOnRoot('operator')) return <span className="quiet">{t('history.runRole')}</span>;
  const run = (): Promise<boolean> =>
    act('run', () =>
      answered(
        api.POST('/v1/ledgers/{ledger}/recomputations', {
          params: { path: { ledger } },
          body: { plan, ...(at === undefined ? {} : { at }), ...(on === undefined ? {} : { on }) },
        }),
      ),
    );
  return (
    <>
      <Button type="primary" loading={busy !== undefined} onClick={() => void run()}>
        {t(at === undefined && on === undefined ? 'history.run' : 'history.runThen')}
      </Button>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
