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
  returned_at   bigint,                    -- position of the review that returned the submission which wrote this version
  accepted_at   bigint,                    -- position of the review that accepted it; it may be returned later
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
  begins_on     date,                      -- the earliest of its days
  vals          jsonb NOT NULL,
  units         text[] COLLATE "C" NOT NULL, -- who may see it
  submission_id text COLLATE "C",
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (ledger_id, position_from)
) WITH (fillfactor = 90); -- closing a version rewrites its row: room for it on the same page spares the indexes
CREATE INDEX fact_versions_owner ON read.fact_versions (ledger_id, owner_unit, kind, begins_on);
-- Reorganisations are few, and asked for with every number.
CREATE INDEX fact_versions_reorganised ON read.fact_versions (ledger_id, position_from) WHERE kind IN ('unit.changed', 'unit.closed');
-- Between two of these an organisation stays as it is, on every day.
CREATE INDEX fact_versions_units ON read.fact_versions (ledger_id, position_from) WHERE kind IN ('unit.opened', 'unit.changed', 'unit.closed');

-- One row for each submission and each owner of its facts, so that either finds it. Its entries stand at
-- [first_position, first_position + items): a fact version needs no index on its submission.
CREATE TABLE read.submissions (
  ledger_id      text COLLATE "C" NOT NULL,
  owner_unit     text COLLATE "C" NOT NULL,
  first_position bigint NOT NULL,
  submission_id  text COLLATE "C" NOT NULL,
  items          int NOT NULL,
  is_frame       boolean NOT NULL,          -- set by planners: decided, not reviewed
  accepted_at    bigint,                    -- positions of its reviews
  returned_at    bigint,
  PRIMARY KEY (ledger_id, owner_unit, first_position)
);
CREATE INDEX submissions_id ON read.submissions (ledger_id, submission_id);

-- The reviews: at `position` the submission whose entries begin at first_position was accepted or returned.
CREATE TABLE read.reviews (
  ledger_id      text COLLATE "C" NOT NULL,
  "position"     bigint NOT NULL,
  first_position bigint NOT NULL,
  items          int NOT NULL,
  outcome        text COLLATE "C" NOT NULL, -- accepted | returned
  PRIMARY KEY (ledger_id, "position")
);

-- How many facts a unit answers for at the cursor's position, by kind and review; frames are left out. `facts` counts all that
-- are not voided. Facts begin on their earliest day; latest_day is the last on which any version of them ever did: from then on the
-- counts hold as they stand. By owner alone: whoever asks for a subtree adds up its units, however the tree changes.
CREATE TABLE read.review_totals (
  ledger_id  text COLLATE "C" NOT NULL,
  owner_unit text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  latest_day date NOT NULL,
  facts      bigint NOT NULL,
  accepted   bigint NOT NULL,
  returned   bigint NOT NULL,
  PRIMARY KEY (ledger_id, kind, owner_unit)  -- read by kind: those of one indicator are a few of them
) WITH (fillfactor = 70);

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
  compiled   jsonb NOT NULL,               -- the parameters as the kind's SQL reads them, without the selectors
  "position" bigint NOT NULL,              -- of the event that first asked for it
  PRIMARY KEY (ledger_id, definition),
  UNIQUE (ledger_id, digest)
);

-- Which facts stand behind a case of a definition, see CompiledSelector. `matches`: a fact fits when its fields contain one of these; null: every
-- fact fits. A key is the case's own (`part` of it), or what stands in `hop_field` of the facts that are found by it under `hop_via`.
CREATE TABLE read.selectors (
  ledger_id  text COLLATE "C" NOT NULL,
  definition int NOT NULL,
  "no"       smallint NOT NULL,
  name       text COLLATE "C" NOT NULL,
  via        text COLLATE "C" NOT NULL,
  part       smallint NOT NULL,
  hop_via    text COLLATE "C",
  hop_field  text COLLATE "C",
  matches    jsonb[],
  day        text COLLATE "C" NOT NULL,
  until      text COLLATE "C",
  unit       text COLLATE "C",
  match      text[] COLLATE "C",
  amount     text COLLATE "C",
  code       text COLLATE "C",
  "from"     date,
  "to"       date,
  each       boolean NOT NULL,
  first      int,
  PRIMARY KEY (ledger_id, definition, "no")
);

