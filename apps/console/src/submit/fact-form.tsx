import { Alert, Button, Input, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checked } from './checked.js';
import { existingFact, FactFaults } from './fact-faults.js';
import { FactFields } from './fact-fields.js';
import { FaultSummary } from './fault-summary.js';
import { faultsByPlace, placeId } from './fault-places.js';
import { Field } from '../parts/field.js';
import type { FactInput } from './form-model.js';
import { Recorded } from './recorded.js';
import { SchemeChoice } from './scheme-choice.js';
import { personFields } from './subjects.js';
import type { Fact, FactKind, SubmissionAnswer } from './types.js';
import { useDraft } from './use-draft.js';
import { useSubmission } from './use-submission.js';

interface Props {
  readonly kind: FactKind;
  /** The reporting unit. */
  readonly unit: string;
  readonly today: string;
  /** Under which the draft is kept. MUST stay the same for the life of the form: another name takes another React key. */
  readonly name: string;
  readonly first: () => FactInput;
  /** The fact in whose place this one comes, as it stands; then there is one alone, with a reason. */
  readonly replaces?: Pick<Fact, 'fact' | 'version'>;
  readonly failed?: () => Promise<unknown>;
  /** It was recorded and looked at, or given up; without it the form begins anew. */
  readonly close?: () => void;
}

/** A submission of facts of one kind. */
export function FactForm({ kind, unit, today, name, first, replaces, failed, close }: Props) {
  const { t } = useTranslation('submit');
  const { draft, save, drop, wasKept } = useDraft(name, first);
  const [recorded, setRecorded] = useState<SubmissionAnswer>();
  const done = (answer: SubmissionAnswer): void => {
    drop();
    setRecorded(answer);
  };
  const { busy, problem, checked, check, submit } = useSubmission({ kind, unit, draft, save, replaces, failed, done });
  const faults = useMemo(() => faultsByPlace(problem?.faults ?? []), [problem]);
  const isUnknown = draft.asked !== undefined && busy === undefined;
  const isLocked = draft.asked !== undefined || busy !== undefined;
  const why = replaces === undefined ? 'note' : 'reason';

  if (recorded !== undefined) {
    return <Recorded answer={recorded} unit={unit} again={close ?? (() => setRecorded(undefined))} />;
  }
  const change = (index: number, fact: FactInput): void =>
    save({ ...draft, facts: draft.facts.map((before, at) => (at === index ? fact : before)) });
  return (
    <form
      className="fact-form"
      id={placeId({ at: 'form' })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {replaces !== undefined && (
        <>
          <h3>{t('change.replaceTitle', { version: replaces.version })}</h3>
          <p className="quiet">{t('change.replaceWhat')}</p>
        </>
      )}
      {wasKept && problem === undefined && !isUnknown && <p className="quiet">{t('draftKept')}</p>}
      {problem !== undefined && <FaultSummary problem={problem} kind={kind} />}
      {isUnknown && (
        <Alert
          type="warning"
          showIcon
          title={t('unknown.title')}
          description={t('unknown.what')}
          action={<Button htmlType="submit">{t('unknown.again')}</Button>}
        />
      )}
      {personFields(kind).length > 0 && (
        <SchemeChoice value={draft.scheme} isDisabled={isLocked} onChange={(scheme) => save({ ...draft, scheme })} />
      )}
      {draft.facts.map((fact, index) => {
        const id = placeId({ at: 'fact', fact: index });
        return (
          <fieldset key={index} id={id} tabIndex={-1} className="fact paper">
            <legend>{t('factNumber', { number: index + 1 })}</legend>
            <FactFaults faults={faults.get(id) ?? []} existing={existingFact(problem, index)} />
            <FactFields
              kind={kind}
              fact={fact}
              index={index}
              faults={faults}
              today={today}
              isDisabled={isLocked}
              onChange={(after) => change(index, after)}
            />
            {draft.facts.length > 1 && (
              <Button
                size="small"
                disabled={isLocked}
                onClick={() => save({ ...draft, facts: draft.facts.filter((_, at) => at !== index) })}
              >
                {t('removeFact', { number: index + 1 })}
              </Button>
            )}
          </fieldset>
        );
      })}
      {replaces === undefined && (
        <Button disabled={isLocked} onClick={() => save({ ...draft, facts: [...draft.facts, first()] })}>
          {t('addFact')}
        </Button>
      )}
      <Field
        id={placeId({ at: why })}
        label={t(why)}
        isRequired={why === 'reason'}
        {...(why === 'note' ? { hint: t('noteHint') } : {})}
        faults={faults.get(placeId({ at: why }))}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            dir="auto"
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={draft.note}
            disabled={isLocked}
            onChange={(event) => save({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
      {checked !== undefined && <Checked answer={checked} />}
      <div className="form-end">
        {close !== undefined && (
          <Button type="text" disabled={busy !== undefined} onClick={close}>
            {t('change.giveUp')}
          </Button>
        )}
        <Popconfirm title={t('discardSure')} onConfirm={drop}>
          <Button type="text" disabled={busy !== undefined}>
            {t('discard')}
          </Button>
        </Popconfirm>
        <Button loading={busy === 'check'} disabled={isLocked} onClick={() => void check()}>
          {t('check')}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy === 'submit'} disabled={busy === 'check'}>
          {t(isUnknown ? 'unknown.again' : 'submit')}
        </Button>
      </div>
    </form>
  );
}
