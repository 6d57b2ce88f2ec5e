-- The ledger: immutable entries in commit order, and the small heads that append needs to decide.
-- Every key begins with ledger_id, so that ledgers shard (design: one ledger per issuing organisation).

CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO duibiao_api, duibiao_worker;

-- A domain and not a CHECK of the table: each append moves the head, and PostgreSQL reads a table's CHECKs anew for each UPDATE,
-- whatever it changes (7 to 25 µs; a domain is checked only where a purpose is written).
CREATE DOMAIN ledger.purpose AS text CHECK (VALUE IN ('live', 'demonstration'));

CREATE TABLE ledger.heads (
  ledger_id     text COLLATE "C" PRIMARY KEY,
  name          text NOT NULL,
  purpose       ledger.purpose NOT NULL,
  time_zone     text NOT NULL,
  position      bigint NOT NULL DEFAULT 0,
  recorded_at   timestamptz NOT NULL,
  fact_kinds    bytea NOT NULL,           -- SHA-256 of the fact kinds in force (ledger.contents)
  root_unit     text COLLATE "C",
  anchor_ledger timestamptz,              -- demonstration only: the generator's last moment …
  anchor_real   timestamptz               -- … and the real moment at which its clock went on
);
COMMENT ON COLUMN ledger.heads.anchor_ledger IS 'null while a demonstration is being generated, and for every live ledger';

CREATE TABLE ledger.events (
  ledger_id   text COLLATE "C" NOT NULL,
  position    bigint NOT NULL,
  stream_id   bytea NOT NULL,
  version     int NOT NULL,
  recorded_at timestamptz NOT NULL,
  request     bytea,                       -- on the first event of a submission: hash of principal and Idempotency-Key …
  digest      bytea,                       -- … and of the request's body, keyed: an erased text cannot be guessed from it
  units       text[] COLLATE "C" NOT NULL, -- the units that the fact references: who may see it
  entry       bytea NOT NULL,              -- the leaf: canonical JSON, exactly these bytes are hashed
  PRIMARY KEY (ledger_id, position),
  UNIQUE (ledger_id, stream_id, version)
);
CREATE UNIQUE INDEX events_request ON ledger.events (ledger_id, request) WHERE request IS NOT NULL;
-- Entries are text of some 700 bytes: compressing them costs more than it saves.
ALTER TABLE ledger.events ALTER COLUMN entry SET STORAGE EXTERNAL;

CREATE TABLE ledger.texts (
  ledger_id text COLLATE "C" NOT NULL,
  digest    bytea NOT NULL,                -- SHA-256(salt ‖ text), which stands in the entry
  salt      bytea NOT NULL,
  content   text NOT NULL,
  PRIMARY KEY (ledger_id, digest)
);

CREATE TABLE ledger.contents (
  ledger_id  text COLLATE "C" NOT NULL,
  sha256     bytea NOT NULL,
  media_type text NOT NULL,
  content    bytea NOT NULL,
  PRIMARY KEY (ledger_id, sha256)
);

CREATE TABLE ledger.units (
  ledger_id text COLLATE "C" NOT NULL,
  unit_id   text COLLATE "C" NOT NULL,
  parent_id text COLLATE "C",
  type      text NOT NULL,
  name      text NOT NULL,
  opened_on date NOT NULL,
  path      text[] COLLATE "C" NOT NULL,   -- root first, itself last
  position  bigint NOT NULL,               -- of the event that wrote this head
  moved_on  date,                          -- the day of the newest change of parent, type, name: an older one, recorded later,
  typed_on  date,                          -- does not undo it
  named_on  date,
  closed_on date,                          -- first day on which it no longer exists
  successor text COLLATE "C",              -- the unit that it was merged into: it stands below it from then on
  PRIMARY KEY (ledger_id, unit_id)
);

-- The paths that units have had, by the positions [position_from, position_to) at which each was that of today.
CREATE TABLE ledger.unit_paths (
  ledger_id     text COLLATE "C" NOT NULL,
  unit_id       text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  position_to   bigint,                    -- exclusive; null: still
  path          text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (ledger_id, unit_id, position_from)
);
CREATE INDEX unit_paths_position ON ledger.unit_paths (ledger_id, position_from);
CREATE INDEX unit_paths_end ON ledger.unit_paths (ledger_id, position_to) WHERE position_to IS NOT NULL;

