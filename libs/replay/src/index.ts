export { ledgerEntries } from './entries.js';
export { type ContentOf, foldLedger, type FoldOptions } from './fold-ledger.js';
export { foldedResult, type FoldedQuestion, treeVersion } from './folded-result.js';
export type { Grouping } from './grouped-tree.js';
export { type FoldAnswer, type FoldQuestion, LedgerFold, type Measured, type PublishedPlan } from './ledger-fold.js';
export { Organisation } from './organisation.js';
export type { Basis } from './standing-facts.js';
export { Tree } from './tree.js';
