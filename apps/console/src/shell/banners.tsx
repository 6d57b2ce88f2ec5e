import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/live.js';
import { useMe } from '../session/session.js';
import { useView } from '../view/view.js';

const MENDED_FOR_MS = 4_000;

/** What one must know before reading a number: that it is made up, that it is of the past, that nothing new comes. */
export function Banners() {
  const { t } = useTranslation();
  const { ledger, at, on, set } = useView();
  const { data: me } = useMe();
  const connection = useConnectionNotice();
  const isDemonstration = me?.ledgers.some(({ id, isDemonstration: is }) => id === ledger && is) === true;
  return (
    <section aria-label={t('app.notices')}>
      {isDemonstration && <p className="banner">{t('app.demonstration')}</p>}
      {(at !== undefined || on !== undefined) && (
        <p className="banner banner-past">
          {t(at === undefined ? 'view.pastKnownNow' : 'view.past', { on: on ?? at })}
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
