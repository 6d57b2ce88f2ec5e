export { diffPlans, type FieldChange, type PlanChange, type PlanDiff } from './diff/diff-plans.js';
export type { Aspect, Effect, PlanPart } from './diff/effects.js';
export type { Leaf } from './diff/leaves.js';
export { isDay, timeZone as timeZoneShape } from './day.js';
export { type FaultRule, formatFault, type Path, type PlanFault, pointer } from './fault.js';
export { type Fraction, parseFraction, type Quantity } from './fraction.js';
export type { FactFields, FactLabels, FieldLabels, KindSchemas, ParameterCheck, ParameterFinding } from './kinds.js';
export { type LoadedOrganisation, loadOrganisation, maxOrganisationLength } from './load-organisation.js';
export { attributionMeanings, cadenceWords, provenanceMeanings } from './meanings.js';
export { type LoadedPlan, loadPlan, maxPlanLength, type PlanContext } from './load-plan.js';
export type { Organisation, OrgUnit, UnitType } from './organisation.js';
export { cronFault } from './cron.js';
export { firstTickOn, nextTick } from './cron-ticks.js';
export type {
  AlternativeReading,
  Attribution,
  Cadence,
  Comparator,
  Due,
  Indicator,
  IndicatorBase,
  Plan,
  Provenance,
  ProvenanceCode,
  Reading,
  Section,
  Target,
  WorkItem,
} from './plan.js';
export { schedule as scheduleShape } from './settings.schema.js';
export type { Duty, Period, Schedule, Settings, Thresholds } from './settings.js';
export { unitTypeNames } from './unit-types.js';
export type { Words } from './words.js';
