import type { Fact, TextDigest } from './fact.js';

export type Channel = 'api' | 'cli' | 'demonstration' | 'system';

/** Who wrote an event, and by which road it came. */
export interface Author {
  readonly principal: string;
  readonly channel: Channel;
}

/** Binds an event to all items of its submission: the digest is over their canonical bodies without this member. */
export interface SubmissionPart {
  readonly id: string;
  /** 1-based. */
  readonly item: number;
  readonly of: number;
  /** SHA-256 in hex over the canonical JSON array of the items' bodies. */
  readonly digest: string;
}

interface Common {
  /** Version of the event's own form. */
  readonly schema: 1;
  /** 40 hex digits; a fact's id is its stream. */
  readonly stream: string;
  /** 1 for the first event of the stream. */
  readonly version: number;
  readonly by: Author;
  /** 128 random bits in base64url: a public leaf hash cannot be guessed. */
  readonly nonce: string;
  readonly note?: TextDigest;
}

/** A content beside the ledger, named by what it is. */
export interface ContentReference {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

export interface FactRecorded extends Common {
  readonly type: 'fact-recorded';
  readonly fact: Fact;
  /** The plan that the submitter had in mind; context only. */
  readonly plan?: string;
}
export interface FactCorrected extends Common {
  readonly type: 'fact-corrected';
  /** The whole fact as it is after the correction. */
  readonly fact: Fact;
  readonly reason: TextDigest;
}
export interface FactVoided extends Common {
  readonly type: 'fact-voided';
  /** The whole fact as it was. */
  readonly fact: Fact;
  readonly reason: TextDigest;
}
/** What a reviewer found. */
export type ReviewOutcome = 'accepted' | 'returned';

/**
 * A submission was accepted or returned. It covers the versions which that submission wrote, no other: its digest commits to
 * them, and its id finds them, so they are not listed. What is corrected later is unreviewed. One stream for each submission.
 */
export interface SubmissionReviewed extends Common {
  readonly type: 'submission-reviewed';
  readonly review: {
    readonly submission: string;
    /** The digest of that submission, as its entries carry it. */
    readonly digest: string;
    readonly outcome: ReviewOutcome;
  };
  /** Always there where the outcome is `returned`. */
  readonly reason?: TextDigest;
}
export interface LedgerOpened extends Common {
  readonly type: 'ledger-opened';
  readonly ledger: {
    readonly id: string;
    readonly name: string;
    readonly purpose: 'live' | 'demonstration';
    readonly timeZone: string;
    readonly root: string;
    readonly factKinds: ContentReference;
  };
}
export interface PlanPublished extends Common {
  readonly type: 'plan-published';
  readonly plan: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly content: ContentReference;
    readonly reason?: TextDigest;
  };
}
/**
 * All numbers of a plan at one (P, D), computed on both roads, which agreed with each other and with what was kept up. One stream for each run, or,
 * where a schedule asked, for each of its periods.
 */
export interface MetricsPublished extends Common {
  readonly type: 'metrics-published';
  readonly metrics: {
    readonly plan: string;
    readonly planVersion: number;
    /** P. */
    readonly position: number;
    /** D, YYYY-MM-DD. */
    readonly day: string;
    /** SHA-256 in hex over the tree at (P, D). */
    readonly organisationVersion: string;
    readonly engine: string;
    /** How many units got each verdict, over all indicators. */
    readonly verdicts: Readonly<Record<string, number>>;
    /** The result itself; its SHA-256 is the digest of the numbers. */
    readonly content: ContentReference;
    /** The schedule that asked, and for which period (a day, a month, a quarter). */
    readonly schedule?: { readonly id: string; readonly period: string };
  };
}
/**
 * The log of the ledger was opened anew under another origin, which covers every entry from the first. `before`: what had been signed last under
 * the origin before, as far as the database knows; null where that was nothing. One stream for all that is done to a ledger's log.
 */
export interface LogReopened extends Common {
  readonly type: 'log-reopened';
  readonly log: {
    readonly origin: string;
    /** C2SP signed-note. */
    readonly verifierKey: string;
    /** 2 for the first that was opened anew. */
    readonly generation: number;
    /** `root` in base64, as checkpoints have it. */
    readonly before: { readonly origin: string; readonly size: number; readonly root: string } | null;
  };
  readonly reason: TextDigest;
}
/** Another key signs the log. The one before signs too until the next change: who holds it verifies the checkpoint that covers this event. */
export interface LogKeyChanged extends Common {
  readonly type: 'log-key-changed';
  readonly log: {
    readonly origin: string;
    /** Verifier keys (C2SP signed-note). */
    readonly before: string;
    readonly after: string;
  };
  readonly reason: TextDigest;
}
/**
 * A person was erased: what identified the subject is gone from the vault, and so are the texts, with their salts, of what is recorded about it. The
 * entries stay, with the digests of what was written there. One stream for each subject: texts that came later may be erased in their turn.
 */
export interface SubjectErased extends Common {
  readonly type: 'subject-erased';
  readonly erasure: {
    readonly subject: string;
    /** How many texts went with it. */
    readonly texts: number;
  };
  readonly reason: TextDigest;
}
export interface GrantGiven extends Common {
  readonly type: 'grant-given';
  readonly grant: Grant;
}
export interface GrantRevoked extends Common {
  readonly type: 'grant-revoked';
  readonly grant: Grant;
}

export const roles = ['submitter', 'reviewer', 'planner', 'auditor', 'operator'] as const;
export type Role = (typeof roles)[number];

/** A role on a unit and all below it. */
export interface Grant {
  readonly principal: string;
  readonly role: Role;
  readonly unit: string;
}

export type FactEvent = FactRecorded | FactCorrected | FactVoided;
/** What is done to the log of a ledger. */
export type LogEvent = LogReopened | LogKeyChanged;
export type LedgerEvent =
  | FactEvent
  | SubmissionReviewed
  | LedgerOpened
  | PlanPublished
  | MetricsPublished
  | LogEvent
  | SubjectErased
  | GrantGiven
  | GrantRevoked;

/** An event's body as it is stored, its place in the submission included. */
export type StoredBody<E extends LedgerEvent = LedgerEvent> = E & { readonly submission: SubmissionPart };

/** A leaf of the ledger: `{"body":…,"position":n,"recordedAt":"…"}`. */
export interface Entry<E extends LedgerEvent = LedgerEvent> {
  readonly body: StoredBody<E>;
  readonly position: number;
  /** UTC, microseconds. */
  readonly recordedAt: string;
}
