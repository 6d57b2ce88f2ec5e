import { Empty, Select, TreeSelect } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../i18n/i18n.js';
import { Loaded } from '../parts/loaded.js';
import { useRoles, useToday } from '../session/use-roles.js';
import { unitTree } from '../view/unit-tree.js';
import { useKinds } from '../view/use-kinds.js';
import { useView } from '../view/view.js';
import { draftedKinds, formDraftName } from './draft.js';
import { FactForm } from './fact-form.js';
import { kindsOfPlan, type PlanFile, prefilled } from './prefill.js';
import type { FactKind } from './types.js';
import { usePlanFile } from './use-plan-file.js';
import { useReportingUnit } from './use-reporting-unit.js';

/** A form for any fact kind: what is reported, by which unit, then its fields. */
export function FormTab() {
  const kinds = useKinds();
  const plan = usePlanFile();
  return <Loaded read={kinds}>{({ kinds: all }) => plan !== undefined && <Chosen kinds={all} plan={plan} />}</Loaded>;
}

function Chosen({ kinds, plan }: { readonly kinds: readonly FactKind[]; readonly plan: PlanFile }) {
  const { t } = useTranslation('submit');
  const { get, set } = useView();
  const { grants } = useRoles();
  const mayReport = kinds.filter(({ submit }) => grants.some(({ role }) => role === submit.role));
  const kind = kinds.find((one) => one.kind === get('kind'));
  const unit = useReportingUnit(kind?.submit.role);
  if (mayReport.length === 0) return <p>{t('noRole')}</p>;
  return (
    <>
      <div className="paper form-head">
        <KindSelect
          kinds={mayReport}
          ofPlan={kindsOfPlan(plan, mayReport)}
          value={kind?.kind}
          unit={unit}
          onChange={(chosen) => set({ kind: chosen, duty: undefined, period: undefined, day: undefined })}
        />
        <UnitField unit={unit} role={kind?.submit.role ?? 'submitter'} />
      </div>
      {kind === undefined && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('chooseKind')} />}
      {kind !== undefined && unit === undefined && (
        <p>{t('noRoleFor', { role: t(`role.${kind.submit.role}`, { ns: 'translation' }) })}</p>
      )}
      {kind !== undefined && unit !== undefined && <Form kind={kind} unit={unit} plan={plan} />}
    </>
  );
}

function Form({ kind, unit, plan }: { readonly kind: FactKind; readonly unit: string; readonly plan: PlanFile }) {
  const { get, ledger, plan: planId } = useView();
  const { principal = '' } = useRoles();
  const today = useToday() ?? '';
  const [duty, period, day] = [get('duty'), get('period'), get('day')];
  const first = useCallback(
    () => prefilled(kind, plan, { unit, today: day ?? today, duty, period }),
    [kind, plan, unit, today, day, duty, period],
  );
  const name = formDraftName({ principal, ledger, plan: planId, unit }, { kind: kind.kind, duty, period });
  return <FactForm key={name} kind={kind} unit={unit} today={today} name={name} first={first} />;
}

interface KindProps {
  readonly kinds: readonly FactKind[];
  readonly ofPlan: readonly FactKind[];
  readonly value: string | undefined;
  readonly unit: string | undefined;
  readonly onChange: (kind: string) => void;
}

/** All kinds that one may report, those that the plan counts first; searched in both languages. */
function KindSelect({ kinds, ofPlan, value, unit, onChange }: KindProps) {
  const { t, i18n } = useTranslation('submit');
  const { ledger, plan } = useView();
  const { principal = '' } = useRoles();
  const drafted = unit === undefined ? [] : draftedKinds(localStorage, { principal, ledger, plan, unit });
  const options = useMemo(() => {
    const counted = new Set(ofPlan.map(({ kind }) => kind));
    const optionOf = ({ kind, name }: FactKind) => ({
      value: kind,
      label: `${inLanguage(name, i18n.language)}${drafted.includes(kind) ? ` · ${t('hasDraft')}` : ''}`,
      words: `${name.zh} ${name.en} ${kind}`.toLowerCase(),
    });
    return [
      { label: t('ofPlan'), options: ofPlan.map(optionOf) },
      { label: t('others'), options: kinds.filter(({ kind }) => !counted.has(kind)).map(optionOf) },
    ].filter((group) => group.options.length > 0);
  }, [kinds, ofPlan, drafted, i18n.language, t]);
  return (
    <div className="field">
      <label htmlFor="kind">{t('kind')}</label>
      <Select
        id="kind"
        value={value ?? null}
        placeholder={t('kindPlaceholder')}
        options={options}
        showSearch={{
          filterOption: (typed, option) =>
            option !== undefined && 'words' in option && String(option.words).includes(typed.toLowerCase()),
        }}
        popupMatchSelectWidth={false}
        onChange={(chosen: string | null) => chosen !== null && onChange(chosen)}
      />
    </div>
  );
}

function UnitField({ unit, role }: { readonly unit: string | undefined; readonly role: FactKind['submit']['role'] }) {
  const { t } = useTranslation('submit');
  const { set } = useView();
  const { unitsOf } = useRoles();
  const nodes = useMemo(() => unitTree(unitsOf(role), ({ closedOn }) => closedOn === null), [unitsOf, role]);
  const top = nodes[0]?.value;
  return (
    <div className="field">
      <label htmlFor="reporting-unit">{t('unit')}</label>
      <TreeSelect
        id="reporting-unit"
        {...(unit === undefined ? {} : { value: unit })}
        treeData={nodes}
        treeDefaultExpandedKeys={top === undefined ? [] : [top]}
        showSearch={{ treeNodeFilterProp: 'title' }}
        popupMatchSelectWidth={340}
        onChange={(chosen: string) => set({ unit: chosen })}
      />
    </div>
  );
}
