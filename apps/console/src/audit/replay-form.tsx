import { Button, Input, Segmented, Select, TreeSelect } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useKeptText } from '../parts/use-kept-text.js';
import { useApi } from '../session/session.js';
import { unitTree } from '../view/unit-tree.js';
import { useUnitsNow } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { keepReplay } from './recent-replays.js';
import { keptForm, replayField, type ReplayForm, replayRequest } from './replay-request.js';
import { useRecomputations } from './use-recomputations.js';

const againsts = ['read-models', 'published', 'replay'] as const;

/** Which numbers are computed again, as known when, and what they are compared with. */
export function ReplayFormView() {
  const { t } = useTranslation('audit');
  const { ledger, plan, unit, at, on, set } = useView();
  const api = useApi();
  const viewed = { at: at ?? '', on: on ?? '', unit: unit ?? '' };
  const [typed, setTyped] = useKeptText('replay', ledger, plan, viewed.at, viewed.on, viewed.unit);
  const form = keptForm(typed, viewed);
  const { act, busy, problem } = useAct<'replay'>();
  const faults = useMemo(
    () => Map.groupBy(problem?.faults ?? [], ({ pointer }) => replayField(pointer) ?? 'form'),
    [problem],
  );
  const change = (changes: Partial<ReplayForm>): void => setTyped(JSON.stringify({ ...form, ...changes }));
  const start = (): Promise<boolean> =>
    act('replay', async () => {
      const { replay } = await answered(
        api.POST('/v1/ledgers/{ledger}/replays', {
          params: { path: { ledger } },
          body: replayRequest(plan, form),
        }),
      );
      keepReplay(ledger, replay);
      setTyped('');
      set({ replay });
    });
  const text = (name: keyof ReplayForm, label: string, hint?: ReactNode, type = 'text') => (
    <Field id={`replay-${name}`} label={label} hint={hint} faults={faults.get(name)}>
      {({ status, ...control }) => (
        <Input
          {...control}
          status={status}
          type={type}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const organisation = (name: 'organisation' | 'otherOrganisation') => (
    <div className="field">
      <span id={`replay-${name}`}>{t('view.organisation', { ns: 'translation' })}</span>
      <Segmented
        aria-labelledby={`replay-${name}`}
        value={form[name]}
        onChange={(value) => change({ [name]: value })}
        options={[
          { value: 'then', label: t('view.then', { ns: 'translation' }) },
          { value: 'now', label: t('view.today', { ns: 'translation' }) },
        ]}
      />
    </div>
  );
  return (
    <form
      className="paper replay-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h2>{t('replay.title')}</h2>
      <p className="quiet">{t('replay.what')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className="replay-fields">
        {text('at', t('replay.at'), t('replay.atHint'))}
        {text('on', t('replay.on'), t('replay.onHint'), 'date')}
        <UnitField value={form.unit} onChange={(chosen) => change({ unit: chosen })} />
        {text('planVersion', t('replay.planVersion'), t('replay.planVersionHint'))}
        {text('reading', t('replay.reading'), t('replay.readingHint'))}
        {organisation('organisation')}
      </div>
      <div className="field">
        <span id="against">{t('replay.against')}</span>
        <Segmented
          aria-labelledby="against"
          value={form.against}
          onChange={(against) => change({ against })}
          options={againsts.map((one) => ({ value: one, label: t(`against.${one}`) }))}
        />
      </div>
      {form.against === 'published' && (
        <PublishedField value={form.publishedAt} onChange={(publishedAt) => change({ publishedAt })} />
      )}
      {form.against === 'replay' && (
        <div className="replay-fields">
          {text('otherAt', t('replay.at'), t('replay.atHint'))}
          {text('otherOn', t('replay.on'), t('replay.onHint'), 'date')}
          {text('otherVersion', t('replay.planVersion'), t('replay.planVersionHint'))}
          {text('otherReading', t('replay.reading'), t('replay.readingHint'))}
          {organisation('otherOrganisation')}
        </div>
      )}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={busy !== undefined}>
          {t('replay.start')}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function UnitField({ value, onChange }: ChoiceProps) {
  const { t } = useTranslation('audit');
  const { data } = useUnitsNow();
  const nodes = useMemo(() => unitTree(data?.units ?? [], () => true), [data]);
  const top = nodes[0]?.value;
  return (
    <div className="field">
      <label htmlFor="replay-unit">{t('replay.unit')}</label>
      <TreeSelect
        id="replay-unit"
        {...(value === '' ? {} : { value })}
        treeData={nodes}
        treeDefaultExpandedKeys={top === undefined ? [] : [top]}
        showSearch={{ treeNodeFilterProp: 'title' }}
        popupMatchSelectWidth={340}
        placeholder={t('replay.wholeLedger')}
        allowClear
        onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
      />
    </div>
  );
}

/** The results that were published, the newest first. */
function PublishedField({ value, onChange }: ChoiceProps) {
  const { t } = useTranslation('audit');
  const { data } = useRecomputations();
  const options = (data?.recomputations ?? []).flatMap(({ publishedPosition, day, planVersion }) =>
    publishedPosition === null
      ? []
      : [
          {
            value: publishedPosition,
            label: t('replay.publishedAt', { position: publishedPosition, day, version: planVersion }),
          },
        ],
  );
  return (
    <div className="field">
      <label htmlFor="replay-published">{t('replay.published')}</label>
      <Select
        id="replay-published"
        value={value === '' ? null : value}
        options={options}
        placeholder={t('replay.choosePublished')}
        onChange={(chosen: string | null) => onChange(chosen ?? '')}
      />
    </div>
  );
}
