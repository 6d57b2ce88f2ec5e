import { holds, randomId } from '@duibiao/access';
import { bindSubmission, draftErasure, erasureStream } from '@duibiao/facts';
import {
  readEntry,
  readHead,
  readInScope,
  readStreamHeads,
  requestDigest,
  requestHash,
  wholeLedger,
} from '@duibiao/ledger';
import { nothingRead, readOn, toErase } from './about-subject.js';
import type { SubmissionRefusal } from './answer.js';
import type { Caller, Desk } from './desk.js';
import { findRepeat } from './record.js';

export interface EraseSubject {
  readonly ledger: string;
  readonly subject: string;
  /** Why; it stays, and MUST NOT say who. */
  readonly reason: string;
  readonly key: string;
}

/** What an erasure took away. The same request asked again gives the same answer. */
export interface ErasureAnswer {
  readonly subject: string;
  /** How many texts. */
  readonly texts: number;
  readonly submission: string;
  readonly position: string;
  /** ISO 8601, UTC, by the ledger's clock. */
  readonly recordedAt: string;
}

export type ErasureResult =
  { readonly ok: true; readonly answer: ErasureAnswer } | { readonly ok: false; readonly refusal: SubmissionRefusal };

/**
 * How often what is to go is read on because more was recorded about the subject meanwhile. Each time only what came since is read, so that an
 * erasure catches up with everybody who does not write without end.
 */
const MAX_ATTEMPTS = 100;

/**
 * Erases a person: its row of the vault, and every text, with its salt, that entries about it carry: of each fact that names it in any version (all
 * versions), of the submissions that wrote these (their notes, whoever else they name), and of the reviews of those submissions. The entries stay.
 *
 * The caller MUST be operator on the root: what goes may have come from any unit, and nothing brings it back. Refuses a subject that is not in
 * the ledger (`absent`), and one that was erased and of which no text has come since (`erased`).
 */
export async function eraseSubject(desk: Desk, caller: Caller, asked: EraseSubject): Promise<ErasureResult> {
  const { ledger, subject, reason, key } = asked;
  const state = await desk.states.get(ledger, true);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const { root } = state.head;
  if (!holds(caller.grants, 'operator', root, state.paths)) return { ok: false, refusal: { kind: 'absent' } };
  const request = requestHash(caller.principal, key);
  const digest = requestDigest(desk.idempotencyKey, `${ledger} ${subject} erasures`, { reason });
  const repeat = await findRepeat(desk, ledger, request, digest);
  if (repeat !== undefined) return repeat.ok ? written(desk, ledger, BigInt(repeat.answer.firstPosition)) : repeat;

  const stream = erasureStream(subject);
  const readWhole = wholeLedger(desk.pool, ledger);
  let about = nothingRead;
  for (let attempt = 1; ; attempt++) {
    const newest = (await readStreamHeads(desk.pool, ledger, [stream])).get(stream);
    const isKnown = (await desk.subjects(ledger, [subject])).has(subject);
    if (!isKnown && newest === undefined) return { ok: false, refusal: { kind: 'absent' } };
    const head = (await readHead(desk.pool, ledger))?.position ?? about.readTo;
    about = await readOn(readWhole, ledger, subject, about, head);
    const erased = await toErase(readWhole, ledger, subject, about);
    if (!isKnown && newest !== undefined && erased.texts.length === 0)
      return { ok: false, refusal: { kind: 'erased', subject, position: newest.position.toString() } };

    const by = { principal: caller.principal, channel: caller.channel };
    const before = newest?.entry.body.version ?? 0;
    const submission = randomId('sub-');
    const { events } = bindSubmission([draftErasure({ by, reason, erased, before, root }, desk.entropy)], submission);
    const outcome = await desk
      .append(ledger, {
        submission,
        principal: caller.principal,
        request,
        digest,
        claim: { role: 'operator', units: [root] },
        events,
      })
      .catch((error: unknown) => {
        if (!isOutdated(error)) throw error;
      });
    switch (outcome?.outcome) {
      case 'appended':
      case 'repeated':
        return written(desk, ledger, outcome.firstPosition);
      case 'key-reused':
        return { ok: false, refusal: { kind: 'key-reused' } };
      case 'denied':
        return { ok: false, refusal: { kind: 'absent' } };
      default:
        // More was recorded about the subject, or somebody else erases it: read what came.
        if (attempt >= MAX_ATTEMPTS)
          throw new Error(`${subject} of ledger ${ledger} is written about faster than it can be erased`);
    }
  }
}

/** What append fails with where more was recorded about the subject, or a text went, after that was read. */
const isOutdated = (error: unknown): boolean => (error as { code?: unknown }).code === 'DB004';

async function written(desk: Desk, ledger: string, position: bigint): Promise<ErasureResult> {
  const stored = await readInScope(desk.pool, { ledger, units: '*' }, (client) => readEntry(client, ledger, position));
  const { body, recordedAt } = stored?.entry ?? {};
  if (body?.type !== 'subject-erased' || recordedAt === undefined)
    throw new Error(`position ${position} of ledger ${ledger} is no erasure`);
  const { id: submission } = body.submission;
  return { ok: true, answer: { ...body.erasure, submission, position: position.toString(), recordedAt } };
}
