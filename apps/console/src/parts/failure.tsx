import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** What went wrong. What could not be had without a network, or what the server no longer has (it was updated meanwhile), comes with a reload. */
export function Failure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const detail = error instanceof Error ? error.message : String(error);
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={t(navigator.onLine ? 'app.failed' : 'problem.offline')}
      description={<span lang="en">{detail}</span>}
      action={<Button onClick={() => globalThis.location.reload()}>{t('app.retry')}</Button>}
    />
  );
}
