import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answered } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useAct } from '../api/use-act.js';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useApi } from '../session/session.js';
import { useInstant, useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { State } from './state.js';

type Schedule = components['schemas']['Schedule'];

const POLL_MS = 2_000;
const isGoingOn = ({ last }: Schedule): boolean => last?.state === 'waiting' || last?.state === 'running';

/** When results are computed and published by themselves: the last run and the next. */
export function Schedules() {
  const { t } = useTranslation('operations');
  const { ledger, to } = useView();
  const api = useApi();
  const instant = useInstant();
  const { act, busy, problem } = useAct();
  const read = useRead(
    ['schedules'],
    (found, path, signal) => found.GET('/v1/ledgers/{ledger}/schedules', { params: { path }, signal }),
    { pollMs: (list) => (list?.schedules.some(isGoingOn) === true ? POLL_MS : false) },
  );
  const run = ({ plan, id: schedule }: Schedule): Promise<boolean> =>
    act(`${plan} ${schedule}`, () =>
      answered(
        api.POST('/v1/ledgers/{ledger}/schedules/{plan}/{schedule}/runs', {
          params: { path: { ledger, plan, schedule } },
        }),
      ),
    );
  return (
    <section className="paper wide" aria-labelledby="schedules">
      <div className="section-head">
        <h2 id="schedules">{t('schedules.title')}</h2>
        <Link to={to('audit', { tab: 'history' })}>{t('schedules.history')}</Link>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Loaded read={read} isEmpty={({ schedules }) => schedules.length === 0} empty={t('schedules.none')}>
        {({ schedules, now }) => (
          <>
            <p className="quiet number">{t('schedules.now', { now: instant(now) })}</p>
            <div className="table-scroll" tabIndex={0}>
              <table className="plain-table">
                <caption className="visually-hidden">{t('schedules.title')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('schedules.schedule')}</th>
                    <th scope="col">{t('schedules.cron')}</th>
                    <th scope="col">{t('schedules.last')}</th>
                    <th scope="col">{t('schedules.next')}</th>
                    <th scope="col">{t('schedules.run')}</th>
                  </tr>
                </thead>
                <tbody>
                  {schedules.map((schedule) => (
                    <Row
                      key={`${schedule.plan} ${schedule.id}`}
                      schedule={schedule}
                      isBusy={busy === `${schedule.plan} ${schedule.id}`}
                      run={() => void run(schedule)}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

interface RowProps {
  readonly schedule: Schedule;
  readonly isBusy: boolean;
  readonly run: () => void;
}

function Row({ schedule: { id, plan, kind, cron, timeZone, source, last, next }, isBusy, run }: RowProps) {
  const { t } = useTranslation('operations');
  const { holdsOnRoot } = useRoles();
  const instant = useInstant();
  return (
    <tr>
      <th scope="row">
        {t(`schedules.kind.${kind}`)}
        <br />
        <span className="quiet">
          {plan} · {id}
        </span>
      </th>
      <td>
        <code>{cron}</code>
        <br />
        <span className="quiet">
          {timeZone} · {t(`schedules.source.${source}`)}
        </span>
      </td>
      <td>{last === null ? <span className="quiet">{t('schedules.never')}</span> : <LastRun last={last} />}</td>
      <td className="number">
        {next === null ? (
          <span className="quiet">{t('schedules.noNext')}</span>
        ) : (
          <>
            {instant(next.tick)}
            <br />
            <span className="quiet">{t('schedules.period', { period: next.period })}</span>
          </>
        )}
      </td>
      <td>
        {holdsOnRoot('operator') ? (
          <Button size="small" loading={isBusy} onClick={run}>
            {t('schedules.runNow')}
          </Button>
        ) : (
          <span className="quiet">{t('operatorOnly')}</span>
        )}
      </td>
    </tr>
  );
}

const marks = { waiting: 'open', running: 'open', published: 'good', different: 'bad', failed: 'bad' } as const;

function LastRun({
  last: { state, schedule, finishedAt, askedAt, durationMs },
}: {
  readonly last: NonNullable<Schedule['last']>;
}) {
  const { t } = useTranslation('operations');
  const instant = useInstant();
  return (
    <>
      <State is={marks[state]}>{t(`run.${state}`)}</State>
      {schedule !== null && <span className="number"> · {t('schedules.period', { period: schedule.period })}</span>}
      <br />
      <span className="quiet number">
        {instant(finishedAt ?? askedAt)}
        {durationMs !== null && ` · ${t('took', { ms: durationMs })}`}
      </span>
    </>
  );
}
