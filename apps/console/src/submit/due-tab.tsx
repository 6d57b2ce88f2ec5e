import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../api/use-read.js';
import { inLanguage } from '../i18n/i18n.js';
import { Loaded } from '../parts/loaded.js';
import { useRoles, useToday } from '../session/use-roles.js';
import { useKinds } from '../view/use-kinds.js';
import { useView } from '../view/view.js';
import { formDraftName, readDraft } from './draft.js';
import { kindsOfPlan, type PlanFile } from './prefill.js';
import type { Duties, FactKind } from './types.js';
import { usePlanFile } from './use-plan-file.js';
import { useReportingUnit } from './use-reporting-unit.js';

const states = ['missing', 'not-due', 'all'] as const;
type State = (typeof states)[number];
const MAX_ROWS = 500;
const nilReturn = 'return.filed';

/** What is due from a unit and those below it, the oldest due day first, each with the form that answers it. */
export function DueTab() {
  const { t } = useTranslation('submit');
  const { plan, get, set, unit: viewed } = useView();
  const own = useReportingUnit();
  const unit = viewed ?? own;
  const state = states.find((one) => one === get('state')) ?? 'missing';
  const read = useRead(['duties', plan, unit, state], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/duties', {
      params: {
        path,
        query: {
          plan,
          limit: MAX_ROWS,
          ...(unit === undefined ? {} : { unit }),
          ...(state === 'all' ? {} : { state }),
        },
      },
      signal,
    }),
  );
  return (
    <section className="paper due" aria-labelledby="due">
      <div className="section-head">
        <h2 id="due">{t('due.title')}</h2>
        <Segmented<State>
          aria-label={t('due.state')}
          value={state}
          onChange={(chosen) => set({ state: chosen === 'missing' ? undefined : chosen })}
          options={states.map((one) => ({ value: one, label: t(`due.states.${one}`) }))}
        />
      </div>
      <Loaded read={read} isEmpty={({ rows }) => rows.length === 0} empty={t(`due.none.${state}`)}>
        {(duties) => <DueTable duties={duties} />}
      </Loaded>
    </section>
  );
}

function DueTable({ duties: { duties, rows, next } }: { readonly duties: Duties }) {
  const { t, i18n } = useTranslation('submit');
  const { data } = useKinds();
  const plan = usePlanFile();
  const names = new Map(duties.map(({ duty, name }) => [duty, inLanguage(name, i18n.language)]));
  const byDay = rows.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  return (
    <>
      <div className="table-scroll" tabIndex={0}>
        <table className="plain-table">
          <caption className="visually-hidden">{t('due.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('due.on')}</th>
              <th scope="col">{t('due.duty')}</th>
              <th scope="col">{t('due.period')}</th>
              <th scope="col">{t('due.unit')}</th>
              <th scope="col">{t('due.is')}</th>
              <th scope="col">{t('due.report')}</th>
            </tr>
          </thead>
          <tbody>
            {byDay.map((row) => (
              <tr key={`${row.duty} ${row.period} ${row.unit}`}>
                <td className="number">{row.dueOn}</td>
                <th scope="row">{names.get(row.duty) ?? row.duty}</th>
                <td className="number">{row.period}</td>
                <td dir="auto">{row.unitName}</td>
                <td>
                  {t(`due.states.${row.state}`, { defaultValue: row.state })}
                  {row.timeliness !== null && row.timeliness !== 'on-time' && (
                    <span className="quiet"> · {t(`due.timeliness.${row.timeliness}`)}</span>
                  )}
                </td>
                <td>
                  <DueActions row={row} kinds={data?.kinds ?? []} plan={plan} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next !== null && <p className="quiet">{t('due.more', { count: rows.length })}</p>}
    </>
  );
}

interface ActionsProps {
  readonly row: Duties['rows'][number];
  readonly kinds: readonly FactKind[];
  readonly plan: PlanFile | undefined;
}

/** The forms that answer a duty; a nil return states that there was nothing. */
function DueActions({ row: { duty, period, unit, closesOn, state }, kinds, plan }: ActionsProps) {
  const { t, i18n } = useTranslation('submit');
  const { to, ledger, plan: planId } = useView();
  const { holds, principal = '' } = useRoles();
  const today = useToday() ?? '';
  if (!holds('submitter', unit)) return <span className="quiet">{t('due.notYours')}</span>;
  if (state === 'reported' || state === 'nil' || state === 'waived') return null;
  const isKnown =
    plan?.settings?.duties?.some(({ id, indicators }) => id === duty && indicators !== undefined) === true;
  const answering = isKnown ? kindsOfPlan(plan, kinds, duty).filter(({ submit }) => submit.role === 'submitter') : [];
  const common = { tab: 'form', unit, duty, period };
  const day = closesOn < today ? closesOn : undefined;
  const drafted = (kind: string): string => {
    const name = formDraftName({ principal, ledger, plan: planId, unit }, { kind, duty, period });
    return readDraft(localStorage, name) === undefined ? '' : ` · ${t('hasDraft')}`;
  };
  return (
    <span className="due-actions">
      {answering.length === 0 && <Link to={to('submit', { ...common, day })}>{t('due.any')}</Link>}
      {answering.map(({ kind, name }) => (
        <Link key={kind} to={to('submit', { ...common, kind, day })}>
          {t('due.form', { kind: inLanguage(name, i18n.language) })}
          {drafted(kind)}
        </Link>
      ))}
      <Link to={to('submit', { ...common, kind: nilReturn })}>
        {t('due.nil')}
        {drafted(nilReturn)}
      </Link>
    </span>
  );
}
