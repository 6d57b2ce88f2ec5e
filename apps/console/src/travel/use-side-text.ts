import { useTranslation } from 'react-i18next';
import type { Side } from './side.js';
import './words.js';

/** A moment in words: `2020-06-30 as known then`. */
export function useSideText(): (side: Side) => string {
  const { t } = useTranslation('travel');
  return ({ at, on }) => {
    if (at === undefined && on === undefined) return t('now');
    if (at === undefined) return `${on} ${t('knownNow')}`;
    return /^\d+$/.test(at) ? t('position', { position: at }) : `${at} ${t('knownThen')}`;
  };
}
