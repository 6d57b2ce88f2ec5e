export { type Cause, causes } from './compare/cause.js';
export type { FieldDifference, LineDifference, Step } from './compare/difference.js';
export { type Progress, type Trace, traceViews, type TraceQuestion } from './compare/trace.js';
export { readBy, readingsOf, type View } from './compare/view.js';
export { ledgerEntries } from './entries.js';
export { type ContentOf, foldLedger, type FoldOptions, kindsOf } from './fold-ledger.js';
export { foldedResult, type FoldedQuestion, treeVersion } from './folded-result.js';
export type { Grouping } from './grouped-tree.js';
export { type FoldAnswer, type FoldQuestion, LedgerFold, type Measured, type PublishedPlan } from './ledger-fold.js';
export { Organisation } from './organisation.js';
export type { Basis } from './standing-facts.js';
export type { EntriesAt } from './report/facts-behind.js';
export type {
  Against,
  FactBehind,
  Report,
  ReportDifference,
  ReportNumber,
  ReportStep,
  ReportView,
} from './report/form.js';
export { reportOf, writeReport } from './report/report.js';
export { type Names, reportText } from './report/text.js';
export { Tree } from './tree.js';
