import { useTranslation } from 'react-i18next';
import { useInstant } from '../session/use-roles.js';
import { isInstant, isPosition } from './moment.js';

/** Up to which moment something is known, in words: `known up to entry 1234`. An instant that is none is shown as it stands. */
export function useKnownText(): (at: string) => string {
  const { t } = useTranslation();
  const instant = useInstant();
  return (at) => {
    if (isPosition(at)) return t('view.knownUpToEntry', { position: at });
    return t('view.knownUpTo', { moment: isInstant(at) ? instant(at) : at });
  };
}
