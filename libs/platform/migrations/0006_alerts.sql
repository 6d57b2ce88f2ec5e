-- What operators look after: alerts, facts that cannot be applied, how far projecting lags behind. Every key begins with ledger_id, so that
-- ledgers shard.

CREATE SCHEMA operations;
GRANT USAGE ON SCHEMA operations TO duibiao_api, duibiao_worker;

-- One row for each time that something was wrong. While it is open, the same finding is the same row; once settled, a row stays as history.
CREATE TABLE operations.alerts (
  ledger_id  text COLLATE "C" NOT NULL,
  alert_id   text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL CHECK (kind IN ('difference', 'parked-fact', 'lag', 'failed-run')),
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
