export { isDay } from './day.js';
export { type FaultRule, formatFault, type Path, type PlanFault, pointer } from './fault.js';
export { type Fraction, parseFraction } from './fraction.js';
export { type LoadedOrganisation, loadOrganisation, maxOrganisationLength } from './load-organisation.js';
export { type LoadedPlan, loadPlan, maxPlanLength, type PlanContext } from './load-plan.js';
export type { Organisation, OrgUnit, UnitType } from './organisation.js';
export type {
  Attribution,
  Comparator,
  Due,
  Indicator,
  IndicatorBase,
  KindSchemas,
  Plan,
  Provenance,
  ProvenanceCode,
  Reading,
  Section,
  Settings,
  Target,
  WorkItem,
} from './plan.js';
export type { Words } from './words.js';
