import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.js';
import { useLive } from '../live/live.js';
import { Loaded } from '../parts/loaded.js';
import { useApi } from '../session/session.js';
import { State } from './state.js';

type Readiness = Awaited<ReturnType<typeof readReady>>;

const POLL_MS = 3_000;

/** Readiness answers 503 where submissions cannot be recorded: that is an answer, not a failure to get one. */
async function readReady(api: ReturnType<typeof useApi>, signal: AbortSignal) {
  const { data, error } = await api.GET('/health/ready', { signal });
  const found = data ?? error;
  if (found === undefined) throw Problem.offline();
  return found;
}

/** Database, queues and projecting, looked at every few seconds. */
export function Health() {
  const { t } = useTranslation('operations');
  const api = useApi();
  const { position, connection } = useLive();
  const read = useQuery<Readiness, Problem>({
    queryKey: ['health'],
    queryFn: ({ signal }) => readReady(api, signal),
    refetchInterval: POLL_MS,
  });
  return (
    <section className="paper" aria-labelledby="health">
      <h2 id="health">{t('health.title')}</h2>
      <Loaded read={read}>
        {({ status, database, queues, projection }) => (
          <dl className="facts-of">
            <dt>{t('health.status')}</dt>
            <dd>
              <State is={status === 'ok' ? 'good' : status === 'degraded' ? 'late' : 'bad'}>
                {t(`health.is.${status}`)}
              </State>
            </dd>
            <dt>{t('health.database')}</dt>
            <dd>
              <State is={database.state === 'ok' ? 'good' : 'bad'}>{t(`health.part.${database.state}`)}</State>{' '}
              <span dir="auto">{database.reason}</span>
            </dd>
            <dt>{t('health.queues')}</dt>
            <dd>
              <State is={queues.state === 'ok' ? 'good' : 'late'}>{t(`health.part.${queues.state}`)}</State>{' '}
              <span dir="auto">{queues.reason}</span>
            </dd>
            <dt>{t('health.projection')}</dt>
            <dd>
              {projection === null ? (
                t('health.unknown')
              ) : (
                <>
                  <State is={projection.state === 'ok' ? 'good' : 'late'}>{t(`health.part.${projection.state}`)}</State>{' '}
                  <span className="number">
                    {t('health.lag', { positions: projection.lagPositions, seconds: projection.lagSeconds })}
                  </span>
                </>
              )}
            </dd>
            <dt>{t('health.live')}</dt>
            <dd>
              {t(`health.connection.${connection}`)}
              {position !== undefined && <span className="number"> · {t('health.position', { position })}</span>}
            </dd>
          </dl>
        )}
      </Loaded>
    </section>
  );
}
