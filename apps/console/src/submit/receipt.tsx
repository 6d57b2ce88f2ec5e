import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { saveFile } from '../parts/save-file.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';

/** A checkpoint comes about each second: so long the receipt of something new may take. */
const WAIT_SECONDS = 5;

/** Saves the receipt of a submission as a file: it proves offline what was recorded and when. */
export function ReceiptButton({ submission }: { readonly submission: string }) {
  const { t } = useTranslation('submit');
  const { ledger } = useView();
  const api = useApi();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const fetchReceipt = async (): Promise<void> => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      const text = await answered(
        api.GET('/v1/ledgers/{ledger}/submissions/{submission}/receipt', {
          params: { path: { ledger, submission }, query: { wait: WAIT_SECONDS } },
          parseAs: 'text',
        }),
      );
      saveFile(`${submission}.tlog-proof`, text);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void fetchReceipt()}>
        {t('receipt')}
      </Button>
      {problem !== undefined && <ProblemNotice problem={problem} retry={fetchReceipt} />}
    </>
  );
}
