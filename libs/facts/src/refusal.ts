import type { Draft } from './draft.js';
import type { Fault } from './fault.js';

/** Why a command is not carried out. The API maps each kind to a problem. */
export type Refusal =
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  | {
      readonly kind: 'duplicate';
      readonly duplicates: readonly { readonly index: number; readonly fact: string; readonly version: number }[];
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'voided'; readonly version: number }
  | { readonly kind: 'stale'; readonly asked: number; readonly version: number }
  | { readonly kind: 'key-changed'; readonly faults: readonly Fault[] }
  | { readonly kind: 'unchanged' }
  /** Four eyes: who submits does not review. */
  | { readonly kind: 'own-submission' }
  /** What planners set is decided, not reviewed. */
  | { readonly kind: 'frame' }
  /** Returned is final: a correction is a submission of its own. */
  | { readonly kind: 'returned' };

/** All of a command's events, or the reason why there are none. */
export type Decision =
  { readonly ok: true; readonly drafts: readonly Draft[] } | { readonly ok: false; readonly refusal: Refusal };
