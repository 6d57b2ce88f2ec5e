import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../parts/loaded.js';
import { useInstant, useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { Comparison } from './comparison.js';
import { RunNow } from './run-now.js';
import type { Recomputation } from './types.js';
import { useRecomputations } from './use-recomputations.js';
import { VerdictCounts } from '../verdict/verdict-counts.js';

/** Every recomputation of the plan: the digests of the three ways, what was published, how long it took; two can be compared. */
export function HistoryTab() {
  const { t } = useTranslation('audit');
  const { get, set } = useView();
  const { holdsOnRoot, root } = useRoles();
  const cursor = get('cursor');
  const read = useRecomputations(cursor);
  const compared = (get('compare') ?? '').split(',').filter((one) => one !== '');
  if (root !== undefined && !holdsOnRoot('auditor') && !holdsOnRoot('operator')) {
    return <p className="paper">{t('history.noRole')}</p>;
  }
  const choose = (id: string, isChosen: boolean): void => {
    // the third takes the place of the one chosen first
    const after = isChosen ? [...compared, id].slice(-2) : compared.filter((one) => one !== id);
    set({ compare: after.join(',') });
  };
  const [first, second] = compared;
  return (
    <>
      <section className="paper" aria-labelledby="history">
        <div className="section-head">
          <h2 id="history">{t('history.title')}</h2>
          <RunNow />
        </div>
        <p className="quiet">{t('history.what')}</p>
        <Loaded read={read} isEmpty={({ recomputations }) => recomputations.length === 0} empty={t('history.none')}>
          {({ recomputations, next }) => (
            <>
              <div className="table-scroll" tabIndex={0}>
                <table className="plain-table">
                  <caption className="visually-hidden">{t('history.title')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('history.compare')}</th>
                      <th scope="col">{t('history.day')}</th>
                      <th scope="col">{t('history.state')}</th>
                      <th scope="col">{t('history.digests')}</th>
                      <th scope="col">{t('report.verdicts')}</th>
                      <th scope="col">{t('history.when')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {recomputations.map((run) => (
                      <Row key={run.id} run={run} isChosen={compared.includes(run.id)} choose={choose} />
                    ))}
                  </tbody>
                </table>
              </div>
              <div className="form-end">
                {cursor !== undefined && (
                  <Button onClick={() => set({ cursor: undefined })}>{t('history.newest')}</Button>
                )}
                {next !== null && <Button onClick={() => set({ cursor: next })}>{t('history.older')}</Button>}
              </div>
            </>
          )}
        </Loaded>
      </section>
      {first !== undefined && second !== undefined && <Comparison first={first} second={second} />}
      {first !== undefined && second === undefined && <p className="quiet">{t('history.chooseAnother')}</p>}
    </>
  );
}

interface RowProps {
  readonly run: Recomputation;
  readonly isChosen: boolean;
  readonly choose: (id: string, isChosen: boolean) => void;
}

function Row({ run, isChosen, choose }: RowProps) {
  const { t } = useTranslation('audit');
  const instant = useInstant();
  const { id, day, planVersion, position, state, schedule, digests, verdicts, durationMs, askedAt, progress } = run;
  return (
    <tr>
      <td>
        <Checkbox
          checked={isChosen}
          disabled={state !== 'published'}
          aria-label={t('history.chooseOne', { day })}
          onChange={(event) => choose(id, event.target.checked)}
        />
      </td>
      <th scope="row" className="number">
        {day}
        <br />
        <span className="quiet">
          {t('history.at', { position: position ?? '—', version: planVersion ?? '—' })}
          {schedule !== null && ` · ${schedule.id} ${schedule.period}`}
        </span>
      </th>
      <td>
        <RunState run={run} />
        {state === 'running' && (
          <span className="quiet number">
            {' '}
            {t('history.progress', {
              computed: progress.computed?.done ?? 0,
              definitions: progress.computed?.total ?? '…',
              folded: progress.folded?.done ?? 0,
              entries: progress.folded?.total ?? '…',
            })}
          </span>
        )}
      </td>
      <td>
        <Digests digests={digests} />
      </td>
      <td>{verdicts !== null && <VerdictCounts counts={new Map(Object.entries(verdicts))} />}</td>
      <td className="number">
        {instant(askedAt)}
        {durationMs !== null && (
          <>
            <br />
            <span className="quiet">{t('took', { ms: durationMs })}</span>
          </>
        )}
      </td>
    </tr>
  );
}

const marks = { waiting: '◷', running: '◷', published: '✓', different: '✕', failed: '✕' } as const;
const colours = {
  waiting: 'var(--verdict-open)',
  running: 'var(--verdict-open)',
  published: 'var(--verdict-good)',
  different: 'var(--verdict-bad)',
  failed: 'var(--verdict-bad)',
} as const;

function RunState({ run: { state, error, differenceCount, differences } }: { readonly run: Recomputation }) {
  const { t } = useTranslation('audit');
  return (
    <>
      <span style={{ color: colours[state] }} className="nowrap">
        <span aria-hidden>{marks[state]}</span> {t(`runState.${state}`)}
      </span>
      {error !== null && <div dir="auto">{error}</div>}
      {differenceCount > 0 && (
        <details>
          <summary>{t('history.differences', { count: differenceCount })}</summary>
          <ul>
            {differences.map(({ between, indicator, unit, first, second }) => (
              <li key={`${between} ${indicator} ${unit}`}>
                {indicator} {unit ?? ''}: {first} / {second} <span className="quiet">({between})</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const ways = ['kept', 'computed', 'folded'] as const;

/** One digest where all three ways agree; else each for itself. */
function Digests({ digests }: Pick<Recomputation, 'digests'>) {
  const { t } = useTranslation('audit');
  const { kept, computed, folded } = digests;
  if (kept !== null && kept === computed && kept === folded) {
    return (
      <>
        <code title={kept}>{kept.slice(0, 16)}…</code>
        <br />
        <span className="quiet">{t('history.allAgree')}</span>
      </>
    );
  }
  return (
    <ul className="plain">
      {ways.map((way) => (
        <li key={way}>
          {t(`way.${way}`)} <code>{digests[way]?.slice(0, 16) ?? '—'}</code>
        </li>
      ))}
    </ul>
  );
}
