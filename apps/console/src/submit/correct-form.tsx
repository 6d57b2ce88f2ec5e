import { Alert, Button, Input } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { useApi } from '../session/session.js';
import { useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { draftName } from './draft.js';
import { Conflict } from './conflict.js';
import { FactFields } from './fact-fields.js';
import { faultsByPlace, placeId } from './fault-places.js';
import { FaultSummary } from './fault-summary.js';
import { Field } from '../parts/field.js';
import { changedFields, correctionOf, emptyFact, inputOfVersion, isFixed } from './form-model.js';
import { SchemeChoice } from './scheme-choice.js';
import { sendDraft } from './send-draft.js';
import { personFields } from './subjects.js';
import type { Fact, FactKind } from './types.js';
import { useDraft } from './use-draft.js';
import { usePeople } from './use-people.js';

/** A fact that is changed in the form below it. */
export interface ChangeProps {
  readonly fact: Fact;
  readonly kind: FactKind;
  /** The unit that reported the fact. */
  readonly unit: string;
  readonly today: string;
  readonly reread: () => Promise<unknown>;
  readonly close: () => void;
}

/**
 * Corrects a fact with a reason. Where somebody else changed it meanwhile, what stands now is shown beside what was typed, and whoever types
 * decides; nothing typed is lost.
 */
export function CorrectForm({ fact, kind, unit, today, reread, close }: ChangeProps) {
  const { t } = useTranslation('submit');
  const { ledger } = useView();
  const api = useApi();
  const { principal = '' } = useRoles();
  const newest = fact.history.at(-1);
  const stands = useMemo(() => (newest === undefined ? emptyFact(kind) : inputOfVersion(newest)), [newest, kind]);
  const first = useCallback(() => stands, [stands]);
  const { draft, save, drop } = useDraft(draftName('correct', principal, ledger, fact.fact), first, fact.version);
  const { act, busy, problem } = useAct<'correct'>();
  const withPeople = usePeople({ kind, unit, scheme: draft.scheme });
  const faults = useMemo(() => faultsByPlace(problem?.faults ?? []), [problem]);
  const typed = draft.facts[0] ?? stands;
  const seen = draft.version ?? fact.version;
  const before = fact.history.find(({ version }) => version === seen);
  const isUnknown = draft.asked !== undefined && busy === undefined;
  const isLocked = draft.asked !== undefined || busy !== undefined;

  const correct = async (): Promise<void> => {
    const isDone = await act('correct', () =>
      sendDraft({
        draft,
        save,
        body: async () => {
          const [named = typed] = await withPeople([typed]);
          return correctionOf(kind, stands, named, draft.note);
        },
        send: (key, body) =>
          answered(
            api.POST('/v1/ledgers/{ledger}/facts/{fact}/corrections', {
              params: {
                path: { ledger, fact: fact.fact },
                header: { 'If-Match': `"${seen}"`, 'Idempotency-Key': key },
              },
              body,
            }),
          ),
      }),
    );
    if (isDone) {
      drop();
      close();
    } else await reread();
  };
  const giveUp = (): void => {
    drop();
    close();
  };

  if (seen !== fact.version && draft.asked === undefined && busy === undefined) {
    const base = before === undefined ? stands : inputOfVersion(before);
    return (
      <Conflict
        kind={kind}
        version={fact.version}
        before={base}
        stands={stands}
        typed={typed}
        decide={(merged) => save({ ...draft, facts: [merged], version: fact.version })}
        giveUp={giveUp}
      />
    );
  }
  const isSame = changedFields(kind, stands, typed).length === 0;
  return (
    <form
      className="fact-form"
      id={placeId({ at: 'form' })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void correct();
      }}
    >
      <h3>{t('change.correctTitle', { version: seen })}</h3>
      <p className="quiet">{t('change.fixed')}</p>
      {problem !== undefined && <FaultSummary problem={problem} kind={kind} />}
      {isUnknown && <Alert type="warning" showIcon title={t('unknown.title')} description={t('unknown.what')} />}
      {personFields(kind).some((field) => !isFixed(kind, field)) && (
        <SchemeChoice value={draft.scheme} isDisabled={isLocked} onChange={(scheme) => save({ ...draft, scheme })} />
      )}
      <FactFields
        kind={kind}
        fact={typed}
        index={0}
        faults={faults}
        today={today}
        isDisabled={isLocked}
        isFixed={(field) => isFixed(kind, field)}
        onChange={(after) => save({ ...draft, facts: [after] })}
      />
      <Field id={placeId({ at: 'reason' })} label={t('reason')} isRequired faults={faults.get('submit-reason')}>
        {(control) => (
          <Input.TextArea
            {...control}
            dir="auto"
            autoSize={{ minRows: 2 }}
            value={draft.note}
            disabled={isLocked}
            onChange={(event) => save({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
      <div className="form-end">
        <Button type="text" disabled={busy !== undefined} onClick={giveUp}>
          {t('change.giveUp')}
        </Button>
        {isSame && !isUnknown && <span className="quiet">{t('change.same')}</span>}
        <Button type="primary" htmlType="submit" loading={busy !== undefined} disabled={isSame && !isUnknown}>
          {t(isUnknown ? 'unknown.again' : 'change.record')}
        </Button>
      </div>
    </form>
  );
}
