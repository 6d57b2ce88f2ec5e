import { Alert } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { checkEntry } from '../receipt/check-entry.js';
import { entrySteps } from '../receipt/check-proof.js';
import '../receipt/receipt.css';
import { Steps } from '../receipt/steps.js';
import '../receipt/words.js';

interface Props {
  /** The proof. */
  readonly text: string;
  readonly verifierKey: string;
  readonly position: string;
  readonly bytes: string;
}

/** What the check of a proof found: in which tree the entry is and who signed it, or what does not hold; then step by step, and the proof itself. */
export function CheckedEntry({ text, verifierKey, position, bytes }: Props) {
  const { t } = useTranslation('ledger');
  const { steps, found } = useMemo(
    () => checkEntry({ text, verifierKey, position, bytes }),
    [text, verifierKey, position, bytes],
  );
  const failed = steps.at(-1);
  return (
    <>
      {found !== undefined && (
        <Alert role="status" type="success" showIcon title={t('proof.holds', { position, ...found })} />
      )}
      {found === undefined && failed !== undefined && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={t('proof.refused', { step: t(`step.${failed.name}`, { ns: 'receipt' }) })}
          description={
            <>
              {t(`fault.${failed.name}`, { ns: 'receipt' })} <code lang="en">{failed.fault}</code>
            </>
          }
        />
      )}
      <details>
        <summary>{t('proof.steps')}</summary>
        <Steps names={entrySteps} steps={steps} />
      </details>
      <details>
        <summary>{t('proof.file')}</summary>
        <pre className="json" dir="ltr" tabIndex={0}>
          {text}
        </pre>
      </details>
    </>
  );
}
