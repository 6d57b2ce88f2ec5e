import { Alert, Button, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../parts/save-file.js';
import { receiptSteps } from './check-proof.js';
import { checkReceipt } from './check-receipt.js';
import type { ReceiptEntry } from './read-entry.js';
import { Steps } from './steps.js';

interface Props {
  readonly text: string;
  readonly verifierKey: string;
  readonly of: ReceiptOf;
}

/** What is shown beside a receipt: the receipt has to be of this submission, and may be of another of its facts. */
export interface ReceiptOf {
  readonly submission: string;
  /** Of the submission, as it is shown. */
  readonly digest: string;
  readonly fact: string;
  readonly version: number;
}

/** A receipt that was checked here, step by step; whoever doubts it may change a byte, or check the file elsewhere. */
export function CheckedReceipt({ text, verifierKey, of }: Props) {
  const { t } = useTranslation('receipt');
  const [isChanged, setIsChanged] = useState(false);
  const given = isChanged ? withOtherByte(text) : text;
  const { submission, digest } = of;
  const { steps, found } = useMemo(
    () => checkReceipt({ text: given, verifierKey, submission, digest }),
    [given, verifierKey, submission, digest],
  );
  const file = `${submission}.tlog-proof`;
  return (
    <>
      <Alert
        role="status"
        type={found === undefined ? 'error' : 'success'}
        showIcon
        title={t(found === undefined ? 'refused' : 'holds')}
        description={isChanged ? t('tampered') : undefined}
      />
      {found !== undefined && <Which entry={found} of={of} />}
      <Steps names={receiptSteps} steps={steps} />
      <div className="receipt-deeds">
        <Button onClick={() => saveFile(file, text)}>{t('download')}</Button>
        <Button onClick={() => setIsChanged(!isChanged)}>{t(isChanged ? 'untamper' : 'tamper')}</Button>
      </div>
      <p className="quiet receipt-offline">{t('offline')}</p>
      <Typography.Text
        code
        copyable={{ tooltips: [t('copy'), t('copied')] }}
      >{`npx duibiao verify receipt ${file} --key '${verifierKey}'`}</Typography.Text>
    </>
  );
}

/** Which entry the receipt is of: the first of its submission that one may see, and not always the version that is open. */
function Which({ entry: { body }, of: { fact, version } }: { readonly entry: ReceiptEntry; readonly of: ReceiptOf }) {
  const { t } = useTranslation('receipt');
  const isOpened = body.stream === fact && body.version === version;
  const { item, of } = body.submission;
  return <p>{t(isOpened ? 'ofOpened' : 'ofOther', { item, of })}</p>;
}

/** The receipt with one letter in the middle of its entry replaced. */
function withOtherByte(text: string): string {
  const at = Math.floor(text.indexOf('\nindex ') / 2);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}
