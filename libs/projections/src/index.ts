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
export {
  type Grouping,
  groupsOn,
  organisationVersion,
  type Reorganisation,
  reorganisedAfter,
  type TreePoint,
  type UnitOn,
  unitsOn,
} from './ask/organisation.js';
export {
  createOrganisations,
  type Level,
  type Organisation,
  type Organisations,
  unitsBelow,
} from './ask/organisations.js';
export { countReviews, hasReviews, type ReviewCounts, type ReviewQuestion } from './ask/review-counts.js';
export {
  findSubmission,
  listSubmissions,
  readSubmission,
  type SubmissionEntry,
  type SubmissionFact,
  type SubmissionList,
} from './ask/submissions.js';
export { compute, type ComputeQuestion } from './compute/compute.js';
export { Lanes, lanesHere } from './cases/lanes.js';
export { computeAll, type StoredDefinition } from './compute/compute-all.js';
export { cursorPosition, ledgersBehind, type Progress, readProgress } from './cursor.js';
export { catchUp, type CaughtUp } from './catch-up.js';
export {
  type Completeness,
  completenessOf,
  type DutyState,
  dutyStates,
  type Timeliness,
} from './duties/completeness.js';
export { type DutyQuestion, type DutyRow, readDuty, readPeriods } from './duties/duties.js';
export type { DutyPeriod } from './duties/duty-periods.js';
export { type Lag, type LagLimits, lagLimits, readLags, watchLags } from './lag/lag.js';
export { parkCulprit } from './parking/culprit.js';
export { isOfAnEvent, type Parked, type Stage } from './parking/park.js';
export { countParked, listParked, type ParkedCounts, parkedFor, type ParkedStream } from './parking/parked.js';
export { askRelease, ledgersToRelease, releaseAsked } from './parking/release.js';
export { emptyReadModels } from './empty.js';
export { beside } from './rebuild/beside.js';
export {
  countDifferences,
  isRebuilt,
  type ModelComparison,
  type Rebuild,
  type RebuildProgress,
  type RebuildState,
  rebuildStates,
  type RowDifference,
} from './rebuild/rebuild.js';
export { cancelRebuild, findRebuild, listRebuilds, requestRebuild, type RebuildRequest } from './rebuild/requests.js';
export { type RebuildOptions, workOnRebuild } from './rebuild/work.js';
export { computedResult, type OnProgress } from './results/computed-result.js';
export { incrementalResult } from './results/incremental-result.js';
export { Pace } from './pace.js';
export { type Outcome, projectBatch, projectFacts, projectNumbers } from './runner.js';
