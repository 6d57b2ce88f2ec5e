import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../parts/loaded.js';
import { LogState, useLedger } from '../parts/log-state.js';
import { useView } from '../view/view.js';

/** The transparency log, as operators need it. */
export function Log() {
  const { t } = useTranslation('operations');
  const { to } = useView();
  const read = useLedger();
  return (
    <section className="paper" aria-labelledby="log">
      <h2 id="log">{t('log.title')}</h2>
      <Loaded read={read} isEmpty={({ log }) => log === null} empty={t('log.none')}>
        {({ log, size }) =>
          log !== null && (
            <>
              <LogState log={log} />
              <p className="quiet">
                {t('log.size', { size })} <Link to={to('ledger', { tab: 'log' })}>{t('log.show')}</Link>
              </p>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
