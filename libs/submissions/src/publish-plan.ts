import { createHash } from 'node:crypto';
import { holds, randomId } from '@duibiao/access';
import { bindSubmission, systemStreamId } from '@duibiao/facts';
import { keepContent, readStreamHeads, requestDigest, requestHash } from '@duibiao/ledger';
import { answerOf, repeatedAnswer, type SubmissionOutcome } from './answer.js';
import type { Caller, Desk } from './desk.js';
import { findRepeat } from './record.js';

/** A plan that the loader has found sound. */
export interface PublishPlan {
  readonly ledger: string;
  readonly plan: { readonly id: string; readonly title: string };
  /** The file as it was given, and its form. */
  readonly text: string;
  readonly mediaType: 'application/yaml' | 'application/json';
  readonly key: string;
  readonly recordedAt?: string;
}

/** Publishes a plan, or its next version: the file stands content-addressed beside the ledger, the entry names its digest. */
export async function publishPlan(desk: Desk, caller: Caller, command: PublishPlan): Promise<SubmissionOutcome> {
  const { ledger, plan, mediaType } = command;
  const state = await desk.states.get(ledger, true);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const { root } = state.head;
  if (!holds(caller.grants, 'planner', root, state.paths)) return { ok: false, refusal: { kind: 'absent' } };
  const bytes = Buffer.from(command.text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const request = requestHash(caller.principal, command.key);
  const digest = requestDigest(desk.idempotencyKey, `${ledger} plans`, { sha256 });
  const stream = systemStreamId('plan', { plan: plan.id });
  const newest = (await readStreamHeads(desk.pool, ledger, [stream])).get(stream)?.entry.body;
  if (newest?.type === 'plan-published' && newest.plan.content.sha256 === sha256) {
    const repeat = await findRepeat(desk, ledger, request, digest);
    return repeat ?? { ok: false, refusal: { kind: 'unchanged' } };
  }
  const expected = newest?.version ?? 0;
  await keepContent(desk.pool, ledger, mediaType, bytes);
  const submission = randomId('sub-');
  const published = { ...plan, version: expected + 1, content: { sha256, bytes: bytes.length, mediaType } };
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
  const { events } = bindSubmission([{ event, expected, units: [root], texts: [], head }], submission);
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
