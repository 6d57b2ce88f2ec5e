import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/live.js';
import { useMe } from '../session/session.js';
import { isDay } from '../view/moment.js';
import { useKnownText } from '../view/use-known-text.js';
import { useView } from '../view/view.js';

const MENDED_FOR_MS = 4_000;

/** What one must know before reading a number: that it is made up, that it is of the past, that nothing new comes. */
export function Banners() {
  const { t } = useTranslation();
  const { ledger, at, on, set } = useView();
  const pastText = usePastText();
  const { data: me } = useMe();
  const connection = useConnectionNotice();
  const isDemonstration = me?.ledgers.some(({ id, isDemonstration: is }) => id === ledger && is) === true;
  return (
    <section aria-label={t('app.notices')}>
      {isDemonstration && <p className="banner">{t('app.demonstration')}</p>}
      {(at !== undefined || on !== undefined) && (
        <p className="banner banner-past">
          {pastText(at, on)}
          <Button size="small" onClick={() => set({ at: undefined, on: undefined })}>
            {t('view.backToNow')}
          </Button>
        </p>
      )}
      <div role="status" aria-live="polite">
        {connection !== undefined && <p className="banner banner-connection">{t(`app.${connection}`)}</p>}
      </div>
    </section>
  );
}

/** Which past is looked at: D where it is not that of P, and P, in words. */
function usePastText(): (at: string | undefined, on: string | undefined) => string {
  const { t } = useTranslation();
  const knownText = useKnownText();
  return (at, on) => {
    if (at === undefined) return t('view.pastKnownNow', { on });
    if (on !== undefined) return t('view.pastKnownAt', { on, known: knownText(at) });
    return isDay(at) ? t('view.past', { on: at }) : t('view.pastKnown', { known: knownText(at) });
  };
}

/** A lost connection is said as long as it lasts; that it is back, for a moment. */
function useConnectionNotice(): 'lost' | 'mended' | undefined {
  const { connection } = useLive();
  const [notice, setNotice] = useState<'lost' | 'mended'>();
  useEffect(() => {
    if (connection === 'lost') setNotice('lost');
    if (connection === 'open') setNotice((before) => (before === 'lost' ? 'mended' : before));
  }, [connection]);
  useEffect(() => {
    if (notice !== 'mended') return undefined;
    const timer = setTimeout(() => setNotice(undefined), MENDED_FOR_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return notice;
}
