import { holds, randomId } from '@duibiao/access';
import {
  bindSubmission,
  decideReview,
  evolveReview,
  noReview,
  reviewStream,
  type FactEvent,
  type ReviewedSubmission,
  type ReviewOutcome,
  type StoredBody,
} from '@duibiao/facts';
import {
  countNewestAt,
  readInScope,
  readRange,
  readStreamHeads,
  readWitnesses,
  requestDigest,
  requestHash,
} from '@duibiao/ledger';
import { answerOf, repeatedAnswer, type SubmissionAnswer, type SubmissionRefusal } from './answer.js';
import type { Caller, Desk } from './desk.js';
import type { LedgerState } from './ledger-states.js';
import { findRepeat } from './record.js';
import { deniedRefusal, namedSubjects, standingSubjects } from './subjects.js';

export interface Review {
  readonly ledger: string;
  /** The submission to review. */
  readonly submission: string;
  /** Where its entries stand, as the read model says; the entries themselves are read from the ledger. */
  readonly place: { readonly first: bigint; readonly items: number } | undefined;
  readonly outcome: ReviewOutcome;
  readonly reason?: string | undefined;
  readonly key: string;
  /** Demonstration only: the generator's moment, ISO 8601. */
  readonly recordedAt?: string;
}

/** What a review wrote. The same request asked again gives the same answer. */
export interface ReviewAnswer {
  readonly submission: string;
  /** The digest that the review confirms: of the submission as it was sent. */
  readonly digest: string;
  readonly outcome: ReviewOutcome;
  /** Versions of that submission that were current at the review; what was corrected or voided before is not covered. */
  readonly covers: number;
  /** Facts of the submission. */
  readonly of: number;
  readonly position: string;
  readonly recordedAt: string;
}

export type ReviewResult =
  { readonly ok: true; readonly answer: ReviewAnswer } | { readonly ok: false; readonly refusal: SubmissionRefusal };

/** How often a decision is taken again when somebody else reviews at the same moment. */
const MAX_ATTEMPTS = 4;

/** Accepts or returns a submission. The reviewer MUST hold the role at or above the owner of every fact in it. */
export async function reviewSubmission(desk: Desk, caller: Caller, review: Review): Promise<ReviewResult> {
  const { ledger, submission, outcome, reason, key, recordedAt } = review;
  const state = await desk.states.get(ledger);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const found = await readReviewed(desk, review);
  const owners = [...new Set(found.facts.map(({ fact }) => fact.owner))];
  if (owners.length === 0 || !owners.every((owner) => holds(caller.grants, 'reviewer', owner, state.paths)))
    return { ok: false, refusal: { kind: 'absent' } };

  const request = requestHash(caller.principal, key);
  const asked = { outcome, reason: reason ?? null };
  const digest = requestDigest(desk.idempotencyKey, `${ledger} ${submission} reviews`, asked);
  const answer = (written: SubmissionAnswer): Promise<ReviewResult> => answerTo(desk, review, found.facts, written);
  const by = { principal: caller.principal, channel: caller.channel };
  // Those whom a reason may be about: append looks whether they still stand, so that no text comes after their erasure.
  const about = reason === undefined ? [] : namedSubjects(factsOf(found), state);
  const subjects = await standingSubjects(desk, ledger, about);
  for (let attempt = 1; ; attempt++) {
    const newest = (await readStreamHeads(desk.pool, ledger, [reviewStream(submission)])).get(reviewStream(submission));
    const before = newest === undefined ? noReview : evolveReview(noReview, newest.entry.body);
    const decision = decideReview({ by, outcome, reason }, describe(found, state), before, desk.entropy);
    if (!decision.ok) {
      const repeat = await findRepeat(desk, ledger, request, digest);
      if (repeat === undefined) return { ok: false, refusal: decision.refusal };
      return repeat.ok ? answer(repeat.answer) : repeat;
    }
    const own = randomId('sub-');
    const { events, tooLarge } = bindSubmission(decision.drafts, own);
    if (tooLarge.length > 0) return { ok: false, refusal: { kind: 'entry-too-large', indexes: tooLarge } };
    const appended = await desk.append(ledger, {
      submission: own,
      principal: caller.principal,
      request,
      digest,
      claim: { role: 'reviewer', units: owners, subjects },
      events,
      ...(recordedAt === undefined ? {} : { recordedAt }),
    });
    switch (appended.outcome) {
      case 'appended':
        return answer(answerOf(events, appended));
      case 'repeated':
        return answer(await repeatedAnswer(desk, ledger, appended.firstPosition));
      case 'key-reused':
        return { ok: false, refusal: { kind: 'key-reused' } };
      case 'denied':
        return { ok: false, refusal: await deniedRefusal(desk, ledger, subjects) };
      case 'conflict':
        if (attempt >= MAX_ATTEMPTS)
          throw new Error(`submission ${submission} of ledger ${ledger} is reviewed too fast`);
    }
  }
}

const factsOf = ({ facts }: Reviewed) => facts.map(({ fact }) => fact);

interface Reviewed {
  readonly facts: readonly StoredBody<FactEvent>[];
  /** Every unit that sees one of them. */
  readonly units: readonly string[];
}

/** The facts that the submission wrote, from the ledger; none where its entries do not stand at that place. */
async function readReviewed(desk: Desk, { ledger, submission, place }: Review): Promise<Reviewed> {
  if (place === undefined) return { facts: [], units: [] };
  return readInScope(desk.pool, { ledger, units: '*' }, async (client) => {
    const entries = await readRange(client, ledger, place.first, place.items);
    const facts = entries.flatMap(({ entry: { body } }) =>
      'fact' in body && body.submission.id === submission ? [body] : [],
    );
    return { facts, units: await readWitnesses(client, ledger, place.first, place.items) };
  });
}

function describe({ facts, units }: Reviewed, { kinds }: LedgerState): ReviewedSubmission {
  const [first] = facts;
  if (first === undefined) throw new Error('a submission without facts');
  const { submission, by } = first;
  const isFrame = facts.every(({ fact }) => kinds.get(fact.kind)?.submit.role === 'planner');
  return { id: submission.id, digest: submission.digest, principal: by.principal, units, isFrame };
}

/** Says what the review covers: worked out at its position, so that asking again gives the same. */
async function answerTo(
  desk: Desk,
  { ledger, submission, outcome }: Review,
  facts: Reviewed['facts'],
  { firstPosition, recordedAt }: SubmissionAnswer,
): Promise<ReviewResult> {
  const counting = facts.filter(({ type }) => type !== 'fact-voided');
  const covers = await readInScope(desk.pool, { ledger, units: '*' }, (client) =>
    countNewestAt(client, ledger, counting, BigInt(firstPosition)),
  );
  const digest = facts[0]?.submission.digest ?? '';
  const answer = { submission, digest, outcome, covers, of: facts.length, position: firstPosition, recordedAt };
  return { ok: true, answer };
}
