import { holds, randomId } from '@duibiao/access';
import { bindSubmission, keepText, type LogChange, logStream } from '@duibiao/facts';
import { readStreamHeads, requestDigest, requestHash } from '@duibiao/ledger';
import { answerOf, repeatedAnswer, type SubmissionOutcome } from './answer.js';
import type { Caller, Desk } from './desk.js';
import { findRepeat } from './record.js';

export interface ChangeLog {
  readonly ledger: string;
  /** The route that was asked: one key is not for both. */
  readonly what: 'reopenings' | 'keys';
  /** Why; kept outside the entry, like every typed text. */
  readonly reason: string;
  readonly key: string;
  /**
   * Decides on the log as it stands, after the last change of it, which stands at `changedAt` (0: none). May be asked several times.
   */
  readonly decide: (changedAt: bigint) => Promise<LogChange | { readonly refused: string }>;
}

/** How often it is decided again when the log changes at the same moment: it grows every second. */
const MAX_ATTEMPTS = 8;

/** Changes the log of a ledger and records that, in one transaction. The caller MUST be operator on the root. */
export async function changeLog(desk: Desk, caller: Caller, change: ChangeLog): Promise<SubmissionOutcome> {
  const { ledger, what, reason, key } = change;
  const state = await desk.states.get(ledger, true);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const { root } = state.head;
  if (!holds(caller.grants, 'operator', root, state.paths)) return { ok: false, refusal: { kind: 'absent' } };
  const request = requestHash(caller.principal, key);
  const digest = requestDigest(desk.idempotencyKey, `${ledger} log ${what}`, { reason });
  const stream = logStream(ledger);
  for (let attempt = 1; ; attempt++) {
    const newest = (await readStreamHeads(desk.pool, ledger, [stream])).get(stream);
    const decided = await change.decide(newest?.position ?? 0n);
    if ('refused' in decided) {
      const repeat = await findRepeat(desk, ledger, request, digest);
      return repeat ?? { ok: false, refusal: { kind: 'log', why: decided.refused } };
    }
    const expected = newest?.entry.body.version ?? 0;
    const kept = keepText(reason, desk.entropy);
    const event = {
      schema: 1,
      ...decided.event,
      stream,
      version: expected + 1,
      by: { principal: caller.principal, channel: caller.channel },
      nonce: desk.entropy.nonce(),
      reason: kept.digest,
    } as const;
    const draft = { event, expected, units: [root], texts: [kept.text], head: { log: decided.head } };
    const submission = randomId('sub-');
    const { events } = bindSubmission([draft], submission);
    const claim = { role: 'operator', units: [root] } as const;
    const outcome = await desk
      .append(ledger, { submission, principal: caller.principal, request, digest, claim, events })
      .catch((error: unknown) => {
        if (!isMoved(error) || attempt >= MAX_ATTEMPTS) throw error;
      });
    switch (outcome?.outcome) {
      case 'appended':
        return { ok: true, answer: answerOf(events, outcome), isRepeat: false };
      case 'repeated':
        return { ok: true, answer: await repeatedAnswer(desk, ledger, outcome.firstPosition), isRepeat: true };
      case 'key-reused':
        return { ok: false, refusal: { kind: 'key-reused' } };
      case 'denied':
        return { ok: false, refusal: { kind: 'absent' } };
      case 'conflict':
      case undefined: // somebody else changed the log, or a checkpoint was signed
        if (attempt >= MAX_ATTEMPTS)
          throw new Error(`the log of ledger ${ledger} changes faster than it can be decided`);
    }
  }
}

/** What append fails with where the log is no longer as it was seen. */
const isMoved = (error: unknown): boolean => (error as { code?: unknown }).code === 'DB003';
