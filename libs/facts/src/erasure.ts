import { keepText, type Draft, type Entropy, type ErasedHead } from './draft.js';
import type { Author, LedgerEvent } from './event.js';
import type { TextDigest } from './fact.js';
import { systemStreamId } from './identity.js';

/** The stream of a subject's erasures. */
export const erasureStream = (subject: string): string => systemStreamId('erasure', { subject });

/** Whether a value of a fact is a text, which stands beside the entry. */
export const isTextDigest = (value: unknown): value is TextDigest =>
  typeof value === 'object' && value !== null && 'sha256' in value;

/** SHA-256 in hex of every text of a fact or a review that stands beside its entry: values, evidence, reason, note. None for other events. */
export function textsOf(event: LedgerEvent): string[] {
  if (!('fact' in event) && event.type !== 'submission-reviewed') return [];
  const reason = 'reason' in event ? event.reason : undefined;
  const own = 'fact' in event ? [...Object.values(event.fact.values), ...(event.fact.evidence ?? [])] : [];
  return [event.note, reason, ...own].filter(isTextDigest).map(({ sha256 }) => sha256);
}

export interface EraseSubject {
  readonly by: Author;
  /** Why. It MUST NOT say who: it stays. */
  readonly reason: string;
  /** What goes; each text stands now. */
  readonly erased: ErasedHead;
  /** Version of the newest erasure of the subject; 0 where there is none. */
  readonly before: number;
  readonly root: string;
}

/** The event of an erasure. Only who sees the root of the ledger sees it. */
export function draftErasure({ by, reason, erased, before, root }: EraseSubject, entropy: Entropy): Draft {
  const kept = keepText(reason, entropy);
  return {
    event: {
      schema: 1,
      type: 'subject-erased',
      stream: erasureStream(erased.subject),
      version: before + 1,
      erasure: { subject: erased.subject, texts: erased.texts.length },
      reason: kept.digest,
      by,
      nonce: entropy.nonce(),
    },
    expected: before,
    units: [root],
    texts: [kept.text],
    head: { erase: erased },
  };
}
