import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { saveFile } from '../parts/save-file.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';

/** Seconds that a proof of something new may take: a checkpoint comes about each second. */
const WAIT_SECONDS = 5;

/** That the log holds the entry: asked for when it is wanted, shown as it is, saved as a file that verifies offline. */
export function Proof({ position }: { readonly position: string }) {
  const { t } = useTranslation('ledger');
  const { ledger } = useView();
  const api = useApi();
  const { act, busy, problem } = useAct<'prove'>();
  const [proof, setProof] = useState<string>();
  const prove = (): Promise<boolean> =>
    act('prove', async () => {
      const text = await answered(
        api.GET('/v1/ledgers/{ledger}/events/{position}/proof', {
          params: { path: { ledger, position }, query: { entry: 'true', wait: WAIT_SECONDS } },
          parseAs: 'text',
        }),
      );
      setProof(text);
    });
  return (
    <section aria-labelledby="proof">
      <div className="section-head">
        <h3 id="proof">{t('proof.title')}</h3>
        {proof === undefined ? (
          <Button loading={busy !== undefined} onClick={() => void prove()}>
            {t('proof.get')}
          </Button>
        ) : (
          <Button onClick={() => saveFile(`${ledger}-${position}.tlog-proof`, proof)}>{t('proof.save')}</Button>
        )}
      </div>
      <p className="quiet">{t('proof.what')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} retry={prove} />}
      {proof !== undefined && (
        <pre className="json" dir="ltr" tabIndex={0}>
          {proof}
        </pre>
      )}
    </section>
  );
}
