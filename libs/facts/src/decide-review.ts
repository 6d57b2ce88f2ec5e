import { keepText, type Entropy } from './draft.js';
import type { Author, ReviewOutcome } from './event.js';
import { systemStreamId } from './identity.js';
import type { Decision, Refusal } from './refusal.js';
import type { ReviewState } from './stream.js';

export interface ReviewSubmission {
  readonly by: Author;
  readonly outcome: ReviewOutcome;
  /** Why; a return needs it. Kept outside the entry. */
  readonly reason?: string | undefined;
}

/** The submission that is reviewed, as its entries say. */
export interface ReviewedSubmission {
  readonly id: string;
  readonly digest: string;
  /** The principal that submitted it. */
  readonly principal: string;
  /** Every unit that sees one of its facts: they see the review too. */
  readonly units: readonly string[];
  /** Its kinds are set by planners. */
  readonly isFrame: boolean;
}

/** The stream of a submission's reviews. */
export const reviewStream = (submission: string): string => systemStreamId('review', { submission });

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

/**
 * Decides a review. An unreviewed submission is accepted or returned, an accepted one may still be returned, a returned one is
 * final. Refuses what the reviewer submitted himself (`own-submission`), frames (`frame`), a return without a reason (`invalid`), a
 * second review of what was returned (`returned`), and accepting twice (`unchanged`).
 */
export function decideReview(
  command: ReviewSubmission,
  submission: ReviewedSubmission,
  before: ReviewState,
  entropy: Entropy,
): Decision {
  const { by, outcome, reason } = command;
  if (submission.isFrame) return refuse({ kind: 'frame' });
  if (submission.principal === by.principal) return refuse({ kind: 'own-submission' });
  if (outcome === 'returned' && reason === undefined) {
    const legal = '1 to 2000 characters that say why';
    const message = `a return needs a reason: expected ${legal}`;
    return refuse({ kind: 'invalid', faults: [{ pointer: '/reason', rule: 'missing', message, legal }] });
  }
  if (before.state === 'returned') return refuse({ kind: 'returned' });
  if (before.state === outcome) return refuse({ kind: 'unchanged' });

  const kept = reason === undefined ? undefined : keepText(reason, entropy);
  return {
    ok: true,
    drafts: [
      {
        event: {
          schema: 1,
          type: 'submission-reviewed',
          stream: reviewStream(submission.id),
          version: before.version + 1,
          review: { submission: submission.id, digest: submission.digest, outcome },
          ...(kept === undefined ? {} : { reason: kept.digest }),
          by,
          nonce: entropy.nonce(),
        },
        expected: before.version,
        units: submission.units,
        texts: kept === undefined ? [] : [kept.text],
      },
    ],
  };
}
