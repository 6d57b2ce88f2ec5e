import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Ledger } from '../api/types.js';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { LogState, useLedger } from '../parts/log-state.js';
import { saveFile } from '../parts/save-file.js';
import { useView } from '../view/view.js';

/** The transparency log: the newest checkpoint, who signs it, and when everything was verified. */
export function LogTab() {
  const { t } = useTranslation('ledger');
  const read = useLedger();
  return (
    <section className="paper log" aria-labelledby="log">
      <h2 id="log">{t('log.title')}</h2>
      <p className="quiet">{t('log.what')}</p>
      <Loaded read={read} isEmpty={({ log }) => log === null} empty={t('log.none')}>
        {({ log }) => log !== null && <Log log={log} />}
      </Loaded>
    </section>
  );
}

function Log({ log }: { readonly log: NonNullable<Ledger['log']> }) {
  const { t } = useTranslation('ledger');
  const { ledger } = useView();
  // each log is served under its own origin
  const name = log.origin.slice(log.origin.lastIndexOf('/') + 1);
  const checkpoint = useRead(['checkpoint', name, log.size], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/{log}/checkpoint', {
      params: { path: { ...path, log: name } },
      parseAs: 'text',
      signal,
    }),
  );
  return (
    <>
      <LogState log={log} />
      {log.previousKey !== null && <Alert type="info" showIcon title={t('log.keyChanged')} />}
      <div className="section-head">
        <h3>{t('log.checkpoint')}</h3>
        {checkpoint.data !== undefined && (
          <Button onClick={() => saveFile(`${ledger}-${log.size}.checkpoint`, checkpoint.data)}>{t('log.save')}</Button>
        )}
      </div>
      <Loaded read={checkpoint}>
        {(text) => (
          <pre className="json" dir="ltr" tabIndex={0}>
            {text}
          </pre>
        )}
      </Loaded>
      <h3>{t('log.offline')}</h3>
      <p>{t('log.offlineWhat')}</p>
      <pre className="json" dir="ltr" tabIndex={0}>
        {`npx duibiao verify receipt sub-….tlog-proof --key '${log.verifierKey}'`}
      </pre>
    </>
  );
}
