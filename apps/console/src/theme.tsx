import { App as AntApp, ConfigProvider, theme as antTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Mode = 'light' | 'dark';
const KEPT = 'duibiao.theme';

interface Theme {
  readonly mode: Mode;
  readonly toggle: () => void;
}
const ThemeContext = createContext<Theme>({ mode: 'light', toggle: () => undefined });
export const useTheme = (): Theme => use(ThemeContext);

/** Chinese first in the fonts of the system: nothing is loaded from elsewhere. */
const FONTS =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

function firstMode(): Mode {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Light or dark, and the words of antd's own parts in the reader's language. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const [mode, setMode] = useState<Mode>(firstMode);
  useEffect(() => {
    document.documentElement.dataset.theme = mode;
  }, [mode]);
  const value = useMemo(() => {
    const toggle = (): void => {
      const next = mode === 'light' ? 'dark' : 'light';
      localStorage.setItem(KEPT, next);
      setMode(next);
    };
    return { mode, toggle };
  }, [mode]);
  return (
    <ThemeContext value={value}>
      <ConfigProvider
        locale={i18n.language === 'zh' ? zhCN : enUS}
        theme={{
          algorithm: mode === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
          token: {
            fontFamily: FONTS,
            colorPrimary: mode === 'dark' ? '#e0574f' : '#b3261e',
            colorError: mode === 'dark' ? '#ff9a92' : '#b3261e',
            borderRadius: 6,
            // antd's own are too pale to be read
            colorTextDescription: 'var(--ink-quiet)',
            colorTextPlaceholder: 'var(--ink-quiet)',
          },
        }}
      >
        <AntApp component={false}>{children}</AntApp>
      </ConfigProvider>
    </ThemeContext>
  );
}
