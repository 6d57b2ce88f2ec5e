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
  previous_key text,                   -- the verifier key before the last change: it still signs too; null: the key was never changed
  size         bigint NOT NULL DEFAULT 0, -- leaves that the newest checkpoint covers
  checkpoint   text,                   -- the newest, as a signed note; null before the first
  sealed_at    timestamptz,            -- by real time, whatever the ledger's clock says
  held         text,                   -- why nothing is signed until an operator says how to go on; null: signing goes on
  signer       text,                   -- whose anchors it is signed by: no other worker signs, one that has no anchor least of all
  named        text                    -- the checkpoint by which an operator let signing go on: what comes next must contain it
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

-- What an event of the log makes of it, within the append that records the event (ledger.apply_heads). p_log is the log as it becomes:
-- {generation, keyNumber, origin, verifierKey, previousKey, seen: {generation, keyNumber, size}}; `seen` is what was decided on, its size null
-- where that does not matter. Another generation begins without leaves. Fails with DB003 where the log is no longer as it was seen.
CREATE FUNCTION log.apply_change(p_ledger text, p_log jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
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
END $$;
REVOKE ALL ON FUNCTION log.apply_change FROM PUBLIC;

-- Signing may go on. Whoever calls has verified that the named checkpoint fits the entries; the sealer verifies again all that was signed.
CREATE FUNCTION log.resume(p_ledger text, p_named text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '5s' AS $$
BEGIN
  UPDATE log.logs SET held = NULL, signer = NULL, named = p_named WHERE ledger_id = p_ledger AND (held IS NOT NULL OR signer IS NOT NULL);
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION log.resume FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log.resume TO duibiao_api;
