import { createHash } from 'node:crypto';
import { holds, randomId } from '@duibiao/access';
import { bindSubmission, keepText, systemStreamId } from '@duibiao/facts';
import { keepContent, readStreamHeads, requestDigest, requestHash } from '@duibiao/ledger';
import { answerOf, repeatedAnswer, type SubmissionOutcome, type SubmissionRefusal } from './answer.js';
import type { Caller, Desk } from './desk.js';
import { findRepeat } from './record.js';

/** A plan that the loader has found sound. */
export interface PublishPlan {
  readonly ledger: string;
  readonly plan: { readonly id: string; readonly title: string };
  /** The file as it was given, and its form. */
  readonly text: string;
  readonly mediaType: 'application/yaml' | 'application/json';
  /** Why the plan is amended: needed from the second version on; kept outside the entry, like every typed text. */
  readonly reason?: string | undefined;
  readonly key: string;
  readonly recordedAt?: string;
}

/**
 * Publishes a plan, or its next version: the file stands content-addressed beside the ledger, the entry names its digest.
 *
 * Refuses the file that stands already, byte for byte (`plan-unchanged`), and an amendment without a reason
 * (`reason-needed`); both name the version that stands. The same key and request again give the first answer.
 */
export async function publishPlan(desk: Desk, caller: Caller, command: PublishPlan): Promise<SubmissionOutcome> {
  const { ledger, plan, mediaType } = command;
  const state = await desk.states.get(ledger, true);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const { root } = state.head;
  if (!holds(caller.grants, 'planner', root, state.paths)) return { ok: false, refusal: { kind: 'absent' } };
  const bytes = Buffer.from(command.text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const request = requestHash(caller.principal, command.key);
  const asked = command.reason === undefined ? { sha256 } : { sha256, reason: command.reason };
  const digest = requestDigest(desk.idempotencyKey, `${ledger} plans`, asked);
  const stream = systemStreamId('plan', { plan: plan.id });
  const newest = (await readStreamHeads(desk.pool, ledger, [stream])).get(stream)?.entry.body;
  const refusal = newest?.type === 'plan-published' ? amendmentRefusal(newest.plan, sha256, command.reason) : undefined;
  if (refusal !== undefined) {
    const repeat = await findRepeat(desk, ledger, request, digest);
    return repeat ?? { ok: false, refusal };
  }
  const expected = newest?.version ?? 0;
  await keepContent(desk.pool, ledger, mediaType, bytes);
  const submission = randomId('sub-');
  const reason = command.reason === undefined ? undefined : keepText(command.reason, desk.entropy);
  const published = {
    id: plan.id,
    title: plan.title,
    version: expected + 1,
    content: { sha256, bytes: bytes.length, mediaType },
    ...(reason === undefined ? {} : { reason: reason.digest }),
  };
  const by = { principal: caller.principal, channel: caller.channel };
  const event = {
    schema: 1,
    type: 'plan-published',
    stream,
    version: expected + 1,
    by,
    nonce: desk.entropy.nonce(),
    plan: published,
  } as const;
  const head = { plan: { id: plan.id, version: expected + 1, title: plan.title, sha256 } };
  const { events } = bindSubmission(
    [{ event, expected, units: [root], texts: reason === undefined ? [] : [reason.text], head }],
    submission,
  );
  const outcome = await desk.append(ledger, {
    submission,
    principal: caller.principal,
    request,
    digest,
    claim: { role: 'planner', units: [root] },
    events,
    ...(command.recordedAt === undefined ? {} : { recordedAt: command.recordedAt }),
  });
  await desk.states.get(ledger, true);
  switch (outcome.outcome) {
    case 'appended':
      return { ok: true, answer: answerOf(events, outcome), isRepeat: false };
    case 'repeated':
      return { ok: true, answer: await repeatedAnswer(desk, ledger, outcome.firstPosition), isRepeat: true };
    case 'key-reused':
      return { ok: false, refusal: { kind: 'key-reused' } };
    case 'denied':
      return { ok: false, refusal: { kind: 'absent' } };
    case 'conflict':
      return { ok: false, refusal: { kind: 'stale', asked: expected, version: outcome.streams[0]?.actual ?? 0 } };
  }
}

/** What stands against a next version: that it is the one which stands, or that nobody says why. */
function amendmentRefusal(
  standing: { readonly id: string; readonly version: number; readonly content: { readonly sha256: string } },
  sha256: string,
  reason: string | undefined,
): SubmissionRefusal | undefined {
  const { id: plan, version, content } = standing;
  if (content.sha256 === sha256) return { kind: 'plan-unchanged', plan, version };
  return reason === undefined ? { kind: 'reason-needed', plan, version } : undefined;
}
