import { Button, Checkbox, Popconfirm, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useAct } from '../api/use-act.js';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useApi } from '../session/session.js';
import { useInstant, useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { percentDone } from './percent.js';
import { State } from './state.js';

type Rebuild = components['schemas']['Rebuild'];

const POLL_MS = 1_000;
const isGoingOn = ({ state }: Rebuild): boolean => state === 'waiting' || state === 'running';

/** Read models derived anew from the entries: what was found, and one started or cancelled. */
export function Rebuilds() {
  const { t } = useTranslation('operations');
  const { ledger } = useView();
  const api = useApi();
  const { holdsOnRoot } = useRoles();
  const { act, busy, problem } = useAct<'start' | 'cancel'>();
  const [isCheck, setIsCheck] = useState(true);
  const read = useRead(
    ['rebuilds'],
    (found, path, signal) =>
      found.GET('/v1/ledgers/{ledger}/rebuilds', { params: { path, query: { limit: 10 } }, signal }),
    { pollMs: (list) => (list?.rebuilds.some(isGoingOn) === true ? POLL_MS : false) },
  );
  const start = (): Promise<boolean> =>
    act('start', () =>
      answered(api.POST('/v1/ledgers/{ledger}/rebuilds', { params: { path: { ledger } }, body: { check: isCheck } })),
    );
  const cancel = (rebuild: string): Promise<boolean> =>
    act('cancel', () =>
      answered(api.DELETE('/v1/ledgers/{ledger}/rebuilds/{rebuild}', { params: { path: { ledger, rebuild } } })),
    );
  const mayAct = holdsOnRoot('operator');
  return (
    <section className="paper wide" aria-labelledby="rebuilds">
      <h2 id="rebuilds">{t('rebuilds.title')}</h2>
      <p className="quiet">{t('rebuilds.what')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {mayAct ? (
        <div className="rebuild-start">
          <Checkbox checked={isCheck} onChange={(event) => setIsCheck(event.target.checked)}>
            {t('rebuilds.checkOnly')}
          </Checkbox>
          <Popconfirm title={t(isCheck ? 'rebuilds.sureCheck' : 'rebuilds.sure')} onConfirm={() => void start()}>
            <Button loading={busy === 'start'}>{t('rebuilds.start')}</Button>
          </Popconfirm>
        </div>
      ) : (
        <p className="quiet">{t('operatorOnly')}</p>
      )}
      <Loaded read={read} isEmpty={({ rebuilds }) => rebuilds.length === 0} empty={t('rebuilds.none')}>
        {({ rebuilds }) => (
          <ul className="plain rebuilds">
            {rebuilds.map((rebuild) => (
              <li key={rebuild.id}>
                <One rebuild={rebuild} />
                {mayAct && isGoingOn(rebuild) && (
                  <Button size="small" danger loading={busy === 'cancel'} onClick={() => void cancel(rebuild.id)}>
                    {t('rebuilds.cancel')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

const marks = {
  waiting: 'open',
  running: 'open',
  equal: 'good',
  repaired: 'late',
  different: 'bad',
  failed: 'bad',
  cancelled: 'quiet',
} as const;

function One({ rebuild }: { readonly rebuild: Rebuild }) {
  const { t } = useTranslation('operations');
  const instant = useInstant();
  const { id, check, state, progress, durationMs, askedAt, models, differenceCount, error } = rebuild;
  return (
    <>
      <State is={marks[state]}>{t(`rebuilds.state.${state}`)}</State>{' '}
      <span className="quiet number">
        {instant(askedAt)} · {t(check ? 'rebuilds.checked' : 'rebuilds.rebuilt')}
        {durationMs !== null && ` · ${t('took', { ms: durationMs })}`} · <code>{id}</code>
      </span>
      {error !== null && <div dir="auto">{error}</div>}
      {progress !== null && isGoingOn(rebuild) && (
        <>
          <Progress percent={percentDone(progress.position, progress.total)} aria-label={t('rebuilds.progress')} />
          <span className="quiet number">
            {t(`rebuilds.phase.${progress.phase}`, { position: progress.position, total: progress.total })}
          </span>
        </>
      )}
      {differenceCount > 0 && (
        <details>
          <summary>{t('rebuilds.differences', { count: differenceCount })}</summary>
          <ul>
            {models
              .filter(({ missing, extra, changed }) => missing + extra + changed > 0)
              .map(({ model, missing, extra, changed }) => (
                <li key={model}>
                  <code>{model}</code> {t('rebuilds.counts', { missing, extra, changed })}
                </li>
              ))}
          </ul>
        </details>
      )}
    </>
  );
}
