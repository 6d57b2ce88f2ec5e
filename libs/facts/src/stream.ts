import type { LedgerEvent, ReviewOutcome } from './event.js';
import type { Fact } from './fact.js';

/** A fact as its stream says: its newest version, whether it counts, and what it holds. */
export interface FactState {
  /** Version of the newest event; 0 where there is none. */
  readonly version: number;
  readonly state: 'none' | 'current' | 'voided';
  readonly fact?: Fact;
}

export const noFact: FactState = { version: 0, state: 'none' };

/** Moves a fact's state on by one event of its stream. Each event carries the whole fact, so the newest one is enough. */
export function evolveFact(_state: FactState, event: LedgerEvent): FactState {
  switch (event.type) {
    case 'fact-recorded':
    case 'fact-corrected':
      return { version: event.version, state: 'current', fact: event.fact };
    case 'fact-voided':
      return { version: event.version, state: 'voided', fact: event.fact };
    default:
      throw new Error(`${event.type} is no event of a fact's stream`);
  }
}

/** Whether a grant stands after the newest event of its stream. */
export function evolveGrant(event: LedgerEvent): boolean {
  if (event.type !== 'grant-given' && event.type !== 'grant-revoked')
    throw new Error(`${event.type} is no event of a grant`);
  return event.type === 'grant-given';
}

/** What the reviews of a submission say: the newest outcome, after so many of them. */
export interface ReviewState {
  /** Version of the newest review; 0 where there is none. */
  readonly version: number;
  readonly state: 'unreviewed' | ReviewOutcome;
}

export const noReview: ReviewState = { version: 0, state: 'unreviewed' };

/** Moves the reviews of a submission on by one event of their stream. The newest one is enough. */
export function evolveReview(_state: ReviewState, event: LedgerEvent): ReviewState {
  if (event.type !== 'submission-reviewed') throw new Error(`${event.type} is no event of a submission's reviews`);
  return { version: event.version, state: event.review.outcome };
}
