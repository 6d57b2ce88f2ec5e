-- The workers' own records: recomputations and when they are due. Nothing here makes a number; what was published stands in the ledger.
CREATE SCHEMA work;
GRANT USAGE ON SCHEMA work TO duibiao_api, duibiao_worker;

-- A run that is at work holds a lease, by the database's clock alone: workers' clocks may differ. One whose lease ran out died, and is taken
-- up again.
CREATE TABLE work.recomputations (
  ledger_id    text COLLATE "C" NOT NULL,
  run_id       text COLLATE "C" NOT NULL,
  plan_id      text COLLATE "C" NOT NULL,
  plan_version int,                          -- null: the newest at the position, once it is known
  "position"   bigint,                       -- P; null: the newest projected when the run starts
  day          date NOT NULL,                -- D
  schedule_id  text COLLATE "C",             -- null: somebody asked for it
  period       text COLLATE "C",
  tick         timestamptz,                  -- when it was due, on the ledger's clock
  asked_by     text NOT NULL,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'published', 'different', 'failed')),
  attempts     int NOT NULL DEFAULT 0,
  leased_by    uuid,
  leased_until timestamptz,
  progress     jsonb NOT NULL DEFAULT '{}',
  asked_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at   timestamptz,                  -- of the last attempt
  finished_at  timestamptz,
  kept_digest     bytea,                     -- SHA-256 of the result: as the projectors kept it up …
  computed_digest bytea,                     -- … as SQL computes it anew …
  folded_digest   bytea,                     -- … as the fold gives it
  published_position bigint,
  verdicts     jsonb,
  differences  jsonb,                        -- the first keys of which two say something different
  difference_count int,
  error        text,
  PRIMARY KEY (ledger_id, run_id),
  UNIQUE (ledger_id, plan_id, schedule_id, period)
);
CREATE INDEX recomputations_open ON work.recomputations (ledger_id, asked_at) WHERE state IN ('waiting', 'running');
CREATE INDEX recomputations_asked ON work.recomputations (ledger_id, asked_at DESC, run_id);

-- Where an operator has set the schedules of a plan, they stand instead of those that its file states.
CREATE TABLE work.schedules (
  ledger_id text COLLATE "C" NOT NULL,
  plan_id   text COLLATE "C" NOT NULL,
  schedules jsonb NOT NULL,                  -- [{id, kind, cron, timeZone}]
  set_by    text NOT NULL,
  set_at    timestamptz NOT NULL,            -- on the ledger's clock: ticks count from then on
  PRIMARY KEY (ledger_id, plan_id)
);

GRANT SELECT, INSERT, UPDATE ON work.recomputations TO duibiao_api, duibiao_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON work.schedules TO duibiao_api;
GRANT SELECT ON work.schedules TO duibiao_worker;

-- The one event that a worker may append, by the same road as all others: a worker that went wrong can report no fact.
CREATE FUNCTION ledger.publish_metrics(p_ledger text, p_submission text, p_request bytea, p_unit text, p_body text)
RETURNS TABLE (outcome text, first_position bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '5s' AS $$
DECLARE v_body jsonb := p_body;
BEGIN
  IF v_body->>'type' IS DISTINCT FROM 'metrics-published' OR v_body->'version' IS DISTINCT FROM '1'::jsonb OR strpos(p_body, E'\n') > 0 THEN
    RAISE EXCEPTION 'only the first event of a published result may be appended here' USING ERRCODE = 'check_violation';
  END IF;
  RETURN QUERY
    SELECT a.outcome, a.first_position
      FROM ledger.append(p_ledger, p_submission, '', ARRAY[1], decode(v_body->>'stream', 'hex'), ARRAY[0], p_request, p_unit, p_body,
                         NULL, NULL, NULL, NULL, NULL, NULL, '') a;
END $$;
REVOKE ALL ON FUNCTION ledger.publish_metrics FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.publish_metrics, ledger.keep_content TO duibiao_worker;
