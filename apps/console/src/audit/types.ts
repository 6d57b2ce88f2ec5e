import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type Replay = Schemas['Replay'];
export type ReplayRequest = Schemas['ReplayRequest'];
export type ReplayReport = Schemas['ReplayReport'];
export type ReplayDifference = ReplayReport['differences'][number];
export type Recomputation = Schemas['Recomputation'];
export type ResultComparison = Schemas['ResultComparison'];
