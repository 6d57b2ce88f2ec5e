-- The transparency log of each ledger: an RFC 6962 tree over its entries, kept as tiles, and what was last signed of it. Everything here but the
-- signatures follows from the entries; what was signed is besides anchored outside of the database, by whoever signs.

CREATE SCHEMA log;
GRANT USAGE ON SCHEMA log TO duibiao_api, duibiao_worker;

CREATE TABLE log.logs (
  ledger_id    text COLLATE "C" PRIMARY KEY,
  generation   int NOT NULL,           -- from 1; another where the log was opened anew under another origin
  key_number   int NOT NULL,           -- from 1; another where the key was changed
  origin       text NOT NULL,          -- the first line of its checkpoints, and the name of its key
  verifier_key text NOT NULL,          -- name+id+key (C2SP signed-note)
  size         bigint NOT NULL DEFAULT 0, -- leaves that the newest checkpoint covers
  checkpoint   text,                   -- the newest, as a signed note; null before the first
  sealed_at    timestamptz,            -- by real time, whatever the ledger's clock says
  held         text                    -- why nothing is signed until an operator says how to go on; null: signing goes on
);

-- The last checkpoint of every hour: between two of them an altered entry can be found although everything after it was hashed anew.
CREATE TABLE log.checkpoints (
  ledger_id  text COLLATE "C" NOT NULL,
  generation int NOT NULL,
  hour       timestamptz NOT NULL,
  size       bigint NOT NULL,
  checkpoint text NOT NULL,
  PRIMARY KEY (ledger_id, generation, hour)
);

-- 256 hashes of 32 bytes at most; the last tile of a level grows until it is full.
CREATE TABLE log.tiles (
  ledger_id text COLLATE "C" NOT NULL,
  level     int NOT NULL,
  index     bigint NOT NULL,
  hashes    bytea NOT NULL,
  PRIMARY KEY (ledger_id, level, index)
);
-- Hashes cannot be compressed.
ALTER TABLE log.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- When a ledger was last verified against its log, entry by entry, and what was found.
CREATE TABLE log.verifications (
  ledger_id   text COLLATE "C" PRIMARY KEY,
  started_at  timestamptz NOT NULL,    -- of the last try, by real time
  finished_at timestamptz,             -- of the last that came to an end
  size        bigint,                  -- entries that it covered
  fault       text                     -- what did not hold; null: all did
);

GRANT SELECT ON log.verifications TO duibiao_api;
GRANT SELECT, INSERT, UPDATE ON log.verifications TO duibiao_worker;
GRANT SELECT ON log.logs, log.checkpoints, log.tiles TO duibiao_api;
GRANT SELECT, INSERT, UPDATE ON log.logs, log.checkpoints TO duibiao_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON log.tiles TO duibiao_worker;
