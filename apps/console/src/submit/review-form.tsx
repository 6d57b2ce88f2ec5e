import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useKeptText } from '../parts/use-kept-text.js';
import { useApi } from '../session/session.js';
import { useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { Field } from '../parts/field.js';
import type { SubmissionHistory } from './types.js';
import { useRequestKey } from './use-request-key.js';
import { useAct } from '../api/use-act.js';

/** Accepts a submission, or returns it with a reason; who may not sees why. */
export function ReviewForm({ history }: { readonly history: SubmissionHistory }) {
  const { t } = useTranslation('submit');
  const { principal, holds } = useRoles();
  const { review, facts, principal: by } = history;
  const why = whyNot();
  return (
    <section aria-labelledby="review">
      <h3 id="review">{t('review.title')}</h3>
      {why === undefined ? <Form history={history} /> : <p className="quiet">{why}</p>}
    </section>
  );

  function whyNot(): string | undefined {
    if (review === null) return t('review.frame');
    if (review === 'returned') return t('review.final');
    if (principal === by) return t('problem.own-submission', { ns: 'translation' });
    return facts.every(({ owner }) => holds('reviewer', owner)) ? undefined : t('review.noRole');
  }
}

function Form({ history: { submission, review } }: { readonly history: SubmissionHistory }) {
  const { t } = useTranslation('submit');
  const { ledger } = useView();
  const api = useApi();
  const [reason, setReason] = useKeptText('review', ledger, submission);
  const [isMissing, setIsMissing] = useState(false);
  const { act, busy, problem } = useAct<'accepted' | 'returned'>();
  const keyFor = useRequestKey();
  const decide = async (outcome: 'accepted' | 'returned'): Promise<void> => {
    const text = reason.trim();
    setIsMissing(outcome === 'returned' && text === '');
    if (outcome === 'returned' && text === '') return;
    const isDone = await act(outcome, () =>
      answered(
        api.POST('/v1/ledgers/{ledger}/submissions/{submission}/reviews', {
          params: { path: { ledger, submission }, header: { 'Idempotency-Key': keyFor(`${outcome} ${text}`) } },
          body:
            outcome === 'returned' ? { outcome, reason: text } : { outcome, ...(text === '' ? {} : { reason: text }) },
        }),
      ),
    );
    if (isDone) setReason('');
  };
  const faults = isMissing ? [{ pointer: '/reason', rule: 'missing', message: t('review.reasonNeeded') }] : [];
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Field id="review-reason" label={t('reason')} hint={t('review.reasonHint')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            dir="auto"
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="form-end">
        <Button
          danger
          loading={busy === 'returned'}
          disabled={busy === 'accepted'}
          onClick={() => void decide('returned')}
        >
          {t('review.return')}
        </Button>
        {review !== 'accepted' && (
          <Button
            type="primary"
            loading={busy === 'accepted'}
            disabled={busy === 'returned'}
            onClick={() => void decide('accepted')}
          >
            {t('review.accept')}
          </Button>
        )}
      </div>
    </form>
  );
}
