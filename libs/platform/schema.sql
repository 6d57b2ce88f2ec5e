-- The database as its migrations leave it, so that a change of it is seen as a whole. Written by `npm run generate`;
-- to change the database add a migration. Everything belongs to duibiao_owner unless an OWNER is named.

SET check_function_bodies = off;
SET search_path = '';

-- Schemas

CREATE SCHEMA access;
CREATE SCHEMA ledger;
CREATE SCHEMA log;
CREATE SCHEMA operations;
CREATE SCHEMA platform;
CREATE SCHEMA read;
CREATE SCHEMA read_next;
CREATE SCHEMA vault;
CREATE SCHEMA work;

-- Domains

CREATE DOMAIN ledger.purpose AS text
  CONSTRAINT purpose_check CHECK ((VALUE = ANY (ARRAY['live'::text, 'demonstration'::text])));

-- Types

CREATE TYPE read.case_state AS (
  no bigint,
  definition integer,
  case_key text,
  idx bigint,
  "position" bigint,
  next_position bigint,
  from_day date,
  owner_unit text,
  slice text,
  spread text,
  c1 bigint,
  c2 bigint,
  c3 bigint,
  c4 bigint,
  c5 bigint,
  c6 bigint
);
CREATE TYPE read.hit AS (
  selector text,
  thing bytea,
  day date,
  until date,
  unit text,
  match text,
  amount numeric,
  code text,
  fields jsonb,
  place integer,
  recorded bigint
);
CREATE TYPE read.touched_case AS (
  no bigint,
  definition integer,
  case_key text,
  first bigint
);

-- Tables and their indexes

CREATE TABLE access.keys (
  key_id text COLLATE "C" NOT NULL,
  principal_id text COLLATE "C" NOT NULL,
  sha256 bytea NOT NULL,
  label text NOT NULL,
  loopback_only boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT keys_pkey PRIMARY KEY (key_id)
);
CREATE INDEX keys_of_principal ON access.keys USING btree (principal_id);

CREATE TABLE access.principals (
  principal_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  may_open boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT principals_pkey PRIMARY KEY (principal_id)
);

CREATE TABLE ledger.contents (
  ledger_id text COLLATE "C" NOT NULL,
  sha256 bytea NOT NULL,
  media_type text NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT contents_pkey PRIMARY KEY (ledger_id, sha256)
);

CREATE TABLE ledger.events (
  ledger_id text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  stream_id bytea NOT NULL,
  version integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  request bytea,
  digest bytea,
  units text[] COLLATE "C" NOT NULL,
  entry bytea STORAGE EXTERNAL NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (ledger_id, "position"),
  CONSTRAINT events_ledger_id_stream_id_version_key UNIQUE (ledger_id, stream_id, version)
);
CREATE UNIQUE INDEX events_request ON ledger.events USING btree (ledger_id, request) WHERE (request IS NOT NULL);

CREATE TABLE ledger.grants (
  ledger_id text COLLATE "C" NOT NULL,
  principal_id text COLLATE "C" NOT NULL,
  role text NOT NULL,
  unit_id text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT grants_pkey PRIMARY KEY (ledger_id, principal_id, role, unit_id),
  CONSTRAINT grants_role_check CHECK ((role = ANY (ARRAY['submitter'::text, 'reviewer'::text, 'planner'::text, 'auditor'::text, 'operator'::text])))
);

CREATE TABLE ledger.heads (
  ledger_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  purpose ledger.purpose NOT NULL,
  time_zone text NOT NULL,
  "position" bigint DEFAULT 0 NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  fact_kinds bytea NOT NULL,
  root_unit text COLLATE "C",
  anchor_ledger timestamp with time zone,
  anchor_real timestamp with time zone,
  CONSTRAINT heads_pkey PRIMARY KEY (ledger_id)
);
COMMENT ON COLUMN ledger.heads.anchor_ledger IS 'null while a demonstration is being generated, and for every live ledger';

CREATE TABLE ledger.plans (
  ledger_id text COLLATE "C" NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  sha256 bytea NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT plans_pkey PRIMARY KEY (ledger_id, plan_id)
);

CREATE TABLE ledger.texts (
  ledger_id text COLLATE "C" NOT NULL,
  digest bytea NOT NULL,
  salt bytea NOT NULL,
  content text NOT NULL,
  CONSTRAINT texts_pkey PRIMARY KEY (ledger_id, digest)
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=0);
ALTER TABLE ledger.texts ALTER COLUMN salt SET STATISTICS 0;
ALTER TABLE ledger.texts ALTER COLUMN content SET STATISTICS 0;

CREATE TABLE ledger.unit_paths (
  ledger_id text COLLATE "C" NOT NULL,
  unit_id text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  position_to bigint,
  path text[] COLLATE "C" NOT NULL,
  CONSTRAINT unit_paths_pkey PRIMARY KEY (ledger_id, unit_id, position_from)
);
CREATE INDEX unit_paths_end ON ledger.unit_paths USING btree (ledger_id, position_to) WHERE (position_to IS NOT NULL);
CREATE INDEX unit_paths_position ON ledger.unit_paths USING btree (ledger_id, position_from);

CREATE TABLE ledger.units (
  ledger_id text COLLATE "C" NOT NULL,
  unit_id text COLLATE "C" NOT NULL,
  parent_id text COLLATE "C",
  type text NOT NULL,
  name text NOT NULL,
  opened_on date NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  moved_on date,
  typed_on date,
  named_on date,
  closed_on date,
  successor text COLLATE "C",
  CONSTRAINT units_pkey PRIMARY KEY (ledger_id, unit_id)
);

CREATE TABLE log.checkpoints (
  ledger_id text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  hour timestamp with time zone NOT NULL,
  size bigint NOT NULL,
  checkpoint text NOT NULL,
  CONSTRAINT checkpoints_pkey PRIMARY KEY (ledger_id, generation, hour)
);

CREATE TABLE log.logs (
  ledger_id text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  key_number integer NOT NULL,
  origin text NOT NULL,
  verifier_key text NOT NULL,
  previous_key text,
  size bigint DEFAULT 0 NOT NULL,
  checkpoint text,
  sealed_at timestamp with time zone,
  held text,
  signer text,
  named text,
  CONSTRAINT logs_pkey PRIMARY KEY (ledger_id)
);

CREATE TABLE log.tiles (
  ledger_id text COLLATE "C" NOT NULL,
  level integer NOT NULL,
  index bigint NOT NULL,
  hashes bytea STORAGE EXTERNAL NOT NULL,
  CONSTRAINT tiles_pkey PRIMARY KEY (ledger_id, level, index)
);

CREATE TABLE log.verifications (
  ledger_id text COLLATE "C" NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  size bigint,
  fault text,
  CONSTRAINT verifications_pkey PRIMARY KEY (ledger_id)
);

CREATE TABLE operations.alerts (
  ledger_id text COLLATE "C" NOT NULL,
  alert_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  detail jsonb NOT NULL,
  findings integer DEFAULT 1 NOT NULL,
  raised_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  found_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  settled_at timestamp with time zone,
  CONSTRAINT alerts_pkey PRIMARY KEY (ledger_id, alert_id),
  CONSTRAINT alerts_kind_check CHECK ((kind = ANY (ARRAY['difference'::text, 'parked-fact'::text, 'lag'::text, 'failed-run'::text, 'log'::text])))
);
CREATE UNIQUE INDEX alerts_open ON operations.alerts USING btree (ledger_id, kind, subject) WHERE (settled_at IS NULL);
CREATE INDEX alerts_raised ON operations.alerts USING btree (ledger_id, raised_at, alert_id);

CREATE TABLE operations.parked_events (
  ledger_id text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  stream_id bytea NOT NULL,
  version integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  kind text COLLATE "C",
  CONSTRAINT parked_events_pkey PRIMARY KEY (ledger_id, "position")
);

CREATE TABLE operations.parked_streams (
  ledger_id text COLLATE "C" NOT NULL,
  stream_id bytea NOT NULL,
  "position" bigint NOT NULL,
  version integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  kind text COLLATE "C",
  units text[] COLLATE "C" NOT NULL,
  stage text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  parked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  release_asked_at timestamp with time zone,
  CONSTRAINT parked_streams_pkey PRIMARY KEY (ledger_id, stream_id),
  CONSTRAINT parked_streams_stage_check CHECK ((stage = ANY (ARRAY['facts'::text, 'numbers'::text])))
);

CREATE TABLE operations.repairs (
  ledger_id text COLLATE "C" NOT NULL,
  repairs bigint NOT NULL,
  CONSTRAINT repairs_pkey PRIMARY KEY (ledger_id)
);

CREATE TABLE platform.migrations (
  name text COLLATE "C" NOT NULL,
  sha256 bytea NOT NULL,
  applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT migrations_pkey PRIMARY KEY (name)
);

