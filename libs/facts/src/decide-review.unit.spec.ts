import { describe, expect, it } from 'vitest';
import { countingEntropy } from '../fixtures/surroundings.js';
import { decideReview, type ReviewedSubmission, reviewStream, type ReviewSubmission } from './decide-review.js';
import { evolveReview, noReview, type ReviewState } from './stream.js';

const submission: ReviewedSubmission = {
  id: 'sub-1',
  digest: 'd'.repeat(64),
  principal: 'p-school',
  units: ['dg.school.01', 'dg.town.01'],
  isFrame: false,
};
const by = { principal: 'p-city', channel: 'api' } as const;
const review = (
  command: Partial<ReviewSubmission>,
  before: ReviewState = noReview,
  of: Partial<ReviewedSubmission> = {},
) => decideReview({ by, outcome: 'accepted', ...command }, { ...submission, ...of }, before, countingEntropy());

/** The state after one more review. */
function after(decision: ReturnType<typeof review>, before: ReviewState = noReview): ReviewState {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  const [draft] = decision.drafts;
  if (draft === undefined) throw new Error('nothing was decided');
  return evolveReview(before, draft.event);
}

describe('a review', () => {
  it('names submission and digest, is seen by whoever sees a fact, and keeps the reason outside the entry', () => {
    const decision = review({ outcome: 'returned', reason: '日期不对' });
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    const [draft] = decision.drafts;
    expect(draft?.event).toMatchObject({
      type: 'submission-reviewed',
      stream: reviewStream('sub-1'),
      version: 1,
      review: { submission: 'sub-1', digest: submission.digest, outcome: 'returned' },
      reason: { sha256: draft?.texts[0]?.sha256 },
    });
    expect(draft?.units).toEqual(submission.units);
    expect(JSON.stringify(draft?.event)).not.toContain('日期不对');
  });

  it('needs no reason to accept; what was accepted may still be returned', () => {
    const accepted = after(review({}));
    expect(accepted).toEqual({ version: 1, state: 'accepted' });
    expect(after(review({ outcome: 'returned', reason: '核查不实' }, accepted), accepted)).toEqual({
      version: 2,
      state: 'returned',
    });
  });

  it('is refused where it returns without a reason, accepts twice, or comes after a return', () => {
    expect(review({ outcome: 'returned' })).toMatchObject({
      refusal: { kind: 'invalid', faults: [{ pointer: '/reason', rule: 'missing' }] },
    });
    expect(review({}, { version: 1, state: 'accepted' })).toMatchObject({ refusal: { kind: 'unchanged' } });
    for (const outcome of ['accepted', 'returned'] as const) {
      const again = review({ outcome, reason: 'r' }, { version: 2, state: 'returned' });
      expect(again).toMatchObject({ refusal: { kind: 'returned' } });
    }
  });

  it('takes four eyes, and passes by what planners set', () => {
    expect(review({}, noReview, { principal: by.principal })).toMatchObject({ refusal: { kind: 'own-submission' } });
    expect(review({}, noReview, { isFrame: true })).toMatchObject({ refusal: { kind: 'frame' } });
  });
});
