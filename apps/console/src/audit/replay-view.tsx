import { Alert, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { Loaded } from '../parts/loaded.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { saveFile } from '../parts/save-file.js';
import { isUnderWay, type Progress as HowFar, useReplay } from '../replays/use-replay.js';
import { useApi } from '../session/session.js';
import { useInstant } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { Report } from './report.js';
import type { Replay } from './types.js';

/** A replay while it works, then its report. */
export function ReplayView({ replay }: { readonly replay: string }) {
  const { t } = useTranslation('audit');
  const { to } = useView();
  const { read, progress } = useReplay(replay);
  return (
    <section className="paper replay" aria-labelledby="replay">
      <p>
        <Link to={to('audit')}>← {t('replay.back')}</Link>
      </p>
      <h2 id="replay">
        {t('replay.one')} <code className="wrap">{replay}</code>
      </h2>
      <Loaded read={read}>
        {(found) => (
          <>
            <Head replay={found} />
            {progress !== undefined && isUnderWay(found.progress) ? (
              <Going id={found.replay} progress={progress} />
            ) : (
              <Result replay={found} />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Head({ replay: { question, askedAt, finishedAt, startedAt, progress, digest } }: { readonly replay: Replay }) {
  const { t } = useTranslation('audit');
  const instant = useInstant();
  const { plan, planVersion, position, day, unit, organisation, against } = question;
  return (
    <dl className="facts-of">
      <dt>{t('replay.question')}</dt>
      <dd>
        {t('replay.asked', {
          plan,
          version: planVersion,
          position,
          day,
          unit,
          organisation: t(organisation === 'then' ? 'organisation.ofThen' : 'organisation.ofNow'),
        })}
      </dd>
      <dt>{t('replay.against')}</dt>
      <dd>{t(`against.${against.with}`)}</dd>
      <dt>{t('replay.when')}</dt>
      <dd className="number">
        {instant(askedAt)}
        {startedAt !== null &&
          finishedAt !== null &&
          ` · ${t('took', { ms: Date.parse(finishedAt) - Date.parse(startedAt) })}`}
      </dd>
      <dt>{t('replay.state')}</dt>
      <dd>{t(`replayState.${progress.state}`)}</dd>
      {digest !== null && (
        <>
          <dt>{t('replay.digest')}</dt>
          <dd>
            <code className="wrap">{digest}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

/** How far it is, as the server tells it, until it is over. */
function Going({ id, progress }: { readonly id: string; readonly progress: HowFar }) {
  const { t } = useTranslation('audit');
  const { ledger } = useView();
  const api = useApi();
  const { act, busy, problem } = useAct<'cancel'>();
  const { state, phase, done, total } = progress;
  return (
    <>
      <div role="status" aria-live="polite">
        {t(`replayState.${state}`)}
        {phase !== null && ` · ${t(`phase.${phase}`)}`}
      </div>
      <Progress percent={total === 0 ? 0 : Math.floor((done * 100) / total)} aria-label={t('replay.progress')} />
      <p className="quiet number">{total > 0 && `${done} / ${total}`}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className="form-end">
        <Button
          danger
          loading={busy !== undefined}
          onClick={() =>
            void act('cancel', () =>
              answered(
                api.DELETE('/v1/ledgers/{ledger}/replays/{replay}', { params: { path: { ledger, replay: id } } }),
              ),
            )
          }
        >
          {t('replay.cancel')}
        </Button>
      </div>
    </>
  );
}

function Result({ replay: { replay, report, error, progress } }: { readonly replay: Replay }) {
  const { t } = useTranslation('audit');
  const { ledger } = useView();
  const api = useApi();
  const { act, busy, problem } = useAct<'save'>();
  if (error !== null)
    return <Alert role="alert" type="error" showIcon title={t('replay.failed')} description={error} />;
  if (report === null) return <p>{t(`replayState.${progress.state}`)}</p>;
  const save = (): Promise<boolean> =>
    act('save', async () => {
      const text = await answered(
        api.GET('/v1/ledgers/{ledger}/replays/{replay}', {
          params: { path: { ledger, replay }, query: { format: 'text' } },
          parseAs: 'text',
        }),
      );
      saveFile(`${replay}.txt`, text);
    });
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className="form-end">
        <Button loading={busy !== undefined} onClick={() => void save()}>
          {t('replay.saveText')}
        </Button>
        <Button onClick={() => saveFile(`${replay}.json`, JSON.stringify(report), 'application/json')}>
          {t('replay.saveJson')}
        </Button>
      </div>
      <Report report={report} />
    </>
  );
}
