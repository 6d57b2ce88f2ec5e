import type { components } from './schema.js';

type Schemas = components['schemas'];

export type Attainment = Schemas['Attainment'];
export type Attainments = Schemas['Attainments'];
export type ExactValue = Schemas['ExactValue'];
export type Completeness = Schemas['Completeness'];
export type Unit = Schemas['Unit'];
export type Ledger = Schemas['Ledger'];
export type PlanHead = Schemas['PlanHead'];
export type Recomputation = Schemas['Recomputation'];
export type Me = Schemas['Me'];
export type DemonstrationAccount = Schemas['DemonstrationAccount'];
export type PlanOutline = Schemas['PlanOutline'];
export type Matrix = Schemas['AttainmentMatrix'];
export type Indicator = Schemas['Indicator'];
export type Lineage = Schemas['Lineage'];
export type LineageFact = Schemas['LineageFact'];
export type FactHistory = Schemas['Fact'];
export type Replay = Schemas['Replay'];
export type ReplayReport = Schemas['ReplayReport'];
export type FactKind = Schemas['FactKind'];
export type SubmissionHistory = Schemas['SubmissionHistory'];