CREATE TABLE ledger.grants (
  ledger_id    text COLLATE "C" NOT NULL,
  principal_id text COLLATE "C" NOT NULL,
  role         text NOT NULL CHECK (role IN ('submitter', 'reviewer', 'planner', 'auditor', 'operator')),
  unit_id      text COLLATE "C" NOT NULL,
  position     bigint NOT NULL,
  PRIMARY KEY (ledger_id, principal_id, role, unit_id)
);

CREATE TABLE ledger.plans (
  ledger_id text COLLATE "C" NOT NULL,
  plan_id   text COLLATE "C" NOT NULL,
  version   int NOT NULL,
  title     text NOT NULL,
  sha256    bytea NOT NULL,              -- of the plan file (ledger.contents)
  position  bigint NOT NULL,
  PRIMARY KEY (ledger_id, plan_id)
);

-- The guard rail. The proof is the log.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: the ledger is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER events_immutable BEFORE UPDATE OR DELETE ON ledger.events
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON ledger.events
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER contents_immutable BEFORE UPDATE OR DELETE ON ledger.contents
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER contents_never_emptied BEFORE TRUNCATE ON ledger.contents
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.events ENABLE ALWAYS TRIGGER events_immutable;
ALTER TABLE ledger.events ENABLE ALWAYS TRIGGER events_never_emptied;
ALTER TABLE ledger.contents ENABLE ALWAYS TRIGGER contents_immutable;
ALTER TABLE ledger.contents ENABLE ALWAYS TRIGGER contents_never_emptied;

-- The ledger's own clock: real time, or for a demonstration the generator's last moment and what has passed since.
CREATE FUNCTION ledger.now(p_ledger text) RETURNS timestamptz LANGUAGE sql STABLE
SET search_path = pg_catalog AS $$
  SELECT CASE
    WHEN h.purpose = 'live' THEN greatest(clock_timestamp(), h.recorded_at)
    WHEN h.anchor_ledger IS NULL THEN h.recorded_at
    ELSE greatest(h.anchor_ledger + (clock_timestamp() - h.anchor_real), h.recorded_at)
  END
  FROM ledger.heads h WHERE h.ledger_id = p_ledger
$$;

-- The last position whose recordedAt is not after a moment: recordedAt never decreases, so a binary search over the primary
-- key finds it in some twenty look-ups, and append need not keep another index.
CREATE FUNCTION ledger.position_at(p_ledger text, p_moment timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog SET enable_seqscan = off AS $$
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
END $$;

-- Who sees what. A transaction states its ledger and its units ('*' for the whole ledger); unset or empty sees nothing.
CREATE FUNCTION ledger.can_see(p_ledger text, p_units text[]) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog SET enable_seqscan = off AS $$
  SELECT p_ledger = NULLIF(current_setting('duibiao.ledger', true), '')
     AND (NULLIF(current_setting('duibiao.units', true), '') = '*'
       OR EXISTS (
         SELECT 1 FROM ledger.units u
          WHERE u.ledger_id = p_ledger AND u.unit_id = ANY (p_units)
            AND u.path && string_to_array(NULLIF(current_setting('duibiao.units', true), ''), ',')))
$$;

ALTER TABLE ledger.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY events_of_scope ON ledger.events FOR SELECT TO duibiao_api
  USING (ledger_id = NULLIF(current_setting('duibiao.ledger', true), '') AND
         ((SELECT NULLIF(current_setting('duibiao.units', true), '')) = '*' OR ledger.can_see(ledger_id, units)));
CREATE POLICY events_for_workers ON ledger.events FOR SELECT TO duibiao_worker USING (true);

ALTER TABLE ledger.texts ENABLE ROW LEVEL SECURITY;
CREATE POLICY texts_of_ledger ON ledger.texts FOR SELECT TO duibiao_api
  USING (ledger_id = NULLIF(current_setting('duibiao.ledger', true), ''));
