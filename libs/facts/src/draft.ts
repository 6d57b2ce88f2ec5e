import { createHash, hash } from 'node:crypto';
import type { Author, LedgerEvent, StoredBody, SubmissionPart } from './event.js';
import type { Fact, TextDigest } from './fact.js';
import { canonicalJson } from './canonical-json.js';
import type { LogHead } from './log-change.js';
import { idsOf } from './references.js';

/** A text that stands beside the ledger, found by its digest and erasable. */
export interface KeptText {
  readonly sha256: string;
  /** 16 random bytes. */
  readonly salt: Uint8Array;
  readonly content: string;
}

/** What the event of an erasure takes away beside the ledger, and what was read to find it. */
export interface ErasedHead {
  readonly subject: string;
  /** SHA-256 in hex of each text; append refuses where one of them does not stand (DB004). */
  readonly texts: readonly string[];
  /** The last position that was read; append refuses where a later entry names the subject or continues one of the streams (DB004). */
  readonly readTo: string;
  /** Of the facts about the subject, and of the reviews of the submissions that hold them. */
  readonly streams: readonly string[];
}

/** What a head of the ledger becomes with an event. */
export type HeadChange =
  | {
      readonly unit: {
        readonly id: string;
        readonly parent: string | null;
        readonly type: string;
        readonly name: string;
        readonly openedOn: string;
        /** The event that opens it; append refuses it where the unit is there (DB002). */
        readonly isNew: boolean;
      };
    }
  | {
      /** A change of a unit from a day on; null: that field stays. */
      readonly change: {
        readonly unit: string;
        readonly parent: string | null;
        readonly type: string | null;
        readonly name: string | null;
        readonly on: string;
      };
    }
  | {
      /** The unit no longer exists from that day on; `successor`: the one that it was merged into. */
      readonly close: {
        readonly unit: string;
        readonly successor: string | null;
        readonly on: string;
        /** The event that closes it; append refuses it where the unit is closed (DB002). */
        readonly isNew: boolean;
      };
    }
  | {
      readonly plan: { readonly id: string; readonly version: number; readonly title: string; readonly sha256: string };
    }
  | { readonly log: LogHead }
  | { readonly erase: ErasedHead }
  | { readonly grant: { readonly principal: string; readonly role: string; readonly unit: string } }
  | { readonly revoke: { readonly principal: string; readonly role: string; readonly unit: string } };

/** An event decided but not yet bound to its submission. */
export interface Draft {
  readonly event: LedgerEvent;
  /** Version of the stream that the event follows; 0 for a new stream. */
  readonly expected: number;
  /** Units that the event references: who may see it. */
  readonly units: readonly string[];
  readonly texts: readonly KeptText[];
  readonly head?: HeadChange;
}

/** Randomness comes from outside: the decider itself has none. */
export interface Entropy {
  /** 128 random bits, base64url. */
  nonce(): string;
  /** 16 random bytes. */
  salt(): Uint8Array;
}

/** Takes a text out of the entry: its salted digest for the body, the text and salt for the table beside. */
export function keepText(content: string, entropy: Entropy): { readonly digest: TextDigest; readonly text: KeptText } {
  const salt = entropy.salt();
  const sha256 = createHash('sha256').update(salt).update(content, 'utf8').digest('hex');
  return { digest: { sha256 }, text: { sha256, salt, content } };
}

/** Every unit that a fact names, its source and owner included, each once. */
export function unitsOf(fact: Fact, unitRefs: readonly string[]): string[] {
  const named = unitRefs.flatMap((name) => idsOf(fact.refs[name]));
  const source = 'unit' in fact.source ? [fact.source.unit] : [];
  return [...new Set([...named, ...source, fact.owner])];
}

/** What every event of a decision shares. */
export interface Origin {
  readonly by: Author;
  readonly submission: string;
}

/** The longest completed entry in bytes (an entry bundle gives lengths in two bytes). Source: C2SP tlog-tiles. */
export const MAX_ENTRY_BYTES = 65_535;
/** `{"body":` + `,"position":` + 16 digits + `,"recordedAt":"…"}`. */
const ENTRY_OVERHEAD_BYTES = 80;

/** A draft whose canonical body is final. */
export interface BoundEvent extends Draft {
  readonly body: string;
  readonly stored: StoredBody;
}

/**
 * Binds drafts to their submission: each body carries its place and the digest over all bodies without that member, so that
 * one leaf commits to all. `tooLarge` lists the indexes of drafts whose entry would pass {@link MAX_ENTRY_BYTES}.
 */
export function bindSubmission(
  drafts: readonly Draft[],
  id: string,
): { readonly events: readonly BoundEvent[]; readonly tooLarge: readonly number[] } {
  const bare = drafts.map((draft) => canonicalJson(draft.event));
  const digest = hash('sha256', `[${bare.join(',')}]`, 'hex');
  const events = drafts.map((draft, index): BoundEvent => {
    const submission: SubmissionPart = { id, item: index + 1, of: drafts.length, digest };
    const stored = { ...draft.event, submission };
    return { ...draft, stored, body: withSubmission(bare[index] ?? '', draft.event, submission) };
  });
  const tooLarge = events.flatMap(({ body }, index) =>
    Buffer.byteLength(body) + ENTRY_OVERHEAD_BYTES > MAX_ENTRY_BYTES ? [index] : [],
  );
  return { events, tooLarge };
}

/**
 * The canonical body with its submission, without writing the body out a second time: the member's place is before the last
 * two of every event, `type` and `version`.
 */
function withSubmission(bare: string, { type, version }: LedgerEvent, submission: SubmissionPart): string {
  const end = `,"type":"${type}","version":${version}}`;
  if (!bare.endsWith(end)) throw new Error(`the body of a ${type} does not end with type and version`);
  return `${bare.slice(0, -end.length)},"submission":${canonicalJson(submission)}${end}`;
}