CREATE TABLE read.case_rows (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  case_key text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  ordinal smallint NOT NULL,
  position_to bigint,
  owner_unit text COLLATE "C" NOT NULL,
  slice text COLLATE "C" NOT NULL,
  spread text COLLATE "C" NOT NULL,
  from_day date NOT NULL,
  c1 bigint NOT NULL,
  c2 bigint NOT NULL,
  c3 bigint NOT NULL,
  c4 bigint NOT NULL,
  c5 bigint NOT NULL,
  c6 bigint NOT NULL,
  CONSTRAINT case_rows_pkey PRIMARY KEY (ledger_id, definition, case_key, position_from, ordinal)
) WITH (fillfactor=90);
ALTER TABLE read.case_rows ALTER COLUMN ledger_id SET STATISTICS 10;
ALTER TABLE read.case_rows ALTER COLUMN definition SET STATISTICS 10;
ALTER TABLE read.case_rows ALTER COLUMN case_key SET STATISTICS 10;
ALTER TABLE read.case_rows ALTER COLUMN owner_unit SET STATISTICS 10;
ALTER TABLE read.case_rows ALTER COLUMN slice SET STATISTICS 10;
CREATE INDEX case_rows_joint ON read.case_rows USING btree (ledger_id, owner_unit, definition, case_key) WHERE ((spread = 'joint'::text) AND (position_to IS NULL));
CREATE INDEX case_rows_owner ON read.case_rows USING btree (ledger_id, definition, owner_unit, case_key);

CREATE TABLE read.cells (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  unit_id text COLLATE "C" NOT NULL,
  slice text COLLATE "C" NOT NULL,
  day date NOT NULL,
  c1 bigint NOT NULL,
  c2 bigint NOT NULL,
  c3 bigint NOT NULL,
  c4 bigint NOT NULL,
  c5 bigint NOT NULL,
  c6 bigint NOT NULL,
  CONSTRAINT cells_pkey PRIMARY KEY (ledger_id, definition, unit_id, slice, day)
) WITH (autovacuum_analyze_scale_factor=0.2, autovacuum_vacuum_scale_factor=0.05, fillfactor=70);

CREATE TABLE read.cursors (
  ledger_id text COLLATE "C" NOT NULL,
  projector text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT cursors_pkey PRIMARY KEY (ledger_id, projector)
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=500, fillfactor=10);

CREATE TABLE read.definitions (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  digest bytea NOT NULL,
  kind text COLLATE "C" NOT NULL,
  parameters jsonb NOT NULL,
  compiled jsonb NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT definitions_pkey PRIMARY KEY (ledger_id, definition),
  CONSTRAINT definitions_ledger_id_digest_key UNIQUE (ledger_id, digest)
);

CREATE TABLE read.fact_versions (
  ledger_id text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  position_to bigint,
  returned_at bigint,
  accepted_at bigint,
  fact_id bytea NOT NULL,
  version integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  thing bytea NOT NULL,
  source text COLLATE "C" NOT NULL,
  rank smallint NOT NULL,
  owner_unit text COLLATE "C",
  refs jsonb NOT NULL,
  days jsonb NOT NULL,
  begins_on date,
  vals jsonb NOT NULL,
  units text[] COLLATE "C" NOT NULL,
  submission_id text COLLATE "C",
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT fact_versions_pkey PRIMARY KEY (ledger_id, position_from)
) WITH (fillfactor=90);
ALTER TABLE read.fact_versions ALTER COLUMN ledger_id SET STATISTICS 10;
ALTER TABLE read.fact_versions ALTER COLUMN position_from SET STATISTICS 10;
ALTER TABLE read.fact_versions ALTER COLUMN kind SET STATISTICS 10;
ALTER TABLE read.fact_versions ALTER COLUMN owner_unit SET STATISTICS 10;
CREATE INDEX fact_versions_owner ON read.fact_versions USING btree (ledger_id, owner_unit, kind, begins_on);
CREATE INDEX fact_versions_reorganised ON read.fact_versions USING btree (ledger_id, position_from) WHERE (kind = ANY (ARRAY['unit.changed'::text, 'unit.closed'::text]));
CREATE INDEX fact_versions_units ON read.fact_versions USING btree (ledger_id, position_from) WHERE (kind = ANY (ARRAY['unit.opened'::text, 'unit.changed'::text, 'unit.closed'::text]));

CREATE TABLE read.inputs (
  ledger_id text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  mode text COLLATE "C" NOT NULL,
  others text[] COLLATE "C" NOT NULL,
  CONSTRAINT inputs_pkey PRIMARY KEY (ledger_id, via, definition, mode)
);

CREATE TABLE read.mentions (
  ledger_id text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  CONSTRAINT mentions_pkey PRIMARY KEY (ledger_id, via, key, position_from)
);
ALTER TABLE read.mentions ALTER COLUMN ledger_id SET STATISTICS 10;
ALTER TABLE read.mentions ALTER COLUMN via SET STATISTICS 10;
ALTER TABLE read.mentions ALTER COLUMN key SET STATISTICS 10;
ALTER TABLE read.mentions ALTER COLUMN position_from SET STATISTICS 10;
CREATE INDEX mentions_position ON read.mentions USING btree (ledger_id, position_from);

CREATE TABLE read.review_totals (
  ledger_id text COLLATE "C" NOT NULL,
  owner_unit text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  latest_day date NOT NULL,
  facts bigint NOT NULL,
  accepted bigint NOT NULL,
  returned bigint NOT NULL,
  CONSTRAINT review_totals_pkey PRIMARY KEY (ledger_id, kind, owner_unit)
) WITH (autovacuum_analyze_scale_factor=0.2, autovacuum_vacuum_scale_factor=0.05, fillfactor=70);

CREATE TABLE read.reviews (
  ledger_id text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  first_position bigint NOT NULL,
  items integer NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  CONSTRAINT reviews_pkey PRIMARY KEY (ledger_id, "position")
);

CREATE TABLE read.selectors (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  no smallint NOT NULL,
  name text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL,
  part smallint NOT NULL,
  hop_via text COLLATE "C",
  hop_field text COLLATE "C",
  matches jsonb[],
  day text COLLATE "C" NOT NULL,
  until text COLLATE "C",
  unit text COLLATE "C",
  match text[] COLLATE "C",
  amount text COLLATE "C",
  code text COLLATE "C",
  "from" date,
  "to" date,
  each boolean NOT NULL,
  first integer,
  CONSTRAINT selectors_pkey PRIMARY KEY (ledger_id, definition, no)
);

CREATE TABLE read.submissions (
  ledger_id text COLLATE "C" NOT NULL,
  owner_unit text COLLATE "C" NOT NULL,
  first_position bigint NOT NULL,
  submission_id text COLLATE "C" NOT NULL,
  items integer NOT NULL,
  is_frame boolean NOT NULL,
  accepted_at bigint,
  returned_at bigint,
  CONSTRAINT submissions_pkey PRIMARY KEY (ledger_id, owner_unit, first_position)
);
CREATE INDEX submissions_id ON read.submissions USING btree (ledger_id, submission_id);

CREATE TABLE read_next.case_rows (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  case_key text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  ordinal smallint NOT NULL,
  position_to bigint,
  owner_unit text COLLATE "C" NOT NULL,
  slice text COLLATE "C" NOT NULL,
  spread text COLLATE "C" NOT NULL,
  from_day date NOT NULL,
  c1 bigint NOT NULL,
  c2 bigint NOT NULL,
  c3 bigint NOT NULL,
  c4 bigint NOT NULL,
  c5 bigint NOT NULL,
  c6 bigint NOT NULL,
  CONSTRAINT case_rows_pkey PRIMARY KEY (ledger_id, definition, case_key, position_from, ordinal)
) WITH (fillfactor=90);
ALTER TABLE read_next.case_rows ALTER COLUMN ledger_id SET STATISTICS 10;
ALTER TABLE read_next.case_rows ALTER COLUMN definition SET STATISTICS 10;
ALTER TABLE read_next.case_rows ALTER COLUMN case_key SET STATISTICS 10;
ALTER TABLE read_next.case_rows ALTER COLUMN owner_unit SET STATISTICS 10;
ALTER TABLE read_next.case_rows ALTER COLUMN slice SET STATISTICS 10;
CREATE INDEX case_rows_ledger_id_definition_owner_unit_case_key_idx ON read_next.case_rows USING btree (ledger_id, definition, owner_unit, case_key);
CREATE INDEX case_rows_ledger_id_owner_unit_definition_case_key_idx ON read_next.case_rows USING btree (ledger_id, owner_unit, definition, case_key) WHERE ((spread = 'joint'::text) AND (position_to IS NULL));

CREATE TABLE read_next.cells (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  unit_id text COLLATE "C" NOT NULL,
  slice text COLLATE "C" NOT NULL,
  day date NOT NULL,
  c1 bigint NOT NULL,
  c2 bigint NOT NULL,
  c3 bigint NOT NULL,
  c4 bigint NOT NULL,
  c5 bigint NOT NULL,
  c6 bigint NOT NULL,
  CONSTRAINT cells_pkey PRIMARY KEY (ledger_id, definition, unit_id, slice, day)
) WITH (fillfactor=70);

CREATE TABLE read_next.claims (
  ledger_id text COLLATE "C" NOT NULL,
  rebuild_id text COLLATE "C" NOT NULL,
  holder uuid NOT NULL,
  CONSTRAINT claims_pkey PRIMARY KEY (ledger_id)
);

CREATE TABLE read_next.cursors (
  ledger_id text COLLATE "C" NOT NULL,
  projector text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT cursors_pkey PRIMARY KEY (ledger_id, projector)
) WITH (fillfactor=10);

CREATE TABLE read_next.definitions (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  digest bytea NOT NULL,
  kind text COLLATE "C" NOT NULL,
  parameters jsonb NOT NULL,
  compiled jsonb NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT definitions_pkey PRIMARY KEY (ledger_id, definition),
  CONSTRAINT definitions_ledger_id_digest_key UNIQUE (ledger_id, digest)
);

