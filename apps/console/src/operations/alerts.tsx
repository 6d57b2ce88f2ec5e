import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { useInstant } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { State } from './state.js';

const states = ['open', 'settled', 'all'] as const;
type AlertState = (typeof states)[number];
const POLL_MS = 5_000;

/** What is wrong with the ledger, or was. */
export function Alerts() {
  const { t } = useTranslation('operations');
  const { get, set } = useView();
  const state = states.find((one) => one === get('alerts')) ?? 'open';
  const read = useRead(
    ['alerts', state],
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/alerts', { params: { path, query: { state, limit: 50 } }, signal }),
    { pollMs: () => POLL_MS },
  );
  return (
    <section className="paper wide" aria-labelledby="alerts">
      <div className="section-head">
        <h2 id="alerts">{t('alerts.title')}</h2>
        <Segmented<AlertState>
          aria-label={t('alerts.title')}
          value={state}
          onChange={(chosen) => set({ alerts: chosen === 'open' ? undefined : chosen })}
          options={states.map((one) => ({ value: one, label: t(`alerts.state.${one}`) }))}
        />
      </div>
      <Loaded read={read} isEmpty={({ alerts }) => alerts.length === 0} empty={t(`alerts.none.${state}`)}>
        {({ alerts }) => (
          <ul className="plain alerts">
            {alerts.map((alert) => (
              <AlertItem key={alert.id} alert={alert} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function AlertItem({ alert }: { readonly alert: components['schemas']['AlertPage']['alerts'][number] }) {
  const { t } = useTranslation('operations');
  const instant = useInstant();
  const { kind, subject, message, detail, findings, raisedAt, foundAt, settledAt } = alert;
  return (
    <li>
      <State is={settledAt === null ? 'bad' : 'quiet'}>{t(`alerts.kind.${kind}`)}</State> <strong>{subject}</strong>
      <div dir="auto">{message}</div>
      <div className="quiet number">
        {t('alerts.found', { raised: instant(raisedAt), last: instant(foundAt), findings })}
        {settledAt !== null && ` · ${t('alerts.settled', { at: instant(settledAt) })}`}
      </div>
      {Object.keys(detail).length > 0 && (
        <details>
          <summary>{t('alerts.detail')}</summary>
          <pre className="detail">{JSON.stringify(detail, undefined, 2)}</pre>
        </details>
      )}
    </li>
  );
}
