-- Principals and their keys are of the whole installation; what they may do stands in each ledger's grants.
CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO duibiao_api;

CREATE TABLE access.principals (
  principal_id text COLLATE "C" PRIMARY KEY,
  name         text NOT NULL,
  may_open     boolean NOT NULL DEFAULT false, -- may open ledgers
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE access.keys (
  key_id        text COLLATE "C" PRIMARY KEY,   -- the public part, shown in lists
  principal_id  text COLLATE "C" NOT NULL REFERENCES access.principals,
  sha256        bytea NOT NULL,                 -- of the whole key; the key itself is nowhere kept
  label         text NOT NULL,
  loopback_only boolean NOT NULL DEFAULT false, -- demonstration keys work on this machine only
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_at    timestamptz
);
CREATE INDEX keys_of_principal ON access.keys (principal_id);

GRANT SELECT, INSERT ON access.principals, access.keys TO duibiao_api;
GRANT UPDATE (revoked_at) ON access.keys TO duibiao_api;

-- The vault: what identifies a subject, encrypted, beside a keyed hash that finds it again. Never in an entry, queue or log.
CREATE SCHEMA vault;
GRANT USAGE ON SCHEMA vault TO duibiao_api;

CREATE TABLE vault.subjects (
  ledger_id  text COLLATE "C" NOT NULL,
  subject_id text COLLATE "C" NOT NULL,
  unit_id    text COLLATE "C" NOT NULL,  -- the unit that asked first
  lookup     bytea NOT NULL,             -- HMAC-SHA-256 of scheme and reference
  sealed     bytea NOT NULL,             -- AES-256-GCM: nonce ‖ ciphertext ‖ tag, bound to ledger and subject
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (ledger_id, subject_id),
  UNIQUE (ledger_id, lookup)
);
-- The API finds and adds subjects; it cannot read back what identifies them.
GRANT SELECT (ledger_id, subject_id, unit_id, lookup), INSERT ON vault.subjects TO duibiao_api;