CREATE TABLE read_next.fact_versions (
  ledger_id text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  position_to bigint,
  returned_at bigint,
  accepted_at bigint,
  fact_id bytea NOT NULL,
  version integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  thing bytea NOT NULL,
  source text COLLATE "C" NOT NULL,
  rank smallint NOT NULL,
  owner_unit text COLLATE "C",
  refs jsonb NOT NULL,
  days jsonb NOT NULL,
  begins_on date,
  vals jsonb NOT NULL,
  units text[] COLLATE "C" NOT NULL,
  submission_id text COLLATE "C",
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT fact_versions_pkey PRIMARY KEY (ledger_id, position_from)
) WITH (fillfactor=90);
ALTER TABLE read_next.fact_versions ALTER COLUMN ledger_id SET STATISTICS 10;
ALTER TABLE read_next.fact_versions ALTER COLUMN position_from SET STATISTICS 10;
ALTER TABLE read_next.fact_versions ALTER COLUMN kind SET STATISTICS 10;
ALTER TABLE read_next.fact_versions ALTER COLUMN owner_unit SET STATISTICS 10;
CREATE INDEX fact_versions_ledger_id_owner_unit_kind_begins_on_idx ON read_next.fact_versions USING btree (ledger_id, owner_unit, kind, begins_on);
CREATE INDEX fact_versions_ledger_id_position_from_idx ON read_next.fact_versions USING btree (ledger_id, position_from) WHERE (kind = ANY (ARRAY['unit.changed'::text, 'unit.closed'::text]));
CREATE INDEX fact_versions_ledger_id_position_from_idx1 ON read_next.fact_versions USING btree (ledger_id, position_from) WHERE (kind = ANY (ARRAY['unit.opened'::text, 'unit.changed'::text, 'unit.closed'::text]));

CREATE TABLE read_next.inputs (
  ledger_id text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  mode text COLLATE "C" NOT NULL,
  others text[] COLLATE "C" NOT NULL,
  CONSTRAINT inputs_pkey PRIMARY KEY (ledger_id, via, definition, mode)
);

CREATE TABLE read_next.mentions (
  ledger_id text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  CONSTRAINT mentions_pkey PRIMARY KEY (ledger_id, via, key, position_from)
);
ALTER TABLE read_next.mentions ALTER COLUMN ledger_id SET STATISTICS 10;
ALTER TABLE read_next.mentions ALTER COLUMN via SET STATISTICS 10;
ALTER TABLE read_next.mentions ALTER COLUMN key SET STATISTICS 10;
ALTER TABLE read_next.mentions ALTER COLUMN position_from SET STATISTICS 10;
CREATE INDEX mentions_ledger_id_position_from_idx ON read_next.mentions USING btree (ledger_id, position_from);

CREATE TABLE read_next.parked_events (
  ledger_id text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  stream_id bytea NOT NULL,
  version integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  kind text COLLATE "C",
  CONSTRAINT parked_events_pkey PRIMARY KEY (ledger_id, "position")
);

CREATE TABLE read_next.parked_streams (
  ledger_id text COLLATE "C" NOT NULL,
  stream_id bytea NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT parked_streams_pkey PRIMARY KEY (ledger_id, stream_id)
);

CREATE TABLE read_next.review_totals (
  ledger_id text COLLATE "C" NOT NULL,
  owner_unit text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  latest_day date NOT NULL,
  facts bigint NOT NULL,
  accepted bigint NOT NULL,
  returned bigint NOT NULL,
  CONSTRAINT review_totals_pkey PRIMARY KEY (ledger_id, kind, owner_unit)
) WITH (fillfactor=70);

CREATE TABLE read_next.reviews (
  ledger_id text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  first_position bigint NOT NULL,
  items integer NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  CONSTRAINT reviews_pkey PRIMARY KEY (ledger_id, "position")
);

CREATE TABLE read_next.selectors (
  ledger_id text COLLATE "C" NOT NULL,
  definition integer NOT NULL,
  no smallint NOT NULL,
  name text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL,
  part smallint NOT NULL,
  hop_via text COLLATE "C",
  hop_field text COLLATE "C",
  matches jsonb[],
  day text COLLATE "C" NOT NULL,
  until text COLLATE "C",
  unit text COLLATE "C",
  match text[] COLLATE "C",
  amount text COLLATE "C",
  code text COLLATE "C",
  "from" date,
  "to" date,
  each boolean NOT NULL,
  first integer,
  CONSTRAINT selectors_pkey PRIMARY KEY (ledger_id, definition, no)
);

CREATE TABLE read_next.submissions (
  ledger_id text COLLATE "C" NOT NULL,
  owner_unit text COLLATE "C" NOT NULL,
  first_position bigint NOT NULL,
  submission_id text COLLATE "C" NOT NULL,
  items integer NOT NULL,
  is_frame boolean NOT NULL,
  accepted_at bigint,
  returned_at bigint,
  CONSTRAINT submissions_pkey PRIMARY KEY (ledger_id, owner_unit, first_position)
);
CREATE INDEX submissions_ledger_id_submission_id_idx ON read_next.submissions USING btree (ledger_id, submission_id);

CREATE TABLE vault.subjects (
  ledger_id text COLLATE "C" NOT NULL,
  subject_id text COLLATE "C" NOT NULL,
  unit_id text COLLATE "C" NOT NULL,
  lookup bytea NOT NULL,
  sealed bytea NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT subjects_pkey PRIMARY KEY (ledger_id, subject_id),
  CONSTRAINT subjects_ledger_id_lookup_key UNIQUE (ledger_id, lookup)
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=0);
ALTER TABLE vault.subjects ALTER COLUMN lookup SET STATISTICS 0;
ALTER TABLE vault.subjects ALTER COLUMN sealed SET STATISTICS 0;

