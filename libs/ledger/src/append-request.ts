import type { BoundEvent, Role } from '@duibiao/facts';

/** One submission, decided and bound, on its way into the ledger. */
export interface AppendRequest {
  readonly submission: string;
  readonly principal: string;
  /** 20 bytes: hash of principal and Idempotency-Key. */
  readonly request: Buffer;
  /** 32 bytes: keyed digest of the request's body. */
  readonly digest: Buffer;
  /** What the writer relies on, checked again in the database; none where the system itself writes. */
  readonly claim?: {
    readonly role: Role;
    readonly units: readonly string[];
    /** Well-formed ids that MUST be subjects of the ledger: the look-up then costs no call of its own. */
    readonly subjects?: readonly string[];
  };
  readonly events: readonly BoundEvent[];
  /** Demonstration only: the generator's moment, ISO 8601. */
  readonly recordedAt?: string;
}

/** What became of a submission. Nothing of a refused one is stored. */
export type AppendOutcome =
  | { readonly outcome: 'appended'; readonly firstPosition: bigint; readonly recordedAt: string }
  | { readonly outcome: 'repeated'; readonly firstPosition: bigint }
  | { readonly outcome: 'key-reused' }
  /** The claim does not hold. */
  | { readonly outcome: 'denied' }
  | {
      readonly outcome: 'conflict';
      readonly streams: readonly { readonly stream: string; readonly expected: number; readonly actual: number }[];
    };
