export type { AppendOutcome, AppendRequest } from './append-request.js';
export { appendWithin } from './append-within.js';
export { createAppender, type Append, type AppendObserved } from './append.js';
export { gather, type Gathered, type GatherOptions } from './gather.js';
export { requestDigest, requestHash } from './idempotency.js';
export * from './ledger-head.js';
export { openLedger, type OpenLedger } from './open-ledger.js';
export { type MetricsOutcome, type MetricsRequest, publishMetrics } from './publish-metrics.js';
export { planPosition, readPlanIds } from './plans.js';
export * from './read-about.js';
export {
  countNewestAt,
  readEntries,
  readEntriesAt,
  readEntry,
  readEntryTexts,
  readRange,
  readStream,
  readStreamHeads,
  readTexts,
  readWitnesses,
  type StoredEntry,
} from './read.js';
export { readInScope, type ReadWhole, type Scope, wholeLedger } from './scope.js';
export { type EntrySearch, type FoundEntries, searchEntries } from './search.js';
export { readGrants, readUnits, type UnitHead, unitsPosition } from './units.js';
