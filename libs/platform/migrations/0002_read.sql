-- Read models: what projectors derive from the ledger. Everything here can be emptied and projected again.
-- Every key begins with ledger_id, so that ledgers shard.

CREATE SCHEMA read;
GRANT USAGE ON SCHEMA read TO duibiao_api, duibiao_worker;

-- How far a projector has read. The row is its fence: who holds it locked projects.
CREATE TABLE read.cursors (
  ledger_id  text COLLATE "C" NOT NULL,
  projector  text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  PRIMARY KEY (ledger_id, projector)
);

-- One row for each version of a fact, with the positions [position_from, position_to) at which it was the newest.
-- The key is the position of its event: rows are appended in key order. It counts at position P when it is the newest there,
-- `current`, and was not returned by then.
CREATE TABLE read.fact_versions (
  ledger_id     text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  position_to   bigint,                    -- exclusive; null: still the newest
  returned_at   bigint,                    -- position of the review that returned this version
  accepted_at   bigint,                    -- position of the review that accepted it
  fact_id       bytea NOT NULL,
  version       int NOT NULL,
  state         text COLLATE "C" NOT NULL, -- current | voided
  kind          text COLLATE "C" NOT NULL,
  thing         bytea NOT NULL,            -- the same for all sources of one thing
  source        text COLLATE "C" NOT NULL, -- unit:<id> | import:<system>
  rank          smallint NOT NULL,         -- of the source among those of one thing, lowest counts
  owner_unit    text COLLATE "C",
  refs          jsonb NOT NULL,
  days          jsonb NOT NULL,
  vals          jsonb NOT NULL,
  units         text[] COLLATE "C" NOT NULL, -- who may see it
  submission_id text COLLATE "C",
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (ledger_id, position_from)
) WITH (fillfactor = 90); -- closing a version rewrites its row: room for it on the same page spares the indexes
CREATE INDEX fact_versions_owner ON read.fact_versions (ledger_id, owner_unit, kind);

-- Under which keys a fact version is found: `via` is its kind and a field or several (transfer.accepted:member,
-- study.completed:person@period), `key` what stands there (joined by @; one row for each element of a list).
CREATE TABLE read.mentions (
  ledger_id     text COLLATE "C" NOT NULL,
  via           text COLLATE "C" NOT NULL,
  key           text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,           -- of the fact version
  PRIMARY KEY (ledger_id, via, key, position_from)
);
CREATE INDEX mentions_position ON read.mentions (ledger_id, position_from);

-- What indicators measure, shared by all plans, plan versions and indicators that measure the same.
CREATE TABLE read.definitions (
  ledger_id  text COLLATE "C" NOT NULL,
  definition int NOT NULL,                 -- short name within the ledger, in the order of publication
  digest     bytea NOT NULL,               -- of kind and parameters
  kind       text COLLATE "C" NOT NULL,    -- ratio@1
  parameters jsonb NOT NULL,
  compiled   jsonb NOT NULL,               -- the parameters as the kind's SQL reads them
  "position" bigint NOT NULL,              -- of the event that first asked for it
  PRIMARY KEY (ledger_id, definition),
  UNIQUE (ledger_id, digest)
);

-- Which definitions a fact touches, and how the key under which it is found becomes the keys of cases (`mode`):
-- whole: it is the key; left, right: it is that part of a key left@right, the other part is any key found via `others`;
-- hop: it is a field of other facts, found via others[1], whose keys via others[2] are the cases.
CREATE TABLE read.inputs (
  ledger_id  text COLLATE "C" NOT NULL,
  via        text COLLATE "C" NOT NULL,
  definition int NOT NULL,
  mode       text COLLATE "C" NOT NULL,
  others     text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (ledger_id, via, definition, mode)
);

-- The rows of a case add up: from `from_day` on, at positions [position_from, position_to), a row adds its components. What ends
-- on a day is a row with negative components from that day on.
CREATE TABLE read.case_rows (
  ledger_id     text COLLATE "C" NOT NULL,
  definition    int NOT NULL,
  case_key      text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  ordinal       smallint NOT NULL,         -- of the rows of one case that begin at one position, from 1
  position_to   bigint,                    -- exclusive; null: still stands
  owner_unit    text COLLATE "C" NOT NULL,
  slice         text COLLATE "C" NOT NULL, -- what the row is counted under: a period, a part, a level, a condition; '' for all
  spread        text COLLATE "C" NOT NULL, -- sum | unit | joint | overlap, see KindSql
  from_day      date NOT NULL,
  c1 bigint NOT NULL, c2 bigint NOT NULL, c3 bigint NOT NULL, c4 bigint NOT NULL, c5 bigint NOT NULL, c6 bigint NOT NULL,
  PRIMARY KEY (ledger_id, definition, case_key, position_from, ordinal)
) WITH (fillfactor = 90);
CREATE INDEX case_rows_owner ON read.case_rows (ledger_id, definition, owner_unit, case_key);

