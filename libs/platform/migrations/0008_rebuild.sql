-- Rebuilds: the read models of a ledger are derived a second time from its entries, in tables beside those that stand, compared with them, and
-- put in their place where they differ.

-- What was asked for, and what came of it. One that is at work holds a lease, by the database's clock alone; one whose lease ran out died with
-- its worker, and is taken up where it stood.
CREATE TABLE work.rebuilds (
  ledger_id     text COLLATE "C" NOT NULL,
  rebuild_id    text COLLATE "C" NOT NULL,
  is_check      boolean NOT NULL,            -- compare, and leave things as they are
  asked_by      text NOT NULL,
  state         text NOT NULL DEFAULT 'waiting'
                CHECK (state IN ('waiting', 'running', 'equal', 'repaired', 'different', 'failed', 'cancelled')),
  attempts      int NOT NULL DEFAULT 0,
  leased_by     uuid,
  leased_until  timestamptz,
  progress      jsonb,                       -- {phase, position, total, caseVersions}
  resumed_at    bigint,                      -- position from which the last attempt went on; null: from the beginning
  asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at    timestamptz,                 -- of the last attempt
  finished_at   timestamptz,
  "position"    bigint,                      -- where both stood when they were compared
  case_versions bigint,                      -- cases computed, each once for every position that touches it
  paused_ms     int,                         -- how long projecting waited
  models        jsonb,                       -- [{model, rows, missing, extra, changed}]
  differences   json,                        -- the first rows that differ; keys in the order of the table's
  error         text,
  PRIMARY KEY (ledger_id, rebuild_id)
);
-- two of one ledger would build in the same tables
CREATE UNIQUE INDEX rebuilds_open ON work.rebuilds (ledger_id) WHERE state IN ('waiting', 'running');
CREATE INDEX rebuilds_asked ON work.rebuilds (ledger_id, asked_at DESC, rebuild_id);

GRANT SELECT, INSERT ON work.rebuilds TO duibiao_api;
GRANT UPDATE (state, finished_at) ON work.rebuilds TO duibiao_api;
GRANT SELECT, UPDATE ON work.rebuilds TO duibiao_worker;

-- How often rows of a ledger's read models were replaced: what is kept of answers at a position holds until then.
CREATE TABLE operations.repairs (
  ledger_id text COLLATE "C" PRIMARY KEY,
  repairs   bigint NOT NULL
);
GRANT SELECT ON operations.repairs TO duibiao_api;
GRANT SELECT, INSERT, UPDATE ON operations.repairs TO duibiao_worker;

-- The tables beside: like those of `read` in everything that a projector meets, and empty but for ledgers that are being rebuilt. In the write-ahead
-- log like all others: a server that was killed while an unlogged table was being emptied did not start again (PostgreSQL 18.4).
CREATE SCHEMA read_next;
GRANT USAGE ON SCHEMA read_next TO duibiao_worker;

CREATE TABLE read_next.cursors (LIKE read.cursors INCLUDING ALL) WITH (fillfactor = 10);
CREATE TABLE read_next.fact_versions (LIKE read.fact_versions INCLUDING ALL) WITH (fillfactor = 90);
CREATE TABLE read_next.submissions (LIKE read.submissions INCLUDING ALL);
CREATE TABLE read_next.reviews (LIKE read.reviews INCLUDING ALL);
CREATE TABLE read_next.review_totals (LIKE read.review_totals INCLUDING ALL) WITH (fillfactor = 70);
CREATE TABLE read_next.mentions (LIKE read.mentions INCLUDING ALL);
CREATE TABLE read_next.definitions (LIKE read.definitions INCLUDING ALL);
CREATE TABLE read_next.selectors (LIKE read.selectors INCLUDING ALL);
CREATE TABLE read_next.inputs (LIKE read.inputs INCLUDING ALL);
CREATE TABLE read_next.case_rows (LIKE read.case_rows INCLUDING ALL) WITH (fillfactor = 90);
CREATE TABLE read_next.cells (LIKE read.cells INCLUDING ALL) WITH (fillfactor = 70);
CREATE TABLE read_next.parked_events (LIKE operations.parked_events INCLUDING ALL);

ALTER TABLE read_next.fact_versions ALTER COLUMN ledger_id SET STATISTICS 10, ALTER COLUMN position_from SET STATISTICS 10,
  ALTER COLUMN kind SET STATISTICS 10, ALTER COLUMN owner_unit SET STATISTICS 10;
ALTER TABLE read_next.mentions ALTER COLUMN ledger_id SET STATISTICS 10, ALTER COLUMN via SET STATISTICS 10,
  ALTER COLUMN key SET STATISTICS 10, ALTER COLUMN position_from SET STATISTICS 10;
ALTER TABLE read_next.case_rows ALTER COLUMN ledger_id SET STATISTICS 10, ALTER COLUMN definition SET STATISTICS 10,
  ALTER COLUMN case_key SET STATISTICS 10, ALTER COLUMN owner_unit SET STATISTICS 10, ALTER COLUMN slice SET STATISTICS 10;
CREATE FUNCTION read_next.refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  ANALYZE (SKIP_LOCKED) read_next.fact_versions (ledger_id, position_from, kind, owner_unit);
  ANALYZE (SKIP_LOCKED) read_next.mentions (ledger_id, via, key, position_from);
  ANALYZE (SKIP_LOCKED) read_next.case_rows (ledger_id, definition, case_key, owner_unit, slice);
END $$;
REVOKE ALL ON FUNCTION read_next.refresh_statistics FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_next.refresh_statistics TO duibiao_worker;

-- Whose rows stand there. The row is the fence: who builds holds it locked, and another attempt waits for it before it takes over.
CREATE TABLE read_next.claims (
  ledger_id  text COLLATE "C" PRIMARY KEY,
  rebuild_id text COLLATE "C" NOT NULL,
  holder     uuid NOT NULL
);
-- The parked streams as they were when the rows were derived: where that has changed, a rebuild goes back to before it.
CREATE TABLE read_next.parked_streams (
  ledger_id  text COLLATE "C" NOT NULL,
  stream_id  bytea NOT NULL,
  "position" bigint NOT NULL,
  PRIMARY KEY (ledger_id, stream_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA read_next TO duibiao_worker;
