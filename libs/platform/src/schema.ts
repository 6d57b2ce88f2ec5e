/**
 * Kysely's types of the tables, as the driver gives and takes their values: `int8` comes as a decimal string, `timestamptz`
 * and `date` as `Date` (a day: cast it to text). Written by `npm run generate` from the migrations.
 */
import type { ColumnType } from 'kysely';

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[] ? U[] : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S[], I[], U[]> : T[];

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<string, bigint | string, bigint | string>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccessKeys {
  created_at: Generated<Timestamp>;
  key_id: string;
  label: string;
  loopback_only: Generated<boolean>;
  principal_id: string;
  revoked_at: Timestamp | null;
  sha256: Buffer;
}

export interface AccessPrincipals {
  created_at: Generated<Timestamp>;
  may_open: Generated<boolean>;
  name: string;
  principal_id: string;
}

export interface LedgerContents {
  content: Buffer;
  ledger_id: string;
  media_type: string;
  sha256: Buffer;
}

export interface LedgerEvents {
  digest: Buffer | null;
  entry: Buffer;
  ledger_id: string;
  position: Int8;
  recorded_at: Timestamp;
  request: Buffer | null;
  stream_id: Buffer;
  units: string[];
  version: number;
}

export interface LedgerGrants {
  ledger_id: string;
  position: Int8;
  principal_id: string;
  role: 'submitter' | 'reviewer' | 'planner' | 'auditor' | 'operator';
  unit_id: string;
}

export interface LedgerHeads {
  /**
   * null while a demonstration is being generated, and for every live ledger
   */
  anchor_ledger: Timestamp | null;
  anchor_real: Timestamp | null;
  fact_kinds: Buffer;
  ledger_id: string;
  name: string;
  position: Generated<Int8>;
  purpose: 'live' | 'demonstration';
  recorded_at: Timestamp;
  root_unit: string | null;
  time_zone: string;
}

export interface LedgerPlans {
  ledger_id: string;
  plan_id: string;
  position: Int8;
  sha256: Buffer;
  title: string;
  version: number;
}

export interface LedgerTexts {
  content: string;
  digest: Buffer;
  ledger_id: string;
  salt: Buffer;
}

export interface LedgerUnitPaths {
  ledger_id: string;
  path: string[];
  position_from: Int8;
  position_to: Int8 | null;
  unit_id: string;
}

export interface LedgerUnits {
  closed_on: Timestamp | null;
  ledger_id: string;
  moved_on: Timestamp | null;
  name: string;
  named_on: Timestamp | null;
  opened_on: Timestamp;
  parent_id: string | null;
  path: string[];
  position: Int8;
  successor: string | null;
  type: string;
  typed_on: Timestamp | null;
  unit_id: string;
}

export interface LogCheckpoints {
  checkpoint: string;
  generation: number;
  hour: Timestamp;
  ledger_id: string;
  size: Int8;
}

export interface LogLogs {
  checkpoint: string | null;
  generation: number;
  held: string | null;
  key_number: number;
  ledger_id: string;
  named: string | null;
  origin: string;
  previous_key: string | null;
  sealed_at: Timestamp | null;
  signer: string | null;
  size: Generated<Int8>;
  verifier_key: string;
}

export interface LogTiles {
  hashes: Buffer;
  index: Int8;
  ledger_id: string;
  level: number;
}

export interface LogVerifications {
  fault: string | null;
  finished_at: Timestamp | null;
  ledger_id: string;
  size: Int8 | null;
  started_at: Timestamp;
}

export interface OperationsAlerts {
  alert_id: string;
  detail: Json;
  findings: Generated<number>;
  found_at: Generated<Timestamp>;
  kind: string;
  ledger_id: string;
  raised_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
  subject: string;
}

export interface OperationsParkedEvents {
  kind: string | null;
  ledger_id: string;
  position: Int8;
  stream_id: Buffer;
  type: string;
  version: number;
}

export interface OperationsParkedStreams {
  code: string;
  kind: string | null;
  ledger_id: string;
  parked_at: Generated<Timestamp>;
  position: Int8;
  reason: string;
  release_asked_at: Timestamp | null;
  stage: 'facts' | 'numbers';
  stream_id: Buffer;
  type: string;
  units: string[];
  version: number;
}

export interface OperationsRepairs {
  ledger_id: string;
  repairs: Int8;
}

export interface ReadCaseRows {
  c1: Int8;
  c2: Int8;
  c3: Int8;
  c4: Int8;
  c5: Int8;
  c6: Int8;
  case_key: string;
  definition: number;
  from_day: Timestamp;
  ledger_id: string;
  ordinal: number;
  owner_unit: string;
  position_from: Int8;
  position_to: Int8 | null;
  slice: string;
  spread: string;
}

export interface ReadCells {
  c1: Int8;
  c2: Int8;
  c3: Int8;
  c4: Int8;
  c5: Int8;
  c6: Int8;
  day: Timestamp;
  definition: number;
  ledger_id: string;
  slice: string;
  unit_id: string;
}

export interface ReadCursors {
  ledger_id: string;
  position: Int8;
  projector: string;
}

export interface ReadDefinitions {
  compiled: Json;
  definition: number;
  digest: Buffer;
  kind: string;
  ledger_id: string;
  parameters: Json;
  position: Int8;
}