-- Which definitions a fact touches, and how the key under which it is found becomes the keys of cases (`mode`):
-- whole: it is the key; left, right: it is that part of a key left@right, the other part is any key under which a fact fits;
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
-- on a day is a row with negative components from that day on. Under the negative number of a definition stand the rows that it has
-- when accepted facts and frames alone count.
CREATE TABLE read.case_rows (
  ledger_id     text COLLATE "C" NOT NULL,
  definition    int NOT NULL,
  case_key      text COLLATE "C" NOT NULL,
  position_from bigint NOT NULL,
  ordinal       smallint NOT NULL,         -- of the rows of one case that begin at one position, from 1
  position_to   bigint,                    -- exclusive; null: still stands
  owner_unit    text COLLATE "C" NOT NULL,
  slice         text COLLATE "C" NOT NULL, -- what the row is counted under: a period, a part, a level, a condition; '' for all
  spread        text COLLATE "C" NOT NULL, -- sum | unit | joint | overlap | lone | taken, see KindSql
  from_day      date NOT NULL,
  c1 bigint NOT NULL, c2 bigint NOT NULL, c3 bigint NOT NULL, c4 bigint NOT NULL, c5 bigint NOT NULL, c6 bigint NOT NULL,
  PRIMARY KEY (ledger_id, definition, case_key, position_from, ordinal)
) WITH (fillfactor = 90);
CREATE INDEX case_rows_owner ON read.case_rows (ledger_id, definition, owner_unit, case_key);
-- The things of which several units have part: few, and a reorganisation asks for them.
CREATE INDEX case_rows_joint ON read.case_rows (ledger_id, owner_unit, definition, case_key) WHERE spread = 'joint' AND position_to IS NULL;

-- Difference arrays: the value of a unit with its subtree on day D at the cursor's position is the sum of the components up to D.
-- Time passing needs no event and no tick. Under the day 'infinity' stands the sum of all days: late in a year it is less to take what is still
-- to come from the total than to add up what has been.
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
ALTER TABLE read.review_totals SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.2);
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
  ANALYZE (SKIP_LOCKED) ledger.unit_paths (ledger_id, unit_id, position_from);
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

-- What a lane hands to the projector that writes: a case that a batch touches, with the first position that does, and what its rows add up to
-- from a day on, after each of these positions.
CREATE TYPE read.touched_case AS ("no" bigint, definition int, case_key text, first bigint);
CREATE TYPE read.case_state AS (
  "no" bigint, definition int, case_key text, idx bigint, "position" bigint, next_position bigint,
  from_day date, owner_unit text, slice text, spread text, c1 bigint, c2 bigint, c3 bigint, c4 bigint, c5 bigint, c6 bigint
);

-- The organisation of a day as known at a position: each unit that was open by then (closed ones stay where they were; one that was merged
-- stands below the unit that it was merged into) with its path. Where no fact says more, the path is that of the position.
CREATE FUNCTION read.units_on(p_ledger text, p_position bigint, p_day date)
RETURNS TABLE (unit_id text, parent_id text, type text, name text, opened_on date, closed_on date, successor text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
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
$$;

-- The last position up to p_position at which anything was said of units.
CREATE FUNCTION read.units_said_at(p_ledger text, p_position bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce((SELECT f.position_from FROM read.fact_versions f
                    WHERE f.ledger_id = p_ledger AND f.kind IN ('unit.opened', 'unit.changed', 'unit.closed') AND f.position_from <= p_position
                    ORDER BY f.position_from DESC LIMIT 1), 0)
$$;

-- What was reorganised after the day or after the position, as known at p_known: why then and now differ. Renames are in it, too.
CREATE FUNCTION read.reorganised_after(p_ledger text, p_known bigint, p_position bigint, p_day date)
RETURNS TABLE ("position" bigint, unit_id text, kind text, day date, parent text, type text, name text, how text, successors jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT f.position_from, f.refs->>'unit', f.kind, (f.days->>'occurredOn')::date, f.refs->>'parent', f.vals->>'type', f.vals->>'name',
         f.vals->>'how', f.refs->'successors'
    FROM read.fact_versions f
   WHERE f.ledger_id = p_ledger AND f.kind IN ('unit.changed', 'unit.closed') AND f.position_from <= p_known
     AND (f.position_to IS NULL OR f.position_to > p_known) AND f.state = 'current'
     AND ((f.days->>'occurredOn')::date > p_day OR f.position_from > p_position)
   ORDER BY (f.days->>'occurredOn')::date, f.position_from
$$;

CREATE FUNCTION read.tree(p_ledger text, p_position bigint, p_day date) RETURNS TABLE (unit_id text, path text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
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
$$;

-- The tree of a day with a second grouping above it: a unit that the register holds on that day (as an entry of its own name) stands
-- below `group:<category>`, and that where the unit stood.
CREATE FUNCTION read.grouped_tree(p_ledger text, p_position bigint, p_day date, p_register text) RETURNS TABLE (unit_id text, path text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
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
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA read FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.refresh_statistics TO duibiao_worker;
GRANT EXECUTE ON FUNCTION read.withheld, read.units_said_at, read.units_on, read.tree, read.grouped_tree, read.reorganised_after TO duibiao_api, duibiao_worker;

ALTER TABLE read.fact_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY fact_versions_of_scope ON read.fact_versions FOR SELECT TO duibiao_api
  USING (ledger_id = NULLIF(current_setting('duibiao.ledger', true), '') AND
         ((SELECT NULLIF(current_setting('duibiao.units', true), '')) = '*' OR ledger.can_see(ledger_id, units)));
CREATE POLICY fact_versions_for_workers ON read.fact_versions FOR ALL TO duibiao_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA read TO duibiao_worker;
GRANT SELECT ON ALL TABLES IN SCHEMA read TO duibiao_api;
