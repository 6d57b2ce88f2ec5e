import { useState } from 'react';
import { answered } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';
import { type Draft, newKey } from './draft.js';
import { proposedFact } from './form-model.js';
import { sendDraft } from './send-draft.js';
import { ownReferences, withSubjects } from './subjects.js';
import type { DryRunAnswer, FactKind, Submission, SubmissionAnswer } from './types.js';

export type Scheme = 'member-number' | 'unit';

interface Options {
  readonly kind: FactKind;
  /** The reporting unit. */
  readonly unit: string;
  readonly draft: Draft;
  readonly scheme: Scheme;
  readonly save: (draft: Draft) => void;
  /** The draft is recorded: nothing of it is kept. */
  readonly done: (answer: SubmissionAnswer) => void;
}

/** Checks a draft, or submits it: once, however often it has to be asked for. */
export function useSubmission({ kind, unit, draft, scheme, save, done }: Options) {
  const api = useApi();
  const { ledger, plan } = useView();
  const [busy, setBusy] = useState<'check' | 'submit'>();
  const [problem, setProblem] = useState<Problem>();
  const [checked, setChecked] = useState<DryRunAnswer>();
  const path = { ledger };

  /** People by their ids: what the unit calls them goes to the vault, not into the facts. */
  const named = async (): Promise<Draft> => {
    const references = [...ownReferences(kind, draft.facts)];
    if (references.length === 0) return draft;
    const { subjects } = await answered(
      api.POST('/v1/ledgers/{ledger}/subjects', { params: { path }, body: { unit, scheme, references } }),
    );
    const ids = new Map(references.map((reference, index) => [reference, subjects[index] ?? reference]));
    const after = { ...draft, facts: withSubjects(kind, draft.facts, ids) };
    save(after);
    return after;
  };

  const bodyOf = ({ facts, note }: Draft): Submission => ({
    plan,
    unit,
    facts: facts.map((fact) => proposedFact(kind, fact)),
    ...(note.trim() === '' ? {} : { note }),
  });

  const trying = async (what: 'check' | 'submit', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setProblem(undefined);
    setChecked(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(undefined);
    }
  };

  const check = (): Promise<void> =>
    trying('check', async () => {
      const header = { 'Idempotency-Key': newKey() };
      const answer = await answered(
        api.POST('/v1/ledgers/{ledger}/submissions', {
          params: { path, header, query: { dryRun: 'true' } },
          body: bodyOf(await named()),
        }),
      );
      setChecked(answer as DryRunAnswer);
    });

  const submit = (): Promise<void> =>
    trying('submit', async () => {
      const ready = draft.asked === undefined ? await named() : draft;
      const answer = await sendDraft({
        draft: ready,
        save,
        body: () => bodyOf(ready),
        send: (key, body) =>
          answered(
            api.POST('/v1/ledgers/{ledger}/submissions', {
              params: { path, header: { 'Idempotency-Key': key } },
              body,
            }),
          ),
      });
      done(answer as SubmissionAnswer);
    });

  return { busy, problem, checked, check, submit };
}
