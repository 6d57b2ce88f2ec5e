export { type Lease, leaseMs, takeRun } from './lease.js';
export { type PlanAt, planAt } from './plan-at.js';
export type { Recomputation, RunDifference, RunDigests, RunProgress, RunRequest, RunState } from './recomputation.js';
export { recompute, type RecomputeOptions } from './recompute.js';
export { findRun, findRunOf, lastRuns, listRuns, requestAgain, requestRun, type RunList } from './runs.js';
export { requestDue, requestGeneratedClosings, schedulesInForce } from './schedules/due-runs.js';
export { type EffectiveSchedule, effectiveSchedules, type ScheduledVersion } from './schedules/effective.js';
export { type Due, nextDue, periodOf, type ZonedSchedule } from './schedules/periods.js';
export {
  askedPeriods,
  clockReleasedAt,
  readSetSchedules,
  setSchedules,
  type SetSchedules,
} from './schedules/set-schedules.js';
export { CannotCompute, type ThreeWays, threeWays, type WaysOptions, type WaysQuestion } from './three-ways.js';