export interface ReadFactVersions {
  accepted_at: Int8 | null;
  begins_on: Timestamp | null;
  days: Json;
  fact_id: Buffer;
  kind: string;
  ledger_id: string;
  owner_unit: string | null;
  position_from: Int8;
  position_to: Int8 | null;
  rank: number;
  recorded_at: Timestamp;
  refs: Json;
  returned_at: Int8 | null;
  source: string;
  state: string;
  submission_id: string | null;
  thing: Buffer;
  units: string[];
  vals: Json;
  version: number;
}

export interface ReadInputs {
  definition: number;
  ledger_id: string;
  mode: string;
  others: string[];
  via: string;
}

export interface ReadMentions {
  key: string;
  ledger_id: string;
  position_from: Int8;
  via: string;
}

export interface ReadReviews {
  first_position: Int8;
  items: number;
  ledger_id: string;
  outcome: string;
  position: Int8;
}

export interface ReadReviewTotals {
  accepted: Int8;
  facts: Int8;
  kind: string;
  latest_day: Timestamp;
  ledger_id: string;
  owner_unit: string;
  returned: Int8;
}

export interface ReadSelectors {
  amount: string | null;
  code: string | null;
  day: string;
  definition: number;
  each: boolean;
  first: number | null;
  from: Timestamp | null;
  hop_field: string | null;
  hop_via: string | null;
  ledger_id: string;
  match: string[] | null;
  matches: ArrayType<Json> | null;
  name: string;
  no: number;
  part: number;
  to: Timestamp | null;
  unit: string | null;
  until: string | null;
  via: string;
}

export interface ReadSubmissions {
  accepted_at: Int8 | null;
  first_position: Int8;
  is_frame: boolean;
  items: number;
  ledger_id: string;
  owner_unit: string;
  returned_at: Int8 | null;
  submission_id: string;
}

export interface VaultSubjects {
  created_at: Generated<Timestamp>;
  ledger_id: string;
  lookup: Buffer;
  sealed: Buffer;
  subject_id: string;
  unit_id: string;
}

export interface WorkRebuilds {
  asked_at: Generated<Timestamp>;
  asked_by: string;
  attempts: Generated<number>;
  case_versions: Int8 | null;
  differences: Json | null;
  error: string | null;
  finished_at: Timestamp | null;
  is_check: boolean;
  leased_by: string | null;
  leased_until: Timestamp | null;
  ledger_id: string;
  models: Json | null;
  paused_ms: number | null;
  position: Int8 | null;
  progress: Json | null;
  rebuild_id: string;
  resumed_at: Int8 | null;
  started_at: Timestamp | null;
  state: Generated<'waiting' | 'running' | 'equal' | 'repaired' | 'different' | 'failed' | 'cancelled'>;
}

export interface WorkRecomputations {
  asked_at: Generated<Timestamp>;
  asked_by: string;
  attempts: Generated<number>;
  computed_digest: Buffer | null;
  day: Timestamp;
  difference_count: number | null;
  differences: Json | null;
  error: string | null;
  finished_at: Timestamp | null;
  folded_digest: Buffer | null;
  kept_digest: Buffer | null;
  leased_by: string | null;
  leased_until: Timestamp | null;
  ledger_id: string;
  period: string | null;
  plan_id: string;
  plan_version: number | null;
  position: Int8 | null;
  progress: Generated<Json>;
  published_position: Int8 | null;
  run_id: string;
  schedule_id: string | null;
  started_at: Timestamp | null;
  state: Generated<'waiting' | 'running' | 'published' | 'different' | 'failed'>;
  tick: Timestamp | null;
  verdicts: Json | null;
}

export interface WorkReplays {
  asked_at: Generated<Timestamp>;
  asked_by: string;
  attempts: Generated<number>;
  digest: Buffer | null;
  error: string | null;
  finished_at: Timestamp | null;
  leased_by: string | null;
  leased_until: Timestamp | null;
  ledger_id: string;
  progress: Json | null;
  question: Json;
  replay_id: string;
  report: string | null;
  started_at: Timestamp | null;
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>;
}

export interface WorkSchedules {
  ledger_id: string;
  plan_id: string;
  schedules: Json;
  set_at: Timestamp;
  set_by: string;
}

export interface DB {
  'access.keys': AccessKeys;
  'access.principals': AccessPrincipals;
  'ledger.contents': LedgerContents;
  'ledger.events': LedgerEvents;
  'ledger.grants': LedgerGrants;
  'ledger.heads': LedgerHeads;
  'ledger.plans': LedgerPlans;
  'ledger.texts': LedgerTexts;
  'ledger.unit_paths': LedgerUnitPaths;
  'ledger.units': LedgerUnits;
  'log.checkpoints': LogCheckpoints;
  'log.logs': LogLogs;
  'log.tiles': LogTiles;
  'log.verifications': LogVerifications;
  'operations.alerts': OperationsAlerts;
  'operations.parked_events': OperationsParkedEvents;
  'operations.parked_streams': OperationsParkedStreams;
  'operations.repairs': OperationsRepairs;
  'read.case_rows': ReadCaseRows;
  'read.cells': ReadCells;
  'read.cursors': ReadCursors;
  'read.definitions': ReadDefinitions;
  'read.fact_versions': ReadFactVersions;
  'read.inputs': ReadInputs;
  'read.mentions': ReadMentions;
  'read.review_totals': ReadReviewTotals;
  'read.reviews': ReadReviews;
  'read.selectors': ReadSelectors;
  'read.submissions': ReadSubmissions;
  'vault.subjects': VaultSubjects;
  'work.rebuilds': WorkRebuilds;
  'work.recomputations': WorkRecomputations;
  'work.replays': WorkReplays;
  'work.schedules': WorkSchedules;
}
