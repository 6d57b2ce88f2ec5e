import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DryRunAnswer } from './types.js';

/** What a check found: nothing is wrong, and what would be recorded. */
export function Checked({ answer: { wouldAppend } }: { readonly answer: DryRunAnswer }) {
  const { t } = useTranslation('submit');
  return (
    <Alert
      role="status"
      type="success"
      showIcon
      title={t('checked', { count: wouldAppend.length })}
      description={
        <ul className="plain">
          {wouldAppend.map(({ type, fact, version }) => (
            <li key={fact}>
              {t(`event.${type}`, { defaultValue: type })} <code>{fact.slice(0, 12)}…</code> {t('version', { version })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
