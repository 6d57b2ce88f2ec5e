import { useTranslation } from 'react-i18next';
import { isDay } from '../view/moment.js';
import { useKnownText } from '../view/use-known-text.js';
import type { Side } from './side.js';
import './words.js';

/** A moment in words: `2020-06-30 as known then`. */
export function useSideText(): (side: Side) => string {
  const { t } = useTranslation('travel');
  const knownText = useKnownText();
  return ({ at, on }) => {
    if (at === undefined) return on === undefined ? t('now') : `${on} ${t('knownNow')}`;
    if (on !== undefined) return `${on} ${knownText(at)}`;
    return isDay(at) ? `${at} ${t('knownThen')}` : knownText(at);
  };
}
