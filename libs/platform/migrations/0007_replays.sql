-- Replays that were asked for, and what they found. Nothing here makes a number; a report can be made again from its question.
-- One that is at work holds a lease, by the database's clock alone. One whose lease ran out died with its worker, and is taken up again.
CREATE TABLE work.replays (
  ledger_id    text COLLATE "C" NOT NULL,
  replay_id    text COLLATE "C" NOT NULL,
  question     jsonb NOT NULL,               -- with every position and day settled
  asked_by     text NOT NULL,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempts     int NOT NULL DEFAULT 0,
  leased_by    uuid,
  leased_until timestamptz,
  progress     jsonb,                        -- {phase, done, total}
  asked_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at   timestamptz,                  -- of the last attempt
  finished_at  timestamptz,
  report       text,                         -- its canonical bytes …
  digest       bytea,                        -- … and their SHA-256
  error        text,
  PRIMARY KEY (ledger_id, replay_id)
);
CREATE INDEX replays_open ON work.replays (ledger_id, asked_at) WHERE state IN ('waiting', 'running');

GRANT SELECT, INSERT ON work.replays TO duibiao_api;
GRANT UPDATE (state, finished_at) ON work.replays TO duibiao_api;
GRANT SELECT, UPDATE ON work.replays TO duibiao_worker;
