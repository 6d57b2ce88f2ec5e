import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { words } from './words.js';
import type { Words } from './words-of.js';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
const KEPT = 'duibiao.language';

const isLanguage = (word: string | null | undefined): word is Language => languages.some((one) => one === word);

function firstLanguage(): Language {
  const asked = new URLSearchParams(globalThis.location.search).get('lang') ?? localStorage.getItem(KEPT);
  if (isLanguage(asked)) return asked;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function startI18n(): i18n {
  const language = firstLanguage();
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: words.zh }, en: { translation: words.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  i18next.on('languageChanged', (now) => {
    localStorage.setItem(KEPT, now);
    document.documentElement.lang = now === 'zh' ? 'zh-CN' : 'en';
  });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  return i18next;
}

/** The words of a page come with the page: `useTranslation('board')` after `addWords('board', words)`. */
export function addWords<T extends object>(page: string, { zh, en }: Words<T>): void {
  i18next.addResourceBundle('zh', page, zh);
  i18next.addResourceBundle('en', page, en);
}

/** Names that the API gives in both languages. */
export const inLanguage = (names: { readonly zh: string; readonly en: string }, language: string): string =>
  language.startsWith('zh') ? names.zh : names.en;
