import { useState } from 'react';
import { answered } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';
import { type Draft, newKey } from './draft.js';
import { proposedFact } from './form-model.js';
import { sendDraft } from './send-draft.js';
import type { DryRunAnswer, Fact, FactKind, Submission, SubmissionAnswer } from './types.js';
import { usePeople } from './use-people.js';

interface Options {
  readonly kind: FactKind;
  /** The reporting unit. */
  readonly unit: string;
  readonly draft: Draft;
  readonly save: (draft: Draft) => void;
  /** The fact that the draft replaces, as it stands: the note of the draft is the reason then. */
  readonly replaces?: Pick<Fact, 'fact' | 'version'> | undefined;
  /** It was refused, or its outcome is not known. */
  readonly failed?: (() => Promise<unknown>) | undefined;
  /** The draft is recorded: nothing of it is kept. */
  readonly done: (answer: SubmissionAnswer) => void;
}

/** Checks a draft, or submits it: once, however often it has to be asked for. */
export function useSubmission({ kind, unit, draft, save, replaces, failed, done }: Options) {
  const api = useApi();
  const { ledger, plan } = useView();
  const [busy, setBusy] = useState<'check' | 'submit'>();
  const [problem, setProblem] = useState<Problem>();
  const [checked, setChecked] = useState<DryRunAnswer>();
  const path = { ledger };
  const withPeople = usePeople({ kind, unit, scheme: draft.scheme });

  const body = async (): Promise<Submission> => ({
    plan,
    unit,
    facts: (await withPeople(draft.facts)).map((fact) => ({
      ...proposedFact(kind, fact),
      ...(replaces === undefined
        ? {}
        : { replaces: { fact: replaces.fact, version: replaces.version, reason: draft.note } }),
    })),
    ...(replaces !== undefined || draft.note.trim() === '' ? {} : { note: draft.note }),
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
      await failed?.();
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
          body: await body(),
        }),
      );
      setChecked(answer as DryRunAnswer);
    });

  const submit = (): Promise<void> =>
    trying('submit', async () => {
      const answer = await sendDraft({
        draft,
        save,
        body,
        send: (key, asked) =>
          answered(
            api.POST('/v1/ledgers/{ledger}/submissions', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: asked,
            }),
          ),
      });
      done(answer as SubmissionAnswer);
    });

  return { busy, problem, checked, check, submit };
}
