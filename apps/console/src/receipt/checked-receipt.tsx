import { Alert, Button, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../parts/save-file.js';
import { checkReceipt } from './check-receipt.js';
import { Steps } from './steps.js';

interface Props {
  readonly text: string;
  readonly submission: string;
  readonly verifierKey: string;
}

/** A receipt that was checked here, step by step; whoever doubts it may change a byte, or check the file elsewhere. */
export function CheckedReceipt({ text, submission, verifierKey }: Props) {
  const { t } = useTranslation('receipt');
  const [isChanged, setIsChanged] = useState(false);
  const given = isChanged ? withOtherByte(text) : text;
  const { holds, steps } = useMemo(
    () => checkReceipt({ text: given, verifierKey, submission }),
    [given, verifierKey, submission],
  );
  const file = `${submission}.tlog-proof`;
  return (
    <>
      <Alert
        role="status"
        type={holds ? 'success' : 'error'}
        showIcon
        title={holds ? t('holds') : t('refused')}
        description={isChanged ? t('tampered') : undefined}
      />
      <Steps steps={steps} />
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

/** The receipt with one letter in the middle of its entry replaced. */
function withOtherByte(text: string): string {
  const at = Math.floor(text.indexOf('\nindex ') / 2);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}
