import type { SubmissionAnswer, SubmissionOutcome, SubmissionRefusal } from '@duibiao/submissions';
import { invalid, notFound, Problem } from '../http/problem.js';

/** The answer of a submission, or its refusal as a problem. The switch is complete: a new refusal does not compile. */
export function answerOrProblem(outcome: SubmissionOutcome): SubmissionAnswer {
  if (outcome.ok) return outcome.answer;
  throw refusalProblem(outcome.refusal);
}

/** The answer of a submission of facts, with the path at which its receipt is read. */
export type ReceiptedAnswer = SubmissionAnswer & { readonly receipt: string };

export function receiptedOrProblem(ledger: string, outcome: SubmissionOutcome): ReceiptedAnswer {
  const answer = answerOrProblem(outcome);
  return { ...answer, receipt: `/v1/ledgers/${ledger}/submissions/${answer.submission}/receipt` };
}

export function refusalProblem(refusal: SubmissionRefusal): Problem {
  switch (refusal.kind) {
    case 'invalid':
      return invalid(refusal.faults);
    case 'duplicate': {
      const errors = refusal.duplicates.map(({ index, fact, version }) => ({
        pointer: `/facts/${index}`,
        rule: 'duplicate',
        message: `this unit has recorded it already: fact ${fact}, version ${version}`,
        legal: 'a fact not yet recorded; correct or void the existing one',
      }));
      const facts = refusal.duplicates.map(({ index, fact, version }) => ({ index, fact, version }));
      return new Problem('duplicate', `${errors.length} of the facts are recorded already.`, {
        errors,
        extra: { facts },
      });
    }
    case 'absent':
      return notFound('such fact or unit');
    case 'unknown-ledger':
      return notFound('such ledger');
    case 'voided':
      return new Problem('conflict', `The fact is voided (version ${refusal.version}); record it again instead.`);
    case 'stale':
      return new Problem(
        'stale',
        `You saw version ${refusal.asked}; it is version ${refusal.version} now. Read it again.`,
        {
          headers: { etag: `"${refusal.version}"` },
        },
      );
    case 'key-changed':
      return new Problem('key-changed', refusal.faults.map(({ message }) => message).join('; '), {
        errors: refusal.faults,
      });
    case 'unchanged':
      return new Problem('unchanged', 'What you sent is what is there already.');
    case 'plan-unchanged': {
      const { plan, version } = refusal;
      const detail = `Version ${version} of ${plan} is this very file; nothing was published.`;
      return new Problem('unchanged', detail, { extra: { plan, version } });
    }
    case 'reason-needed': {
      const { plan, version } = refusal;
      const legal = '{"file": …, "reason": "…"}: a text of 1 to 2000 characters';
      const message = `version ${version} of ${plan} stands: say why it is amended`;
      const errors = [{ pointer: '/reason', rule: 'missing', message, legal }];
      return new Problem('reason-needed', `Version ${version} of ${plan} stands. Say why it is amended.`, {
        errors,
        extra: { plan, version },
      });
    }
    case 'own-submission':
      return new Problem(
        'own-submission',
        'You submitted this yourself. A review takes four eyes: ask another principal who holds the role reviewer.',
      );
    case 'frame':
      return new Problem(
        'not-reviewed',
        'Planners set these facts (units, periods, allotments): they are not reviewed. Correct or void what is wrong.',
      );
    case 'returned':
      return new Problem(
        'conflict',
        'The submission was returned, and that is final. Correct its facts (or void them and submit them again): a correction counts at once, is a submission of its own, unreviewed, and can be reviewed.',
      );
    case 'erased': {
      const { subject, position } = refusal;
      const detail = `${subject} was erased at position ${position}, and no text about it has come since.`;
      return new Problem('erased', detail, { extra: { subject, position } });
    }
    case 'erased-meanwhile':
      return new Problem(
        'conflict',
        'A person whom this is about was erased while it was decided. Nothing was recorded. Read again; what you write must not say who it was.',
      );
    case 'key-reused':
      return new Problem(
        'key-reused',
        'This Idempotency-Key came before with another body. Use a new key for a new request.',
      );
    case 'log':
      return new Problem('conflict', refusal.why);
    case 'entry-too-large': {
      const legal = 'an event of at most 65535 bytes';
      const errors = refusal.indexes.map((index) => {
        return {
          pointer: `/facts/${index}`,
          rule: 'entry-too-large',
          message: `the fact is too large: expected ${legal}`,
          legal,
        };
      });
      return new Problem('too-large', `A fact is too large: expected ${legal}.`, { errors });
    }
  }
}
