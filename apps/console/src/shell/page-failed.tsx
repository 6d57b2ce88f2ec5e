import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/** A page that failed takes no other with it. A page that the server no longer has (it was updated meanwhile) comes with a reload. */
export function PageFailed() {
  const { t } = useTranslation();
  const error = useRouteError();
  const detail = error instanceof Error ? error.message : String(error);
  return (
    <main className="centred">
      <Alert
        role="alert"
        type="error"
        showIcon
        title={t('app.failed')}
        description={detail}
        action={<Button onClick={() => globalThis.location.reload()}>{t('app.retry')}</Button>}
      />
    </main>
  );
}
