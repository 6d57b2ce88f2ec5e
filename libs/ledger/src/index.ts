export type { AppendOutcome, AppendRequest } from './append-request.js';
export { createAppender, type Append } from './append.js';
export { gather, type Gathered, type GatherOptions } from './gather.js';
export { requestDigest, requestHash } from './idempotency.js';
export * from './ledger-head.js';
export { openLedger, type OpenLedger } from './open-ledger.js';
export * from './read.js';
export { readInScope, type Scope } from './scope.js';
export { readGrants, readUnits, type UnitHead } from './units.js';
