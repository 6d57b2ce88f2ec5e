import { Alert, Button, Progress as Bar } from 'antd';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../parts/loaded.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { isUnderWay, type Progress, useReplay } from '../replays/use-replay.js';
import { useRoles, useToday } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { CausesReport } from './causes-report.js';
import { isAbout, type Stand } from './replay-question.js';
import { useStartReplay } from './use-start-replay.js';

interface Props {
  readonly a: Stand;
  readonly b: Stand;
  /** With all below it. */
  readonly unit: string | undefined;
}

/** By which cause two moments differ: a replay tells, which auditors may ask for; which one stands in the address. */
export function Causes({ a, b, unit }: Props) {
  const { t } = useTranslation('travel');
  const { get, set } = useView();
  const { holdsOnRoot } = useRoles();
  const { mutate, isPending, error } = useStartReplay();
  const id = get('replay');
  const start = (): void =>
    mutate({ a: a.side, b: b.side, unit }, { onSuccess: ({ replay }) => set({ replay }, { replace: true }) });
  return (
    <section className="travel-causes" aria-labelledby="causes">
      <h2 id="causes">{t('cause')}</h2>
      {holdsOnRoot('auditor') ? (
        <>
          <p className="quiet">{t('causeAbout')}</p>
          <div>
            <Button type={id === undefined ? 'primary' : 'default'} loading={isPending} onClick={start}>
              {t(id === undefined ? 'replay' : 'again')}
            </Button>
          </div>
          {error !== null && <ProblemNotice problem={error} retry={start} />}
          {id !== undefined && <Followed key={id} id={id} a={a} b={b} unit={unit} />}
        </>
      ) : (
        <Alert type="info" showIcon title={t('needsAuditor')} />
      )}
    </section>
  );
}

function Followed({ id, ...asked }: Props & { readonly id: string }) {
  const { t } = useTranslation('travel');
  const { plan, organisation } = useView();
  const today = useToday();
  const { read, progress } = useReplay(id);
  return (
    <Loaded read={read}>
      {({ question, report, digest, error }) =>
        isAbout(question, { ...asked, plan, organisation, today }) ? (
          <>
            {progress !== undefined && isUnderWay(progress) && <Way progress={progress} />}
            {error !== null && <Alert type="error" showIcon title={t('state.failed')} description={error} />}
            {report !== null && <CausesReport report={report} digest={digest} unit={asked.unit} />}
          </>
        ) : (
          <Alert type="info" showIcon title={t('otherQuestion')} />
        )
      }
    </Loaded>
  );
}

/** How far a replay is; its state and phase stand beside the bar. */
function Way({ progress: { state, phase, done, total } }: { readonly progress: Progress }) {
  const { t } = useTranslation('travel');
  return (
    <div role="status" className="travel-way">
      <Bar percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status="active" aria-label={t('progress')} />
      <span className="quiet number">
        {t(`state.${state}`)} {phase !== null && `· ${t(`phase.${phase}`)} ${done}/${total}`}
      </span>
    </div>
  );
}
