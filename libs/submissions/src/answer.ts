import { readEntry, readInScope, readRange, type AppendOutcome, type StoredEntry } from '@duibiao/ledger';
import type { BoundEvent, Refusal, StoredBody } from '@duibiao/facts';
import type { Desk } from './desk.js';

/** What a submission wrote. The same request asked again gives the same answer. */
export interface SubmissionAnswer {
  readonly submission: string;
  readonly digest: string;
  /** ISO 8601, UTC, by the ledger's clock. */
  readonly recordedAt: string;
  readonly firstPosition: string;
  readonly lastPosition: string;
  readonly events: readonly {
    readonly type: string;
    readonly fact: string;
    readonly version: number;
    readonly position: string;
  }[];
}

/** Why a submission changed nothing. */
export type SubmissionRefusal =
  | Refusal
  | { readonly kind: 'unknown-ledger' }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'plan-unchanged'; readonly plan: string; readonly version: number }
  | { readonly kind: 'reason-needed'; readonly plan: string; readonly version: number }
  /** What is done to the log has to wait, or cannot be done: a sentence. */
  | { readonly kind: 'log'; readonly why: string }
  /** The subject was erased at that position, and no text about it has come since. */
  | { readonly kind: 'erased'; readonly subject: string; readonly position: string }
  /** A subject that the request is about was erased while it was decided. */
  | { readonly kind: 'erased-meanwhile' }
  | { readonly kind: 'entry-too-large'; readonly indexes: readonly number[] };

export type SubmissionOutcome =
  | { readonly ok: true; readonly answer: SubmissionAnswer; readonly isRepeat: boolean }
  | { readonly ok: false; readonly refusal: SubmissionRefusal };

/** The answer to a submission just appended. */
export function answerOf(
  events: readonly BoundEvent[],
  { firstPosition, recordedAt }: AppendOutcome & { outcome: 'appended' },
): SubmissionAnswer {
  return describe(
    events.map(({ stored }, index) => ({ body: stored, position: firstPosition + BigInt(index) })),
    recordedAt,
  );
}

/** The original answer of a submission that was asked again, rebuilt from its entries. */
export async function repeatedAnswer(desk: Desk, ledger: string, first: bigint): Promise<SubmissionAnswer> {
  const entries = await readInScope(desk.pool, { ledger, units: '*' }, async (client): Promise<StoredEntry[]> => {
    const opening = await readEntry(client, ledger, first);
    return opening === undefined ? [] : readRange(client, ledger, first, opening.entry.body.submission.of);
  });
  const recordedAt = entries[0]?.entry.recordedAt;
  if (recordedAt === undefined) throw new Error(`ledger ${ledger} lacks position ${first}`);
  return describe(
    entries.map(({ entry, position }) => ({ body: entry.body, position })),
    recordedAt,
  );
}

function describe(
  events: readonly { readonly body: StoredBody; readonly position: bigint }[],
  recordedAt: string,
): SubmissionAnswer {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) throw new Error('a submission without events');
  return {
    submission: first.body.submission.id,
    digest: first.body.submission.digest,
    recordedAt,
    firstPosition: first.position.toString(),
    lastPosition: last.position.toString(),
    events: events.map(({ body, position }) => ({
      type: body.type,
      fact: body.stream,
      version: body.version,
      position: position.toString(),
    })),
  };
}
