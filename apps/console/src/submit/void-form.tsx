import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useKeptText } from '../parts/use-kept-text.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';
import { Field } from '../parts/field.js';
import type { Fact } from './types.js';
import { useRequestKey } from './use-request-key.js';

interface Props {
  readonly fact: Fact;
  readonly reread: () => Promise<unknown>;
  readonly close: () => void;
}

/** Voids a fact with a reason. It counts no more; that it was there stays in the ledger. */
export function VoidForm({ fact: { fact, version }, reread, close }: Props) {
  const { t } = useTranslation('submit');
  const { ledger } = useView();
  const api = useApi();
  const keyFor = useRequestKey();
  const [reason, setReason] = useKeptText('void', ledger, fact);
  const { act, busy, problem } = useAct<'void'>();
  const faults = problem?.faults.filter(({ pointer }) => pointer === '/reason');
  const voidIt = async (): Promise<void> => {
    const isDone = await act('void', () =>
      answered(
        api.POST('/v1/ledgers/{ledger}/facts/{fact}/voids', {
          params: {
            path: { ledger, fact },
            header: { 'If-Match': `"${version}"`, 'Idempotency-Key': keyFor(`${version} ${reason}`) },
          },
          body: { reason },
        }),
      ),
    );
    if (isDone) leave();
    else await reread();
  };
  const leave = (): void => {
    setReason('');
    close();
  };
  return (
    <form
      className="fact-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void voidIt();
      }}
    >
      <h3>{t('change.voidTitle', { version })}</h3>
      <p className="quiet">{t('change.voidWhat')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Field id="void-reason" label={t('reason')} isRequired faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            dir="auto"
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="form-end">
        <Button type="text" onClick={leave}>
          {t('change.giveUp')}
        </Button>
        <Button danger type="primary" htmlType="submit" loading={busy !== undefined}>
          {t('change.void')}
        </Button>
      </div>
    </form>
  );
}
