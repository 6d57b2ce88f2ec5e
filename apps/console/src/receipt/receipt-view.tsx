import { Alert, Skeleton } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.js';
import { lazily } from '../parts/lazily.js';
import { Loaded } from '../parts/loaded.js';
import type { ReceiptOf } from './checked-receipt.js';
import './receipt.css';
import './words.js';

const CheckedReceipt = lazily(async () => (await import('./checked-receipt.js')).CheckedReceipt);

/** Seconds that the API waits for a checkpoint, where the submission is newer than the last one. */
const WAIT_S = 5;

/** The receipt of a submission, and whether it holds. What checks it is loaded when it is first asked for. */
export function ReceiptView({ of }: { readonly of: ReceiptOf }) {
  const { t } = useTranslation('receipt');
  const { submission } = of;
  const ledger = useRead(['ledger'], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}', { params: { path }, signal }),
  );
  const receipt = useRead(
    ['receipt', submission],
    async (api, path, signal) => {
      const params = { path: { ...path, submission }, query: { wait: WAIT_S } };
      const asked = { params, parseAs: 'text', signal } as const;
      const { data, ...rest } = await api.GET('/v1/ledgers/{ledger}/submissions/{submission}/receipt', asked);
      return { ...rest, data: data as unknown as string };
    },
    { isFixed: true },
  );
  return (
    <section className="receipt" aria-labelledby="receipt">
      <h3 id="receipt">{t('title')}</h3>
      <p className="quiet">{t('about')}</p>
      <Loaded read={ledger}>
        {({ log }) =>
          log === null ? (
            <Alert type="info" showIcon title={t('noLog')} />
          ) : (
            <Loaded read={receipt}>
              {(text) => (
                <Suspense fallback={<Skeleton active />}>
                  <CheckedReceipt text={text} verifierKey={log.verifierKey} of={of} />
                </Suspense>
              )}
            </Loaded>
          )
        }
      </Loaded>
    </section>
  );
}