-- Difference arrays: the value of a unit with its subtree on day D at the cursor's position is the sum of the components up to D.
-- Time passing needs no event and no tick.
CREATE TABLE read.cells (
  ledger_id  text COLLATE "C" NOT NULL,
  definition int NOT NULL,
  unit_id    text COLLATE "C" NOT NULL,
  slice      text COLLATE "C" NOT NULL,
  day        date NOT NULL,
  c1 bigint NOT NULL, c2 bigint NOT NULL, c3 bigint NOT NULL, c4 bigint NOT NULL, c5 bigint NOT NULL, c6 bigint NOT NULL,
  PRIMARY KEY (ledger_id, definition, unit_id, slice, day)
) WITH (fillfactor = 70); -- the cells of the root are rewritten with every batch

-- These tables change all day: old row versions are cleared early, so that look-ups do not slow down.
ALTER TABLE read.cells SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.2);
ALTER TABLE read.cursors SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, fillfactor = 10);

-- The planner's picture of the tables that projectors look into by key. A projector asks for it whenever a ledger has doubled:
-- before the first automatic ANALYZE it would take any index for as good as the right one (5,000 facts took 4 s, not 0.3 s).
-- A small sample of the key columns is enough, some 10 ms at any size.
ALTER TABLE read.fact_versions ALTER COLUMN ledger_id SET STATISTICS 10, ALTER COLUMN position_from SET STATISTICS 10,
  ALTER COLUMN kind SET STATISTICS 10, ALTER COLUMN owner_unit SET STATISTICS 10;
ALTER TABLE read.mentions ALTER COLUMN ledger_id SET STATISTICS 10, ALTER COLUMN via SET STATISTICS 10,
  ALTER COLUMN key SET STATISTICS 10, ALTER COLUMN position_from SET STATISTICS 10;
ALTER TABLE read.case_rows ALTER COLUMN ledger_id SET STATISTICS 10, ALTER COLUMN definition SET STATISTICS 10,
  ALTER COLUMN case_key SET STATISTICS 10, ALTER COLUMN owner_unit SET STATISTICS 10, ALTER COLUMN slice SET STATISTICS 10;
CREATE FUNCTION read.refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  ANALYZE (SKIP_LOCKED) read.fact_versions (ledger_id, position_from, kind, owner_unit);
  ANALYZE (SKIP_LOCKED) read.mentions (ledger_id, via, key, position_from);
  ANALYZE (SKIP_LOCKED) read.case_rows (ledger_id, definition, case_key, owner_unit, slice);
END $$;

-- Facts about the given cases that stand outside the caller's scope, counted: their content stays unseen.
CREATE FUNCTION read.withheld(p_ledger text, p_keys text[], p_vias text[], p_position bigint)
RETURNS TABLE (key text, facts bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.key, count(DISTINCT f.position_from)
    FROM read.mentions m JOIN read.fact_versions f ON f.ledger_id = m.ledger_id AND f.position_from = m.position_from
   WHERE m.ledger_id = p_ledger AND m.via = ANY (p_vias) AND m.key = ANY (p_keys) AND m.position_from <= p_position
     AND (f.position_to IS NULL OR f.position_to > p_position) AND NOT ledger.can_see(f.ledger_id, f.units)
   GROUP BY m.key
$$;

-- A fact of a case as a measure kind's SQL sees it (see KindSql).
CREATE TYPE read.hit AS (
  selector text, thing bytea, day date, until date, unit text, match text, amount numeric, code text, fields jsonb,
  place int, recorded bigint
);
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA read FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.refresh_statistics TO duibiao_worker;
GRANT EXECUTE ON FUNCTION read.withheld TO duibiao_api, duibiao_worker;

ALTER TABLE read.fact_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY fact_versions_of_scope ON read.fact_versions FOR SELECT TO duibiao_api
  USING (ledger_id = NULLIF(current_setting('duibiao.ledger', true), '') AND
         ((SELECT NULLIF(current_setting('duibiao.units', true), '')) = '*' OR ledger.can_see(ledger_id, units)));
CREATE POLICY fact_versions_for_workers ON read.fact_versions FOR ALL TO duibiao_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA read TO duibiao_worker;
GRANT SELECT ON ALL TABLES IN SCHEMA read TO duibiao_api;
