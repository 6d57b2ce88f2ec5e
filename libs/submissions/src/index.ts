export type { SubmissionAnswer, SubmissionOutcome, SubmissionRefusal } from './answer.js';
export * from './change.js';
export { openDesk, type Caller, type Desk } from './desk.js';
export { eraseSubject, type EraseSubject, type ErasureAnswer, type ErasureResult } from './erase-subject.js';
export { giveGrants, type GiveGrants } from './give-grants.js';
export { LedgerStates, dayOf, type LedgerState } from './ledger-states.js';
export * from './publish-plan.js';
export * from './review.js';
export { submitFacts, tryFacts, type Submission } from './record.js';
