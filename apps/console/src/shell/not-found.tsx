import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="centred">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('app.notFound')}>
        <Link to="/">{t('app.toBoard')}</Link>
      </Empty>
    </main>
  );
}
