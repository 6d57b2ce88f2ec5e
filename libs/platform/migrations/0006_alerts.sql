-- What operators look after: alerts, facts that cannot be applied, how far projecting lags behind. Every key begins with ledger_id, so that
-- ledgers shard.

CREATE SCHEMA operations;
GRANT USAGE ON SCHEMA operations TO duibiao_api, duibiao_worker;

-- One row for each time that something was wrong. While it is open, the same finding is the same row; once settled, a row stays as history.
CREATE TABLE operations.alerts (
  ledger_id  text COLLATE "C" NOT NULL,
  alert_id   text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL CHECK (kind IN ('difference', 'parked-fact', 'lag', 'failed-run', 'log')),
  subject    text COLLATE "C" NOT NULL,   -- what it is about: a stream, an indicator and unit, a schedule; '' for the ledger itself
  detail     jsonb NOT NULL,              -- of the newest finding: its words (message) and what they rest on
  findings   int NOT NULL DEFAULT 1,      -- how often it was found so far
  raised_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  found_at   timestamptz NOT NULL DEFAULT clock_timestamp(), -- the newest finding
  settled_at timestamptz,                 -- null: open
  PRIMARY KEY (ledger_id, alert_id)
);
CREATE UNIQUE INDEX alerts_open ON operations.alerts (ledger_id, kind, subject) WHERE settled_at IS NULL;
CREATE INDEX alerts_raised ON operations.alerts (ledger_id, raised_at, alert_id);

GRANT SELECT, INSERT, UPDATE ON operations.alerts TO duibiao_api, duibiao_worker;

-- Streams with an event that cannot be applied: it and all later ones of the stream are left out of the read models until an operator releases
-- them. Projecting goes on for the others.
CREATE TABLE operations.parked_streams (
  ledger_id        text COLLATE "C" NOT NULL,
  stream_id        bytea NOT NULL,            -- of a fact; a review or a plan may be parked likewise
  "position"       bigint NOT NULL,           -- of the event that could not be applied
  version          int NOT NULL,
  type             text COLLATE "C" NOT NULL, -- fact-recorded …
  kind             text COLLATE "C",          -- of the fact; null for other events
  units            text[] COLLATE "C" NOT NULL,
  stage            text COLLATE "C" NOT NULL CHECK (stage IN ('facts', 'numbers')), -- taking it apart, or computing from it
  code             text COLLATE "C" NOT NULL, -- SQLSTATE; '' where the program refused it
  reason           text NOT NULL,
  parked_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  release_asked_at timestamptz,               -- an operator asked, and a worker will follow
  PRIMARY KEY (ledger_id, stream_id)
);

-- The events that stand there and are in no read model: what answers up to a position lack.
CREATE TABLE operations.parked_events (
  ledger_id  text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  stream_id  bytea NOT NULL,
  version    int NOT NULL,
  type       text COLLATE "C" NOT NULL,
  kind       text COLLATE "C",
  PRIMARY KEY (ledger_id, "position")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON operations.parked_streams, operations.parked_events TO duibiao_worker;
GRANT SELECT ON operations.parked_streams, operations.parked_events TO duibiao_api;
GRANT UPDATE (release_asked_at) ON operations.parked_streams TO duibiao_api;

-- How far projecting is behind, of every ledger: by positions, and by the real time since the oldest entry that is not projected was recorded.
-- What a demonstration's generator recorded counts from the moment at which its clock went on.
CREATE FUNCTION operations.lags() RETURNS TABLE (ledger_id text, head bigint, projected bigint, seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
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
$$;
REVOKE ALL ON FUNCTION operations.lags FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operations.lags TO duibiao_api, duibiao_worker;

-- Whether the database is as new as the program: readiness asks.
GRANT USAGE ON SCHEMA platform TO duibiao_api, duibiao_worker;
GRANT SELECT ON platform.migrations TO duibiao_api, duibiao_worker;
