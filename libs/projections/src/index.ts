export { sums, type SumsAnswer, type SumsQuestion, type UnitSums } from './ask/attainment.js';
export type { Queryable } from './ask/database.js';
export {
  countLineage,
  type FactRole,
  type LineageCase,
  type LineageCounts,
  type LineageFact,
  type LineagePage,
  type LineagePart,
  type LineageQuestion,
  readLineage,
} from './ask/lineage.js';
export { unitsBelow } from './ask/units.js';
export { cursorPosition, ledgersBehind } from './cursor.js';
export { catchUp, type CaughtUp } from './catch-up.js';
export { emptyReadModels } from './empty.js';
export { type Outcome, projectBatch } from './runner.js';
