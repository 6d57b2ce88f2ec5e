import { Alert, Button, Skeleton } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.js';
import { lazily } from '../parts/lazily.js';
import { Loaded } from '../parts/loaded.js';
import { useLedger } from '../parts/log-state.js';
import { saveFile } from '../parts/save-file.js';
import { useView } from '../view/view.js';

const CheckedEntry = lazily(async () => (await import('./checked-entry.js')).CheckedEntry);

/** Seconds that a proof of something new may take: a checkpoint comes about each second. */
const WAIT_SECONDS = 5;

interface Props {
  readonly position: string;
  /** The entry as it is shown. */
  readonly bytes: string;
}

/** That the log holds the entry: checked here, and saved as a file that verifies offline. */
export function Proof({ position, bytes }: Props) {
  const { t } = useTranslation('ledger');
  const { ledger: name } = useView();
  const ledger = useLedger();
  const proof = useRead(
    ['proof', position],
    (api, { ledger: of }, signal) =>
      api.GET('/v1/ledgers/{ledger}/events/{position}/proof', {
        params: { path: { ledger: of, position }, query: { entry: 'true', wait: WAIT_SECONDS } },
        parseAs: 'text',
        signal,
      }),
    { isFixed: true },
  );
  return (
    <section aria-labelledby="proof">
      <div className="section-head">
        <h3 id="proof">{t('proof.title')}</h3>
        {proof.data !== undefined && (
          <Button onClick={() => saveFile(`${name}-${position}.tlog-proof`, proof.data)}>{t('proof.save')}</Button>
        )}
      </div>
      <p className="quiet">{t('proof.what')}</p>
      <Loaded read={ledger}>
        {({ log }) =>
          log === null ? (
            <Alert type="info" showIcon title={t('log.none')} />
          ) : (
            <Loaded read={proof}>
              {(text) => (
                <Suspense fallback={<Skeleton active />}>
                  <CheckedEntry text={text} verifierKey={log.verifierKey} position={position} bytes={bytes} />
                </Suspense>
              )}
            </Loaded>
          )
        }
      </Loaded>
    </section>
  );
}