CREATE TABLE work.rebuilds (
  ledger_id text COLLATE "C" NOT NULL,
  rebuild_id text COLLATE "C" NOT NULL,
  is_check boolean NOT NULL,
  asked_by text NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  leased_by uuid,
  leased_until timestamp with time zone,
  progress jsonb,
  resumed_at bigint,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  "position" bigint,
  case_versions bigint,
  paused_ms integer,
  models jsonb,
  differences json,
  error text,
  CONSTRAINT rebuilds_pkey PRIMARY KEY (ledger_id, rebuild_id),
  CONSTRAINT rebuilds_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'equal'::text, 'repaired'::text, 'different'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX rebuilds_asked ON work.rebuilds USING btree (ledger_id, asked_at DESC, rebuild_id);
CREATE UNIQUE INDEX rebuilds_open ON work.rebuilds USING btree (ledger_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE TABLE work.recomputations (
  ledger_id text COLLATE "C" NOT NULL,
  run_id text COLLATE "C" NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  plan_version integer,
  "position" bigint,
  day date NOT NULL,
  schedule_id text COLLATE "C",
  period text COLLATE "C",
  tick timestamp with time zone,
  asked_by text NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  leased_by uuid,
  leased_until timestamp with time zone,
  progress jsonb DEFAULT '{}'::jsonb NOT NULL,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  kept_digest bytea,
  computed_digest bytea,
  folded_digest bytea,
  published_position bigint,
  verdicts jsonb,
  differences jsonb,
  difference_count integer,
  error text,
  CONSTRAINT recomputations_pkey PRIMARY KEY (ledger_id, run_id),
  CONSTRAINT recomputations_ledger_id_plan_id_schedule_id_period_key UNIQUE (ledger_id, plan_id, schedule_id, period),
  CONSTRAINT recomputations_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'published'::text, 'different'::text, 'failed'::text])))
);
CREATE INDEX recomputations_asked ON work.recomputations USING btree (ledger_id, asked_at DESC, run_id);
CREATE INDEX recomputations_open ON work.recomputations USING btree (ledger_id, asked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE TABLE work.replays (
  ledger_id text COLLATE "C" NOT NULL,
  replay_id text COLLATE "C" NOT NULL,
  question jsonb NOT NULL,
  asked_by text NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  leased_by uuid,
  leased_until timestamp with time zone,
  progress jsonb,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  report text,
  digest bytea,
  error text,
  CONSTRAINT replays_pkey PRIMARY KEY (ledger_id, replay_id),
  CONSTRAINT replays_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX replays_open ON work.replays USING btree (ledger_id, asked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE TABLE work.schedules (
  ledger_id text COLLATE "C" NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  schedules jsonb NOT NULL,
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT schedules_pkey PRIMARY KEY (ledger_id, plan_id)
);

-- Foreign keys

ALTER TABLE access.keys ADD CONSTRAINT keys_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES access.principals(principal_id);

-- Functions

CREATE OR REPLACE FUNCTION ledger.append(p_ledger text, p_submission text, p_claims text, p_of integer[], p_stream bytea, p_expected integer[], p_request bytea, p_units text, p_body text, p_text_of integer[], p_text_digest bytea[], p_text_salt bytea[], p_text text[], p_heads jsonb, p_recorded_at timestamp with time zone, p_subjects text)
 RETURNS TABLE(n integer, outcome text, first_position bigint, recorded_at text, detail jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '5s'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
DECLARE
  v_head ledger.heads;
  v_now timestamptz;
  v_text text;
  v_suffix text;
BEGIN
  SELECT * INTO v_head FROM ledger.heads h WHERE h.ledger_id = p_ledger FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'unknown ledger %', p_ledger USING ERRCODE = 'no_data_found';
  END IF;
  v_now := ledger.moment(v_head, p_recorded_at);
  v_text := to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_suffix := ',"recordedAt":"' || v_text || '"}';

  RETURN QUERY
  WITH e AS MATERIALIZED (
    SELECT p_of[i] AS sub, i, t.units, t.body, p_expected[i] AS expected,
           substring(p_stream FROM (i::int - 1) * 20 + 1 FOR 20) AS stream,
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 1 FOR 20), decode(repeat('00', 20), 'hex')) AS request,
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 21 FOR 32), decode(repeat('00', 32), 'hex')) AS digest
      FROM ROWS FROM (string_to_table(p_body, E'\n'), string_to_table(p_units, E'\n')) WITH ORDINALITY AS t(body, units, i)
  ), s AS MATERIALIZED (
    SELECT t.id, split_part(t.claim, ' ', 1) AS principal, split_part(t.claim, ' ', 2) AS role,
           (string_to_array(t.claim, ' '))[3:] AS units, t.subjects, t.n, e.request, e.digest
      FROM ROWS FROM (string_to_table(p_submission, E'\n'), string_to_table(p_claims, E'\n'), string_to_table(p_subjects, E'\n'))
           WITH ORDINALITY AS t(id, claim, subjects, n)
      JOIN e ON e.sub = t.n AND e.request IS NOT NULL
  ), prior AS MATERIALIZED (
    SELECT s.n, r.position AS first_position, r.digest = s.digest AS same
      FROM s CROSS JOIN LATERAL (
        SELECT x.position, x.digest FROM ledger.events x WHERE x.ledger_id = p_ledger AND x.request BETWEEN s.request AND s.request
         ORDER BY x.request LIMIT 1
      ) r
  ), denied AS MATERIALIZED (
    SELECT s.n FROM s
     WHERE s.role <> '' AND EXISTS (
       SELECT 1 FROM unnest(s.units) AS asked(unit) WHERE (
         SELECT true FROM ledger.grants g
          WHERE g.ledger_id = p_ledger AND g.principal_id = s.principal AND g.role = s.role
            AND g.unit_id = ANY ((SELECT u.path FROM ledger.units u
                                   WHERE u.ledger_id = p_ledger AND u.unit_id = asked.unit)::text[])
          LIMIT 1) IS NULL)
        OR EXISTS (
       SELECT 1 FROM string_to_table(NULLIF(s.subjects, ''), ' ') AS asked(subject) WHERE (
         SELECT true FROM vault.subjects v
          WHERE v.ledger_id = p_ledger AND v.subject_id BETWEEN asked.subject AND asked.subject
          ORDER BY v.subject_id LIMIT 1) IS NULL)
  ), stale AS MATERIALIZED (
    SELECT e.sub, jsonb_agg(jsonb_build_object('stream', encode(e.stream, 'hex'), 'expected', e.expected,
                                               'actual', coalesce(newest.version, 0)) ORDER BY e.i) AS streams
      FROM e LEFT JOIN LATERAL (
        SELECT x.version FROM ledger.events x
         WHERE x.ledger_id = p_ledger AND x.stream_id = e.stream ORDER BY x.version DESC LIMIT 1
      ) newest ON true
     WHERE coalesce(newest.version, 0) <> e.expected GROUP BY e.sub
  ), accepted AS MATERIALIZED (
    SELECT s.n FROM s
     WHERE s.n NOT IN (SELECT prior.n FROM prior) AND s.n NOT IN (SELECT denied.n FROM denied)
       AND s.n NOT IN (SELECT stale.sub FROM stale)
  ), placed AS MATERIALIZED (
    SELECT e.*, v_head.position + row_number() OVER (ORDER BY e.i) AS position
      FROM e WHERE e.sub IN (SELECT accepted.n FROM accepted)
  ), written AS (
    INSERT INTO ledger.events (ledger_id, position, stream_id, version, recorded_at, request, digest, units, entry)
    SELECT p_ledger, p.position, p.stream, p.expected + 1, v_now, p.request, p.digest, string_to_array(p.units, ' '),
           convert_to('{"body":' || p.body || ',"position":' || p.position || v_suffix, 'UTF8')
      FROM placed p ORDER BY p.position
  ), kept AS (
    INSERT INTO ledger.texts (ledger_id, digest, salt, content)
    SELECT p_ledger, t.digest, t.salt, t.content
      FROM unnest(p_text_of, p_text_digest, p_text_salt, p_text) AS t(sub, digest, salt, content)
     WHERE t.sub IN (SELECT accepted.n FROM accepted)
  ), moved AS (
    UPDATE ledger.heads h SET position = h.position + (SELECT count(*) FROM placed), recorded_at = v_now
     WHERE h.ledger_id = p_ledger AND EXISTS (SELECT 1 FROM placed)
  )
  SELECT s.n::int,
         CASE WHEN prior.same THEN 'repeated' WHEN prior.n IS NOT NULL THEN 'key-reused'
              WHEN denied.n IS NOT NULL THEN 'denied' WHEN stale.sub IS NOT NULL THEN 'conflict' ELSE 'appended' END,
         coalesce(prior.first_position, (SELECT min(p.position) FROM placed p WHERE p.sub = s.n)), v_text, stale.streams
    FROM s LEFT JOIN prior ON prior.n = s.n LEFT JOIN denied ON denied.n = s.n LEFT JOIN stale ON stale.sub = s.n
   ORDER BY s.n;

  -- A submission that changes units or grants rides alone; the row lock is still held.
  IF p_heads IS NOT NULL AND (SELECT h.position FROM ledger.heads h WHERE h.ledger_id = p_ledger) > v_head.position THEN
    PERFORM ledger.apply_heads(p_ledger, p_heads, v_head.position);
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION ledger.append_clean(p_ledger text, p_events integer, p_claims text, p_stream bytea, p_expected integer[], p_request bytea, p_units text, p_body text, p_text_digest bytea[], p_text_salt bytea[], p_text text[], p_recorded_at timestamp with time zone, p_subjects text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '5s'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
DECLARE v_last bigint; v_now timestamptz; v_recorded_at text; v_suffix text; v_rows int;
BEGIN
  IF p_recorded_at IS NULL THEN
    UPDATE ledger.heads h SET position = h.position + p_events, recorded_at = greatest(h.recorded_at, CASE
             WHEN h.purpose = 'live' THEN clock_timestamp()
             ELSE h.anchor_ledger + (clock_timestamp() - h.anchor_real) END)
     WHERE h.ledger_id = p_ledger RETURNING h.position, h.recorded_at INTO v_last, v_now;
  ELSE
    UPDATE ledger.heads h SET position = h.position + p_events, recorded_at = ledger.moment(h, p_recorded_at)
     WHERE h.ledger_id = p_ledger RETURNING h.position, h.recorded_at INTO v_last, v_now;
  END IF;
  v_recorded_at := to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_suffix := ',"recordedAt":"' || v_recorded_at || '"}';

  -- One event of one claim and at most one subject needs nothing taken apart, for everybody who does not come in a crowd.
  IF p_events = 1 AND position(E'\n' IN p_claims) = 0 AND position(E'\n' IN coalesce(p_subjects, '')) = 0 THEN
    INSERT INTO ledger.events (ledger_id, position, stream_id, version, recorded_at, request, digest, units, entry)
    SELECT p_ledger, v_last, p_stream, p_expected[1] + 1, v_now, substring(p_request FROM 1 FOR 20),
           substring(p_request FROM 21 FOR 32), string_to_array(p_units, ' '),
           convert_to('{"body":' || p_body || ',"position":' || v_last || v_suffix, 'UTF8')
     WHERE (SELECT true FROM ledger.grants g
             WHERE g.ledger_id = p_ledger AND g.principal_id = split_part(p_claims, ' ', 1) AND g.role = split_part(p_claims, ' ', 2)
               AND g.unit_id = ANY ((SELECT u.path FROM ledger.units u
                                      WHERE u.ledger_id = p_ledger AND u.unit_id = split_part(p_claims, ' ', 3))::text[])
             LIMIT 1)
       AND (p_expected[1] = 0 OR p_expected[1] = (
             SELECT x.version FROM ledger.events x
              WHERE x.ledger_id = p_ledger AND x.stream_id = p_stream ORDER BY x.version DESC LIMIT 1))
       AND (p_subjects IS NULL OR (
             SELECT true FROM vault.subjects v
              WHERE v.ledger_id = p_ledger AND v.subject_id BETWEEN p_subjects AND p_subjects ORDER BY v.subject_id LIMIT 1));
  ELSE
    INSERT INTO ledger.events (ledger_id, position, stream_id, version, recorded_at, request, digest, units, entry)
    SELECT p_ledger, v_last - p_events + i, substring(p_stream FROM (i::int - 1) * 20 + 1 FOR 20), p_expected[i] + 1, v_now,
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 1 FOR 20), '\x0000000000000000000000000000000000000000'),
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 21 FOR 32),
                  '\x0000000000000000000000000000000000000000000000000000000000000000'),
           string_to_array(t.units, ' '),
           convert_to('{"body":' || t.body || ',"position":' || (v_last - p_events + i) || v_suffix, 'UTF8')
      FROM ROWS FROM (string_to_table(p_body, E'\n'), string_to_table(p_units, E'\n')) WITH ORDINALITY AS t(body, units, i)
     WHERE (p_expected[i] = 0 OR p_expected[i] = (
             SELECT x.version FROM ledger.events x
              WHERE x.ledger_id = p_ledger AND x.stream_id = substring(p_stream FROM (i::int - 1) * 20 + 1 FOR 20)
              ORDER BY x.version DESC LIMIT 1))
       AND NOT EXISTS (
             SELECT 1 FROM string_to_table(p_claims, E'\n') AS c(claim) WHERE (
               SELECT true FROM ledger.grants g
                WHERE g.ledger_id = p_ledger AND g.principal_id = split_part(claim, ' ', 1) AND g.role = split_part(claim, ' ', 2)
                  AND g.unit_id = ANY ((SELECT u.path FROM ledger.units u
                                         WHERE u.ledger_id = p_ledger AND u.unit_id = split_part(claim, ' ', 3))::text[])
                LIMIT 1) IS NULL)
       AND NOT EXISTS (
             SELECT 1 FROM string_to_table(p_subjects, E'\n') AS s(subject) WHERE (
               SELECT true FROM vault.subjects v
                WHERE v.ledger_id = p_ledger AND v.subject_id BETWEEN s.subject AND s.subject
                ORDER BY v.subject_id LIMIT 1) IS NULL);
  END IF;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  IF v_last IS NULL OR v_rows <> p_events THEN
    RAISE EXCEPTION 'not clean' USING ERRCODE = 'DB001';
  END IF;

  IF p_text IS NOT NULL THEN
    INSERT INTO ledger.texts (ledger_id, digest, salt, content)
    SELECT p_ledger, t.* FROM unnest(p_text_digest, p_text_salt, p_text) AS t;
  END IF;
  RETURN (v_last - p_events + 1) || ' ' || v_recorded_at;
