import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useLive } from '../live/live.js';
import { useMe, useSession } from '../session/session.js';
import { isDay } from '../view/moment.js';
import { useKnownText } from '../view/use-known-text.js';
import { useView } from '../view/view.js';

/** Pages on which one works: they tell what is now, whatever moment is looked at. */
const pagesOfNow: ReadonlySet<string> = new Set(['submit', 'ledger', 'audit', 'operations']);

const MENDED_FOR_MS = 4_000;

/** What one must know before reading a number: that it is made up, that it is of the past, that nothing new comes. */
export function Banners() {
  const { t } = useTranslation();
  const { ledger, at, on, set } = useView();
  const moment = usePastText();
  const isOfNow = pagesOfNow.has(useLocation().pathname.split('/')[3] ?? '');
  const { data: me } = useMe();
  const connection = useConnectionNotice();
  const { signOut } = useSession();
  const isDemonstration = me?.ledgers.some(({ id, isDemonstration: is }) => id === ledger && is) === true;
  return (
    <section aria-label={t('app.notices')}>
      {isDemonstration && <p className="banner">{t('app.demonstration')}</p>}
      {(at !== undefined || on !== undefined) && (
        <p className="banner banner-past">
          {t(isOfNow ? 'view.nowHere' : 'view.past', { moment })}
          <Button size="small" onClick={() => set({ at: undefined, on: undefined })}>
            {t('view.backToNow')}
          </Button>
        </p>
      )}
      <div role="status" aria-live="polite">
        {connection === 'refused' && (
          <p className="banner banner-connection">
            {t('problem.not-authenticated')}
            <Button size="small" onClick={signOut}>
              {t('app.signInAgain')}
            </Button>
          </p>
        )}
        {(connection === 'lost' || connection === 'mended') && (
          <p className="banner banner-connection">{t(`app.${connection}`)}</p>
        )}
      </div>
    </section>
  );
}

/** Which past is looked at, in words: D where it is not that of P, and what was known. */
function usePastText(): string {
  const { t } = useTranslation();
  const { at, on } = useView();
  const knownText = useKnownText();
  if (at === undefined) return t('view.onKnown', { on, known: t('view.knownNow') });
  if (on !== undefined) return t('view.onKnown', { on, known: knownText(at) });
  return isDay(at) ? t('view.onKnown', { on: at, known: t('view.knownThen') }) : knownText(at);
}

/** A lost connection is said as long as it lasts; that it is back, for a moment. */
function useConnectionNotice(): 'lost' | 'mended' | 'refused' | undefined {
  const { connection } = useLive();
  const [notice, setNotice] = useState<'lost' | 'mended' | 'refused'>();
  useEffect(() => {
    if (connection === 'lost' || connection === 'refused') setNotice(connection);
    if (connection === 'open') setNotice((before) => (before === 'lost' ? 'mended' : undefined));
  }, [connection]);
  useEffect(() => {
    if (notice !== 'mended') return undefined;
    const timer = setTimeout(() => setNotice(undefined), MENDED_FOR_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return notice;
}
