import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type FactKind = Schemas['FactKind'];
export type FactReference = Schemas['FactReference'];
export type FactDay = Schemas['FactDay'];
export type FactValue = Schemas['FactValue'];
export type Fact = Schemas['Fact'];
export type FactVersion = Schemas['FactVersion'];
export type ProposedFact = Schemas['ProposedFact'];
export type Submission = Schemas['Submission'];
export type SubmissionAnswer = Schemas['SubmissionAnswer'];
export type DryRunAnswer = Schemas['DryRunAnswer'];
export type SubmissionPage = Schemas['SubmissionPage'];
export type SubmissionHistory = Schemas['SubmissionHistory'];
export type SubmittedFact = Schemas['SubmittedFact'];
export type Correction = Schemas['Correction'];
export type Duties = Schemas['Duties'];