END $function$;

CREATE OR REPLACE FUNCTION ledger.apply_heads(p_ledger text, p_heads jsonb, p_before bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE v jsonb; v_path text[];
BEGIN
  FOR v IN SELECT * FROM jsonb_array_elements(p_heads) LOOP
    IF v ? 'unit' THEN
      -- Nobody stands below a unit that is new: it has a path of its own and changes no other. 10,000 are opened in 2 s.
      v_path := coalesce((SELECT u.path FROM ledger.units u
                           WHERE u.ledger_id = p_ledger AND u.unit_id = v #>> '{unit,parent}'), '{}') || (v #>> '{unit,id}');
      INSERT INTO ledger.units (ledger_id, unit_id, parent_id, type, name, opened_on, path, position)
      VALUES (p_ledger, v #>> '{unit,id}', v #>> '{unit,parent}', v #>> '{unit,type}', v #>> '{unit,name}',
              (v #>> '{unit,openedOn}')::date, v_path, p_before + (v ->> 'item')::int)
      ON CONFLICT DO NOTHING;
      IF FOUND THEN
        INSERT INTO ledger.unit_paths (ledger_id, unit_id, position_from, path)
        VALUES (p_ledger, v #>> '{unit,id}', p_before + (v ->> 'item')::int, v_path);
      ELSIF (v #>> '{unit,isNew}')::boolean THEN
        RAISE EXCEPTION 'unit % is there already', v #>> '{unit,id}' USING ERRCODE = 'DB002';
      ELSE
        UPDATE ledger.units u
           SET type = CASE WHEN typed_on IS NULL THEN v #>> '{unit,type}' ELSE type END,
               name = CASE WHEN named_on IS NULL THEN v #>> '{unit,name}' ELSE name END,
               opened_on = (v #>> '{unit,openedOn}')::date, position = p_before + (v ->> 'item')::int
         WHERE u.ledger_id = p_ledger AND u.unit_id = v #>> '{unit,id}';
      END IF;
    ELSIF v ? 'change' THEN
      UPDATE ledger.units u
         SET parent_id = CASE WHEN x.moves THEN v #>> '{change,parent}' ELSE parent_id END, moved_on = CASE WHEN x.moves THEN x.on_day ELSE moved_on END,
             type = CASE WHEN x.types THEN v #>> '{change,type}' ELSE type END, typed_on = CASE WHEN x.types THEN x.on_day ELSE typed_on END,
             name = CASE WHEN x.names THEN v #>> '{change,name}' ELSE name END, named_on = CASE WHEN x.names THEN x.on_day ELSE named_on END,
             position = p_before + (v ->> 'item')::int
        FROM (SELECT o.unit_id, d.on_day, v #>> '{change,parent}' IS NOT NULL AND d.on_day >= coalesce(o.moved_on, '-infinity') AS moves,
                     v #>> '{change,type}' IS NOT NULL AND d.on_day >= coalesce(o.typed_on, '-infinity') AS types,
                     v #>> '{change,name}' IS NOT NULL AND d.on_day >= coalesce(o.named_on, '-infinity') AS names
                FROM ledger.units o CROSS JOIN (SELECT (v #>> '{change,on}')::date AS on_day) d
               WHERE o.ledger_id = p_ledger AND o.unit_id = v #>> '{change,unit}') x
       WHERE u.ledger_id = p_ledger AND u.unit_id = x.unit_id;
      PERFORM ledger.replace_paths(p_ledger, v #>> '{change,unit}', p_before + (v ->> 'item')::int);
    ELSIF v ? 'close' THEN
      IF (v #>> '{close,isNew}')::boolean AND EXISTS (
           SELECT 1 FROM ledger.units u WHERE u.ledger_id = p_ledger AND u.unit_id = v #>> '{close,unit}' AND u.closed_on IS NOT NULL) THEN
        RAISE EXCEPTION 'unit % is closed already', v #>> '{close,unit}' USING ERRCODE = 'DB002';
      END IF;
      UPDATE ledger.units SET closed_on = (v #>> '{close,on}')::date, successor = v #>> '{close,successor}',
             position = p_before + (v ->> 'item')::int
       WHERE ledger_id = p_ledger AND unit_id = v #>> '{close,unit}';
      PERFORM ledger.replace_paths(p_ledger, v #>> '{close,unit}', p_before + (v ->> 'item')::int);
    ELSIF v ? 'grant' THEN
      INSERT INTO ledger.grants (ledger_id, principal_id, role, unit_id, position)
      VALUES (p_ledger, v #>> '{grant,principal}', v #>> '{grant,role}', v #>> '{grant,unit}', p_before + (v ->> 'item')::int)
      ON CONFLICT DO NOTHING;
    ELSIF v ? 'plan' THEN
      INSERT INTO ledger.plans (ledger_id, plan_id, version, title, sha256, position)
      VALUES (p_ledger, v #>> '{plan,id}', (v #>> '{plan,version}')::int, v #>> '{plan,title}',
              decode(v #>> '{plan,sha256}', 'hex'), p_before + (v ->> 'item')::int)
      ON CONFLICT (ledger_id, plan_id) DO UPDATE
        SET version = excluded.version, title = excluded.title, sha256 = excluded.sha256, position = excluded.position;
    ELSIF v ? 'erase' THEN
      PERFORM ledger.erase(p_ledger, v -> 'erase', p_before);
    ELSIF v ? 'revoke' THEN
      DELETE FROM ledger.grants WHERE ledger_id = p_ledger AND principal_id = v #>> '{revoke,principal}'
        AND role = v #>> '{revoke,role}' AND unit_id = v #>> '{revoke,unit}';
    ELSIF v ? 'log' THEN
      PERFORM log.apply_change(p_ledger, v -> 'log');
    END IF;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION ledger.can_see(p_ledger text, p_units text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT p_ledger = NULLIF(current_setting('duibiao.ledger', true), '')
     AND (NULLIF(current_setting('duibiao.units', true), '') = '*'
       OR EXISTS (
         SELECT 1 FROM ledger.units u
          WHERE u.ledger_id = p_ledger AND u.unit_id = ANY (p_units)
            AND u.path && string_to_array(NULLIF(current_setting('duibiao.units', true), ''), ',')))
$function$;

CREATE OR REPLACE FUNCTION ledger.erase(p_ledger text, p_erase jsonb, p_before bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  v_subject text := p_erase ->> 'subject';
  v_texts bytea[] := ARRAY(SELECT decode(t.digest, 'hex') FROM jsonb_array_elements_text(p_erase -> 'texts') t(digest));
  v_streams bytea[] := ARRAY(SELECT decode(s.stream, 'hex') FROM jsonb_array_elements_text(p_erase -> 'streams') s(stream));
  v_gone int;
BEGIN
  IF EXISTS (
    SELECT FROM ledger.events e
     WHERE e.ledger_id = p_ledger AND e."position" > (p_erase ->> 'readTo')::bigint AND e."position" <= p_before
       AND (e.stream_id = ANY (v_streams) OR position(convert_to(v_subject, 'UTF8') IN e.entry) > 0)) THEN
    RAISE EXCEPTION 'more is recorded about % meanwhile', v_subject USING ERRCODE = 'DB004';
  END IF;
  DELETE FROM vault.subjects v WHERE v.ledger_id = p_ledger AND v.subject_id = v_subject;
  DELETE FROM ledger.texts t WHERE t.ledger_id = p_ledger AND t.digest = ANY (v_texts);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  IF v_gone <> cardinality(v_texts) THEN
    RAISE EXCEPTION 'of % texts about % there are %', cardinality(v_texts), v_subject, v_gone USING ERRCODE = 'DB004';
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION ledger.find_request(p_ledger text, p_request bytea)
 RETURNS TABLE("position" bigint, digest bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT e.position, e.digest FROM ledger.events e
   WHERE e.ledger_id = p_ledger AND e.request BETWEEN p_request AND p_request ORDER BY e.request LIMIT 1
$function$;

CREATE OR REPLACE FUNCTION ledger.instants(p_ledger text, p_position bigint)
 RETURNS TABLE(recorded_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT e.recorded_at FROM ledger.events e
   WHERE e.ledger_id = p_ledger AND e.position BETWEEN p_position AND p_position ORDER BY e.position LIMIT 1
$function$;

CREATE OR REPLACE FUNCTION ledger.keep_content(p_ledger text, p_media_type text, p_content bytea)
 RETURNS bytea
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE v_sha256 bytea := sha256(p_content);
BEGIN
  INSERT INTO ledger.contents (ledger_id, sha256, media_type, content)
  VALUES (p_ledger, v_sha256, p_media_type, p_content) ON CONFLICT DO NOTHING;
  RETURN v_sha256;
END $function$;

CREATE OR REPLACE FUNCTION ledger.moment(h ledger.heads, p_recorded_at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF p_recorded_at IS NOT NULL AND (h.purpose = 'live' OR h.anchor_ledger IS NOT NULL) THEN
    RAISE EXCEPTION 'the clock of ledger % cannot be set', h.ledger_id USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN greatest(h.recorded_at, CASE
    WHEN h.purpose = 'live' THEN clock_timestamp()
    WHEN h.anchor_ledger IS NULL THEN p_recorded_at
    ELSE h.anchor_ledger + (clock_timestamp() - h.anchor_real) END);
END $function$;

CREATE OR REPLACE FUNCTION ledger.now(p_ledger text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT CASE
    WHEN h.purpose = 'live' THEN greatest(clock_timestamp(), h.recorded_at)
    WHEN h.anchor_ledger IS NULL THEN h.recorded_at
    ELSE greatest(h.anchor_ledger + (clock_timestamp() - h.anchor_real), h.recorded_at)
  END
  FROM ledger.heads h WHERE h.ledger_id = p_ledger
$function$;

CREATE OR REPLACE FUNCTION ledger.open(p_ledger text, p_name text, p_purpose text, p_time_zone text, p_root text, p_fact_kinds bytea, p_recorded_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  IF p_recorded_at IS NOT NULL AND p_purpose = 'live' THEN
    RAISE EXCEPTION 'the clock of ledger % cannot be set', p_ledger USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO ledger.heads (ledger_id, name, purpose, time_zone, root_unit, fact_kinds, recorded_at)
  VALUES (p_ledger, p_name, p_purpose, p_time_zone, p_root, p_fact_kinds, coalesce(p_recorded_at, clock_timestamp()))
  ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $function$;

CREATE OR REPLACE FUNCTION ledger.position_at(p_ledger text, p_moment timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE v_low bigint := 0; v_high bigint; v_mid bigint;
BEGIN
  SELECT position INTO v_high FROM ledger.heads WHERE ledger_id = p_ledger;
  WHILE v_low < v_high LOOP
    v_mid := (v_low + v_high + 1) / 2;
    IF (SELECT e.recorded_at FROM ledger.events e
         WHERE e.ledger_id = p_ledger AND e.position BETWEEN v_mid AND v_mid ORDER BY e.position LIMIT 1) <= p_moment
      THEN v_low := v_mid; ELSE v_high := v_mid - 1; END IF;
  END LOOP;
  RETURN v_low;
END $function$;

CREATE OR REPLACE FUNCTION ledger.publish_metrics(p_ledger text, p_submission text, p_request bytea, p_unit text, p_body text)
 RETURNS TABLE(outcome text, first_position bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '5s'
AS $function$
DECLARE v_body jsonb := p_body;
BEGIN
  IF v_body->>'type' IS DISTINCT FROM 'metrics-published' OR v_body->'version' IS DISTINCT FROM '1'::jsonb OR strpos(p_body, E'\n') > 0 THEN
    RAISE EXCEPTION 'only the first event of a published result may be appended here' USING ERRCODE = 'check_violation';
  END IF;
  RETURN QUERY
    SELECT a.outcome, a.first_position
      FROM ledger.append(p_ledger, p_submission, '', ARRAY[1], decode(v_body->>'stream', 'hex'), ARRAY[0], p_request, p_unit, p_body,
                         NULL, NULL, NULL, NULL, NULL, NULL, '') a;
END $function$;

CREATE OR REPLACE FUNCTION ledger.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: the ledger is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION ledger.release_clock(p_ledger text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  UPDATE ledger.heads SET anchor_ledger = recorded_at, anchor_real = clock_timestamp()
   WHERE ledger_id = p_ledger AND purpose = 'demonstration' AND anchor_ledger IS NULL
$function$;

CREATE OR REPLACE FUNCTION ledger.replace_paths(p_ledger text, p_unit text, p_position bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE v_old text[]; v_new text[]; v record;
BEGIN
  SELECT u.path, coalesce((SELECT x.path FROM ledger.units x
                            WHERE x.ledger_id = p_ledger AND x.unit_id = coalesce(u.successor, u.parent_id)), '{}') || u.unit_id
    INTO v_old, v_new FROM ledger.units u WHERE u.ledger_id = p_ledger AND u.unit_id = p_unit;
  IF p_unit = ANY (v_new[:cardinality(v_new) - 1]) THEN
    RAISE EXCEPTION 'unit % would come below itself', p_unit USING ERRCODE = 'DB002';
  END IF;
  IF v_old = v_new THEN
    RETURN;
  END IF;
  FOR v IN SELECT u.unit_id, v_new || u.path[cardinality(v_old) + 1:] AS path
             FROM ledger.units u WHERE u.ledger_id = p_ledger AND u.path @> ARRAY[p_unit] LOOP
    UPDATE ledger.units u SET path = v.path WHERE u.ledger_id = p_ledger AND u.unit_id = v.unit_id;
    UPDATE ledger.unit_paths p SET position_to = p_position
     WHERE p.ledger_id = p_ledger AND p.unit_id = v.unit_id AND p.position_to IS NULL AND p.position_from < p_position
       AND p.position_from = (
             SELECT x.position_from FROM ledger.unit_paths x
              WHERE x.ledger_id = p_ledger AND x.unit_id BETWEEN v.unit_id AND v.unit_id
              ORDER BY x.unit_id DESC, x.position_from DESC LIMIT 1);
    INSERT INTO ledger.unit_paths (ledger_id, unit_id, position_from, path)
    VALUES (p_ledger, v.unit_id, p_position, v.path)
    ON CONFLICT (ledger_id, unit_id, position_from) DO UPDATE SET path = excluded.path;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION ledger.stream_heads(p_ledger text, p_streams bytea[])
 RETURNS TABLE(stream_id bytea, version integer, "position" bigint, units text[], entry bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT e.stream_id, e.version, e.position, e.units, e.entry
    FROM unnest(p_streams) AS asked(stream) CROSS JOIN LATERAL (
      SELECT x.* FROM ledger.events x WHERE x.ledger_id = p_ledger AND x.stream_id = asked.stream
       ORDER BY x.version DESC LIMIT 1) e
$function$;

CREATE OR REPLACE FUNCTION log.apply_change(p_ledger text, p_log jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE v_log log.logs; v_generation int := (p_log ->> 'generation')::int;
BEGIN
  SELECT * INTO v_log FROM log.logs l WHERE l.ledger_id = p_ledger FOR UPDATE;
  IF NOT FOUND OR v_log.generation <> (p_log #>> '{seen,generation}')::int OR v_log.key_number <> (p_log #>> '{seen,keyNumber}')::int
     OR v_log.size <> coalesce((p_log #>> '{seen,size}')::bigint, v_log.size) THEN
    RAISE EXCEPTION 'the log of % has changed meanwhile', p_ledger USING ERRCODE = 'DB003';
  END IF;
  UPDATE log.logs
     SET generation = v_generation, key_number = (p_log ->> 'keyNumber')::int, origin = p_log ->> 'origin',
         verifier_key = p_log ->> 'verifierKey', previous_key = p_log ->> 'previousKey'
   WHERE ledger_id = p_ledger;
  IF v_generation <> v_log.generation THEN
    UPDATE log.logs SET size = 0, checkpoint = NULL, sealed_at = NULL, held = NULL, signer = NULL, named = NULL
     WHERE ledger_id = p_ledger;
    DELETE FROM log.tiles WHERE ledger_id = p_ledger;
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION log.resume(p_ledger text, p_named text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '5s'
AS $function$
BEGIN
  UPDATE log.logs SET held = NULL, signer = NULL, named = p_named WHERE ledger_id = p_ledger AND (held IS NOT NULL OR signer IS NOT NULL);
  RETURN FOUND;
END $function$;

CREATE OR REPLACE FUNCTION operations.lags()
 RETURNS TABLE(ledger_id text, head bigint, projected bigint, seconds double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT h.ledger_id, h."position", coalesce(c."position", 0),
         CASE WHEN h."position" > coalesce(c."position", 0) THEN greatest(0, extract(epoch FROM clock_timestamp() - CASE
           WHEN h.purpose = 'live' THEN e.recorded_at
           WHEN h.anchor_real IS NULL THEN clock_timestamp()
           ELSE h.anchor_real + greatest(e.recorded_at - h.anchor_ledger, interval '0') END)) ELSE 0 END::double precision
    FROM ledger.heads h
    LEFT JOIN read.cursors c ON c.ledger_id = h.ledger_id AND c.projector = 'main'
    LEFT JOIN LATERAL (
      SELECT x.recorded_at FROM ledger.events x
       WHERE x.ledger_id = h.ledger_id AND x."position" > coalesce(c."position", 0) ORDER BY x."position" LIMIT 1) e ON true
   ORDER BY h.ledger_id
$function$;

CREATE OR REPLACE FUNCTION read.grouped_tree(p_ledger text, p_position bigint, p_day date, p_register text)
 RETURNS TABLE(unit_id text, path text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  WITH tree AS MATERIALIZED (
    SELECT t.unit_id, t.path FROM read.tree(p_ledger, p_position, p_day) t
  ), standing AS MATERIALIZED (
    SELECT m.via, m.key, (f.days->>'occurredOn')::date AS day, f.position_from, f.vals->>'category' AS category
      FROM read.mentions m JOIN read.fact_versions f ON f.ledger_id = m.ledger_id AND f.position_from = m.position_from
     WHERE m.ledger_id = p_ledger AND m.via IN ('register.entered:entry', 'register.left:entry')
       AND f.position_from <= p_position AND (f.position_to IS NULL OR f.position_to > p_position) AND f.state = 'current'
       AND (f.returned_at IS NULL OR f.returned_at > p_position)
       AND f.vals->>'register' = p_register AND (f.days->>'occurredOn')::date <= p_day
  ), newest AS (
    SELECT DISTINCT ON (s.key) s.key, s.via, s.category FROM standing s ORDER BY s.key, s.day DESC, s.position_from DESC
  ), member AS (
    SELECT n.key AS unit_id, 'group:' || n.category AS name FROM newest n WHERE n.via = 'register.entered:entry' AND n.category IS NOT NULL
  ), above AS (
    SELECT t.unit_id, t.path, (SELECT min(a.depth) FROM unnest(t.path) WITH ORDINALITY a(unit, depth) JOIN member m ON m.unit_id = a.unit) AS depth
      FROM tree t
  )
  SELECT a.unit_id, CASE WHEN a.depth IS NULL THEN a.path
                         ELSE a.path[:a.depth - 1] || (SELECT m.name FROM member m WHERE m.unit_id = a.path[a.depth]) || a.path[a.depth:] END
    FROM above a
  UNION ALL
  SELECT DISTINCT m.name, ARRAY[m.name] FROM member m
$function$;

CREATE OR REPLACE FUNCTION read.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  ANALYZE (SKIP_LOCKED) read.fact_versions (ledger_id, position_from, kind, owner_unit);
  ANALYZE (SKIP_LOCKED) read.mentions (ledger_id, via, key, position_from);
  ANALYZE (SKIP_LOCKED) read.case_rows (ledger_id, definition, case_key, owner_unit, slice);
  ANALYZE (SKIP_LOCKED) ledger.unit_paths (ledger_id, unit_id, position_from);
END $function$;

CREATE OR REPLACE FUNCTION read.reorganised_after(p_ledger text, p_known bigint, p_position bigint, p_day date)
 RETURNS TABLE("position" bigint, unit_id text, kind text, day date, parent text, type text, name text, how text, successors jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT f.position_from, f.refs->>'unit', f.kind, (f.days->>'occurredOn')::date, f.refs->>'parent', f.vals->>'type', f.vals->>'name',
         f.vals->>'how', f.refs->'successors'
    FROM read.fact_versions f
   WHERE f.ledger_id = p_ledger AND f.kind IN ('unit.changed', 'unit.closed') AND f.position_from <= p_known
     AND (f.position_to IS NULL OR f.position_to > p_known) AND f.state = 'current'
     AND ((f.days->>'occurredOn')::date > p_day OR f.position_from > p_position)
   ORDER BY (f.days->>'occurredOn')::date, f.position_from
$function$;

CREATE OR REPLACE FUNCTION read.tree(p_ledger text, p_position bigint, p_day date)
 RETURNS TABLE(unit_id text, path text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  WITH RECURSIVE unit AS MATERIALIZED (
    SELECT u.unit_id, u.parent_id FROM read.units_on(p_ledger, p_position, p_day) u
  ), placed AS (
    SELECT u.unit_id, ARRAY[u.unit_id] AS path FROM unit u WHERE u.parent_id IS NULL
    UNION ALL
    SELECT u.unit_id, p.path || u.unit_id FROM placed p JOIN unit u ON u.parent_id = p.unit_id WHERE NOT u.unit_id = ANY (p.path)
  )
  SELECT placed.unit_id, placed.path FROM placed
  UNION ALL
  -- Changes recorded in another order than they happened may name a circle on some day between: nobody is lost by it.
  SELECT p.unit_id, p.path FROM ledger.unit_paths p
   WHERE p.ledger_id = p_ledger AND p.position_from <= p_position AND (p.position_to IS NULL OR p.position_to > p_position)
     AND NOT EXISTS (SELECT FROM placed WHERE placed.unit_id = p.unit_id)
$function$;

CREATE OR REPLACE FUNCTION read.units_on(p_ledger text, p_position bigint, p_day date)
 RETURNS TABLE(unit_id text, parent_id text, type text, name text, opened_on date, closed_on date, successor text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  WITH known AS (
    SELECT p.unit_id, p.path FROM ledger.unit_paths p
     WHERE p.ledger_id = p_ledger AND p.position_from <= p_position AND (p.position_to IS NULL OR p.position_to > p_position)
  ), fact AS MATERIALIZED (
    SELECT m.key AS unit_id, f.kind, f.position_from, f.refs, f.vals,
           coalesce(f.days->>'occurredOn', f.days->>'validFrom')::date AS day
      FROM read.mentions m JOIN read.fact_versions f ON f.ledger_id = m.ledger_id AND f.position_from = m.position_from
     WHERE m.ledger_id = p_ledger AND m.via IN ('unit.opened:unit', 'unit.changed:unit', 'unit.closed:unit')
       AND f.position_from <= p_position AND (f.position_to IS NULL OR f.position_to > p_position) AND f.state = 'current'
  ), said AS (
    SELECT f.unit_id, max(f.day) FILTER (WHERE f.kind = 'unit.opened') AS opened_on,
           max(f.day) FILTER (WHERE f.kind = 'unit.closed' AND f.day <= p_day) AS closed_on,
           min(f.refs->'successors'->>0) FILTER (WHERE f.kind = 'unit.closed' AND f.day <= p_day AND f.vals->>'how' = 'merged') AS successor,
           (array_agg(f.refs->>'parent' ORDER BY f.is_change DESC, f.day DESC, f.position_from DESC)
             FILTER (WHERE f.refs ? 'parent' AND (NOT f.is_change OR f.day <= p_day)))[1] AS parent,
           (array_agg(f.vals->>'type' ORDER BY f.is_change DESC, f.day DESC, f.position_from DESC)
             FILTER (WHERE f.vals ? 'type' AND (NOT f.is_change OR f.day <= p_day)))[1] AS type,
           (array_agg(f.vals->>'name' ORDER BY f.is_change DESC, f.day DESC, f.position_from DESC)
             FILTER (WHERE f.vals ? 'name' AND (NOT f.is_change OR f.day <= p_day)))[1] AS name
      FROM (SELECT f.*, f.kind = 'unit.changed' AS is_change FROM fact f) f GROUP BY f.unit_id
  )
  SELECT k.unit_id, coalesce(s.successor, s.parent, k.path[cardinality(k.path) - 1]), coalesce(s.type, u.type), coalesce(s.name, u.name),
         coalesce(s.opened_on, u.opened_on), s.closed_on, s.successor
    FROM known k JOIN ledger.units u ON u.ledger_id = p_ledger AND u.unit_id = k.unit_id LEFT JOIN said s ON s.unit_id = k.unit_id
$function$;

CREATE OR REPLACE FUNCTION read.units_said_at(p_ledger text, p_position bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT coalesce((SELECT f.position_from FROM read.fact_versions f
                    WHERE f.ledger_id = p_ledger AND f.kind IN ('unit.opened', 'unit.changed', 'unit.closed') AND f.position_from <= p_position
                    ORDER BY f.position_from DESC LIMIT 1), 0)
$function$;

CREATE OR REPLACE FUNCTION read.withheld(p_ledger text, p_keys text[], p_vias text[], p_position bigint)
 RETURNS TABLE(key text, facts bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT m.key, count(DISTINCT f.position_from)
    FROM read.mentions m JOIN read.fact_versions f ON f.ledger_id = m.ledger_id AND f.position_from = m.position_from
   WHERE m.ledger_id = p_ledger AND m.via = ANY (p_vias) AND m.key = ANY (p_keys) AND m.position_from <= p_position
     AND (f.position_to IS NULL OR f.position_to > p_position) AND NOT ledger.can_see(f.ledger_id, f.units)
   GROUP BY m.key
$function$;

CREATE OR REPLACE FUNCTION read_next.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  ANALYZE (SKIP_LOCKED) read_next.fact_versions (ledger_id, position_from, kind, owner_unit);
  ANALYZE (SKIP_LOCKED) read_next.mentions (ledger_id, via, key, position_from);
  ANALYZE (SKIP_LOCKED) read_next.case_rows (ledger_id, definition, case_key, owner_unit, slice);
END $function$;

-- Triggers

CREATE TRIGGER contents_immutable BEFORE DELETE OR UPDATE ON ledger.contents FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.contents ENABLE ALWAYS TRIGGER contents_immutable;
CREATE TRIGGER contents_never_emptied BEFORE TRUNCATE ON ledger.contents FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.contents ENABLE ALWAYS TRIGGER contents_never_emptied;
CREATE TRIGGER events_immutable BEFORE DELETE OR UPDATE ON ledger.events FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.events ENABLE ALWAYS TRIGGER events_immutable;
CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON ledger.events FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.events ENABLE ALWAYS TRIGGER events_never_emptied;

-- Row-level security

ALTER TABLE ledger.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY events_for_workers ON ledger.events AS PERMISSIVE FOR SELECT TO duibiao_worker
  USING (true);
CREATE POLICY events_of_scope ON ledger.events AS PERMISSIVE FOR SELECT TO duibiao_api
  USING (((ledger_id = NULLIF(current_setting('duibiao.ledger'::text, true), ''::text)) AND ((( SELECT NULLIF(current_setting('duibiao.units'::text, true), ''::text) AS "nullif") = '*'::text) OR ledger.can_see(ledger_id, units))));

ALTER TABLE ledger.texts ENABLE ROW LEVEL SECURITY;
CREATE POLICY texts_of_ledger ON ledger.texts AS PERMISSIVE FOR SELECT TO duibiao_api
  USING ((ledger_id = NULLIF(current_setting('duibiao.ledger'::text, true), ''::text)));

ALTER TABLE read.fact_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY fact_versions_for_workers ON read.fact_versions AS PERMISSIVE FOR ALL TO duibiao_worker
  USING (true)
  WITH CHECK (true);
CREATE POLICY fact_versions_of_scope ON read.fact_versions AS PERMISSIVE FOR SELECT TO duibiao_api
  USING (((ledger_id = NULLIF(current_setting('duibiao.ledger'::text, true), ''::text)) AND ((( SELECT NULLIF(current_setting('duibiao.units'::text, true), ''::text) AS "nullif") = '*'::text) OR ledger.can_see(ledger_id, units))));

-- Rights, where they differ from what PostgreSQL gives by itself

REVOKE CONNECT, TEMPORARY ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO duibiao_api, duibiao_worker;
GRANT USAGE ON SCHEMA access TO duibiao_api;
GRANT USAGE ON SCHEMA ledger TO duibiao_api, duibiao_worker;
GRANT USAGE ON SCHEMA log TO duibiao_api, duibiao_worker;
GRANT USAGE ON SCHEMA operations TO duibiao_api, duibiao_worker;
GRANT USAGE ON SCHEMA platform TO duibiao_api, duibiao_worker;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA read TO duibiao_api, duibiao_worker;
GRANT USAGE ON SCHEMA read_next TO duibiao_worker;
GRANT USAGE ON SCHEMA vault TO duibiao_api;
GRANT USAGE ON SCHEMA work TO duibiao_api, duibiao_worker;
GRANT INSERT, SELECT, UPDATE (revoked_at) ON TABLE access.keys TO duibiao_api;
GRANT INSERT, SELECT ON TABLE access.principals TO duibiao_api;
GRANT SELECT ON TABLE ledger.contents TO duibiao_api, duibiao_worker;
GRANT SELECT ON TABLE ledger.events TO duibiao_api, duibiao_worker;
GRANT SELECT ON TABLE ledger.grants TO duibiao_api, duibiao_worker;
GRANT SELECT ON TABLE ledger.heads TO duibiao_api, duibiao_worker;
GRANT SELECT ON TABLE ledger.plans TO duibiao_api, duibiao_worker;
GRANT MAINTAIN, SELECT ON TABLE ledger.texts TO duibiao_api;
GRANT SELECT ON TABLE ledger.unit_paths TO duibiao_api, duibiao_worker;
GRANT SELECT ON TABLE ledger.units TO duibiao_api, duibiao_worker;
GRANT INSERT, SELECT, UPDATE ON TABLE log.checkpoints TO duibiao_worker;
GRANT SELECT ON TABLE log.checkpoints TO duibiao_api;
GRANT INSERT, SELECT, UPDATE ON TABLE log.logs TO duibiao_worker;
GRANT SELECT ON TABLE log.logs TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE log.tiles TO duibiao_worker;
GRANT SELECT ON TABLE log.tiles TO duibiao_api;
GRANT INSERT, SELECT, UPDATE ON TABLE log.verifications TO duibiao_worker;
GRANT SELECT ON TABLE log.verifications TO duibiao_api;
GRANT INSERT, SELECT, UPDATE ON TABLE operations.alerts TO duibiao_api, duibiao_worker;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE operations.parked_events TO duibiao_worker;
GRANT SELECT ON TABLE operations.parked_events TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE operations.parked_streams TO duibiao_worker;
GRANT SELECT, UPDATE (release_asked_at) ON TABLE operations.parked_streams TO duibiao_api;
GRANT INSERT, SELECT, UPDATE ON TABLE operations.repairs TO duibiao_worker;
GRANT SELECT ON TABLE operations.repairs TO duibiao_api;
GRANT SELECT ON TABLE platform.migrations TO duibiao_api, duibiao_worker;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.case_rows TO duibiao_worker;
GRANT SELECT ON TABLE read.case_rows TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.cells TO duibiao_worker;
GRANT SELECT ON TABLE read.cells TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.cursors TO duibiao_worker;
GRANT SELECT ON TABLE read.cursors TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.definitions TO duibiao_worker;
GRANT SELECT ON TABLE read.definitions TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.fact_versions TO duibiao_worker;
GRANT SELECT ON TABLE read.fact_versions TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.inputs TO duibiao_worker;
GRANT SELECT ON TABLE read.inputs TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.mentions TO duibiao_worker;
GRANT SELECT ON TABLE read.mentions TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.review_totals TO duibiao_worker;
GRANT SELECT ON TABLE read.review_totals TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.reviews TO duibiao_worker;
GRANT SELECT ON TABLE read.reviews TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.selectors TO duibiao_worker;
GRANT SELECT ON TABLE read.selectors TO duibiao_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read.submissions TO duibiao_worker;
GRANT SELECT ON TABLE read.submissions TO duibiao_api;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.case_rows TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.cells TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.claims TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.cursors TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.definitions TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.fact_versions TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.inputs TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.mentions TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.parked_events TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.parked_streams TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.review_totals TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.reviews TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.selectors TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE read_next.submissions TO duibiao_worker;
GRANT INSERT, MAINTAIN, SELECT (ledger_id, lookup, subject_id, unit_id) ON TABLE vault.subjects TO duibiao_api;
GRANT INSERT, SELECT, UPDATE (finished_at, state) ON TABLE work.rebuilds TO duibiao_api;
GRANT SELECT, UPDATE ON TABLE work.rebuilds TO duibiao_worker;
GRANT INSERT, SELECT, UPDATE ON TABLE work.recomputations TO duibiao_api, duibiao_worker;
GRANT INSERT, SELECT, UPDATE (finished_at, state) ON TABLE work.replays TO duibiao_api;
GRANT SELECT, UPDATE ON TABLE work.replays TO duibiao_worker;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE work.schedules TO duibiao_api;
GRANT SELECT ON TABLE work.schedules TO duibiao_worker;
REVOKE EXECUTE ON FUNCTION ledger.append(text,text,text,integer[],bytea,integer[],bytea,text,text,integer[],bytea[],bytea[],text[],jsonb,timestamp with time zone,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.append(text,text,text,integer[],bytea,integer[],bytea,text,text,integer[],bytea[],bytea[],text[],jsonb,timestamp with time zone,text) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION ledger.append_clean(text,integer,text,bytea,integer[],bytea,text,text,bytea[],bytea[],text[],timestamp with time zone,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.append_clean(text,integer,text,bytea,integer[],bytea,text,text,bytea[],bytea[],text[],timestamp with time zone,text) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION ledger.apply_heads(text,jsonb,bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ledger.can_see(text,text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.can_see(text,text[]) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION ledger.erase(text,jsonb,bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ledger.find_request(text,bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.find_request(text,bytea) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION ledger.instants(text,bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.instants(text,bigint) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION ledger.keep_content(text,text,bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.keep_content(text,text,bytea) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION ledger.moment(ledger.heads,timestamp with time zone) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ledger.now(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.now(text) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION ledger.open(text,text,text,text,text,bytea,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.open(text,text,text,text,text,bytea,timestamp with time zone) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION ledger.position_at(text,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.position_at(text,timestamp with time zone) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION ledger.publish_metrics(text,text,bytea,text,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.publish_metrics(text,text,bytea,text,text) TO duibiao_worker;
REVOKE EXECUTE ON FUNCTION ledger.refuse_change() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ledger.release_clock(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.release_clock(text) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION ledger.replace_paths(text,text,bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ledger.stream_heads(text,bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.stream_heads(text,bytea[]) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION log.apply_change(text,jsonb) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION log.resume(text,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log.resume(text,text) TO duibiao_api;
REVOKE EXECUTE ON FUNCTION operations.lags() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operations.lags() TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION read.grouped_tree(text,bigint,date,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.grouped_tree(text,bigint,date,text) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION read.refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.refresh_statistics() TO duibiao_worker;
REVOKE EXECUTE ON FUNCTION read.reorganised_after(text,bigint,bigint,date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.reorganised_after(text,bigint,bigint,date) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION read.tree(text,bigint,date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.tree(text,bigint,date) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION read.units_on(text,bigint,date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.units_on(text,bigint,date) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION read.units_said_at(text,bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.units_said_at(text,bigint) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION read.withheld(text,text[],text[],bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.withheld(text,text[],text[],bigint) TO duibiao_api, duibiao_worker;
REVOKE EXECUTE ON FUNCTION read_next.refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_next.refresh_statistics() TO duibiao_worker;
