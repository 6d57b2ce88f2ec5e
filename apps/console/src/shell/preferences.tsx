import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTheme } from '../theme.js';

/** The other language, and light or dark. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const { mode, toggle } = useTheme();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <span className="preferences">
      <Button size="small" type="text" lang={other} onClick={() => void i18n.changeLanguage(other)}>
        {t('app.language')}
      </Button>
      <Button size="small" type="text" onClick={toggle}>
        {mode === 'light' ? t('app.theme.dark') : t('app.theme.light')}
      </Button>
    </span>
  );
}
