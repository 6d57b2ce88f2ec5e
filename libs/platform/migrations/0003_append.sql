-- Append: one call, one lock, one commit for a batch of submissions, in two functions.
--
-- append_clean takes the common case, in which nothing is refused: two statements, and any obstacle (a unique index, a stale
-- version, a missing grant) fails the whole call with nothing stored. append judges each submission by itself and takes what
-- append_clean failed on. With one event a submission on two cores, append_clean carried 1.5 times (one writer) to 2.3 times
-- (128 writers) what append does, whose fourteen common table expressions cost 0.4 ms to start.
--
-- Both MUST be called as a single statement outside any longer transaction: the lock on the head row is held until commit,
-- and positions are gapless in commit order only because nothing else happens in between. Two submissions that touch one
-- stream or one key MUST NOT ride in one call.
--
-- Plans are made while tables are small and kept while they grow, so a look-up MUST have only one way to go: no sequential scans,
-- one row at a time (a subselect with LIMIT 1, which is never hashed or joined), and where several indexes begin with ledger_id an
-- order that only the right one gives. With plans made for empty tables, 20 events of which one is a correction took 0.9 to 22 s
-- in a ledger of 200,000 entries and 5,000 units; look-ups.int.spec.ts counts the rows that are read.
--
-- Lists travel as lines (canonical JSON and ids hold no raw line feed) and as fixed-width records: PostgreSQL takes them apart
-- faster than the driver quotes an array.
--   p_stream  20 bytes an event     p_body, p_units  a line an event; unit ids separated by spaces
--   p_expected  the stream's version before each event, 0 for a new one
--   p_request  20 + 32 bytes an event: hash of principal and key, digest of the request; zeros but on a submission's first

-- The moment to record: never before the head's, whatever the system's clock does. A demonstration that is still being
-- generated takes its generator's; no other clock can be set.
CREATE FUNCTION ledger.moment(h ledger.heads, p_recorded_at timestamptz) RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
  IF p_recorded_at IS NOT NULL AND (h.purpose = 'live' OR h.anchor_ledger IS NOT NULL) THEN
    RAISE EXCEPTION 'the clock of ledger % cannot be set', h.ledger_id USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN greatest(h.recorded_at, CASE
    WHEN h.purpose = 'live' THEN clock_timestamp()
    WHEN h.anchor_ledger IS NULL THEN p_recorded_at
    ELSE h.anchor_ledger + (clock_timestamp() - h.anchor_real) END);
END $$;

-- p_claims: a line for each distinct "principal role unit" that the batch relies on.
-- p_subjects: a line for each subject that the batch names; null for none.
-- Answers "first-position recordedAt" as one text, which needs no function scan. Generic plans: choosing anew costs 10 µs a call.
-- Fails with unique_violation, or with DB001 when a version, a grant or a subject is missing: ask ledger.append then.
CREATE FUNCTION ledger.append_clean(
  p_ledger text, p_events int, p_claims text, p_stream bytea, p_expected int[], p_request bytea, p_units text, p_body text,
  p_text_digest bytea[], p_text_salt bytea[], p_text text[], p_recorded_at timestamptz, p_subjects text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '5s' SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE v_last bigint; v_now timestamptz; v_recorded_at text; v_suffix text; v_rows int;
BEGIN
  IF p_recorded_at IS NULL THEN
    UPDATE ledger.heads h SET position = h.position + p_events, recorded_at = greatest(h.recorded_at, CASE
             WHEN h.purpose = 'live' THEN clock_timestamp()
             ELSE h.anchor_ledger + (clock_timestamp() - h.anchor_real) END)
     WHERE h.ledger_id = p_ledger RETURNING h.position, h.recorded_at INTO v_last, v_now;
  ELSE
    UPDATE ledger.heads h SET position = h.position + p_events, recorded_at = ledger.moment(h, p_recorded_at)
     WHERE h.ledger_id = p_ledger RETURNING h.position, h.recorded_at INTO v_last, v_now;
  END IF;
  v_recorded_at := to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_suffix := ',"recordedAt":"' || v_recorded_at || '"}';

  -- One event of one claim and at most one subject needs nothing taken apart, for everybody who does not come in a crowd.
  IF p_events = 1 AND position(E'\n' IN p_claims) = 0 AND position(E'\n' IN coalesce(p_subjects, '')) = 0 THEN
    INSERT INTO ledger.events (ledger_id, position, stream_id, version, recorded_at, request, digest, units, entry)
    SELECT p_ledger, v_last, p_stream, p_expected[1] + 1, v_now, substring(p_request FROM 1 FOR 20),
           substring(p_request FROM 21 FOR 32), string_to_array(p_units, ' '),
           convert_to('{"body":' || p_body || ',"position":' || v_last || v_suffix, 'UTF8')
     WHERE (SELECT true FROM ledger.grants g
             WHERE g.ledger_id = p_ledger AND g.principal_id = split_part(p_claims, ' ', 1) AND g.role = split_part(p_claims, ' ', 2)
               AND g.unit_id = ANY ((SELECT u.path FROM ledger.units u
                                      WHERE u.ledger_id = p_ledger AND u.unit_id = split_part(p_claims, ' ', 3))::text[])
             LIMIT 1)
       AND (p_expected[1] = 0 OR p_expected[1] = (
             SELECT x.version FROM ledger.events x
              WHERE x.ledger_id = p_ledger AND x.stream_id = p_stream ORDER BY x.version DESC LIMIT 1))
       AND (p_subjects IS NULL OR (
             SELECT true FROM vault.subjects v
              WHERE v.ledger_id = p_ledger AND v.subject_id BETWEEN p_subjects AND p_subjects ORDER BY v.subject_id LIMIT 1));
  ELSE
    INSERT INTO ledger.events (ledger_id, position, stream_id, version, recorded_at, request, digest, units, entry)
    SELECT p_ledger, v_last - p_events + i, substring(p_stream FROM (i::int - 1) * 20 + 1 FOR 20), p_expected[i] + 1, v_now,
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 1 FOR 20), '\x0000000000000000000000000000000000000000'),
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 21 FOR 32),
                  '\x0000000000000000000000000000000000000000000000000000000000000000'),
           string_to_array(t.units, ' '),
           convert_to('{"body":' || t.body || ',"position":' || (v_last - p_events + i) || v_suffix, 'UTF8')
      FROM ROWS FROM (string_to_table(p_body, E'\n'), string_to_table(p_units, E'\n')) WITH ORDINALITY AS t(body, units, i)
     WHERE (p_expected[i] = 0 OR p_expected[i] = (
             SELECT x.version FROM ledger.events x
              WHERE x.ledger_id = p_ledger AND x.stream_id = substring(p_stream FROM (i::int - 1) * 20 + 1 FOR 20)
              ORDER BY x.version DESC LIMIT 1))
       AND NOT EXISTS (
             SELECT 1 FROM string_to_table(p_claims, E'\n') AS c(claim) WHERE (
               SELECT true FROM ledger.grants g
                WHERE g.ledger_id = p_ledger AND g.principal_id = split_part(claim, ' ', 1) AND g.role = split_part(claim, ' ', 2)
                  AND g.unit_id = ANY ((SELECT u.path FROM ledger.units u
                                         WHERE u.ledger_id = p_ledger AND u.unit_id = split_part(claim, ' ', 3))::text[])
                LIMIT 1) IS NULL)
       AND NOT EXISTS (
             SELECT 1 FROM string_to_table(p_subjects, E'\n') AS s(subject) WHERE (
               SELECT true FROM vault.subjects v
                WHERE v.ledger_id = p_ledger AND v.subject_id BETWEEN s.subject AND s.subject
                ORDER BY v.subject_id LIMIT 1) IS NULL);
  END IF;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  IF v_last IS NULL OR v_rows <> p_events THEN
    RAISE EXCEPTION 'not clean' USING ERRCODE = 'DB001';
  END IF;

  IF p_text IS NOT NULL THEN
    INSERT INTO ledger.texts (ledger_id, digest, salt, content)
    SELECT p_ledger, t.* FROM unnest(p_text_digest, p_text_salt, p_text) AS t;
  END IF;
  RETURN (v_last - p_events + 1) || ' ' || v_recorded_at;
END $$;

-- p_submission, p_claims, p_subjects: a line a submission: its id; "principal role unit unit …", empty where the system itself
-- writes; the subjects that it names, separated by spaces. p_of: for each event the 1-based index of its submission.
-- Answers one row a submission: appended | repeated | key-reused | conflict | denied; nothing of a refused one is stored.
CREATE FUNCTION ledger.append(
  p_ledger text, p_submission text, p_claims text, p_of int[], p_stream bytea, p_expected int[], p_request bytea, p_units text,
  p_body text, p_text_of int[], p_text_digest bytea[], p_text_salt bytea[], p_text text[], p_heads jsonb,
  p_recorded_at timestamptz, p_subjects text
) RETURNS TABLE (n int, outcome text, first_position bigint, recorded_at text, detail jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '5s' SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  v_head ledger.heads;
  v_now timestamptz;
  v_text text;
  v_suffix text;
BEGIN
  SELECT * INTO v_head FROM ledger.heads h WHERE h.ledger_id = p_ledger FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'unknown ledger %', p_ledger USING ERRCODE = 'no_data_found';
  END IF;
  v_now := ledger.moment(v_head, p_recorded_at);
  v_text := to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_suffix := ',"recordedAt":"' || v_text || '"}';

  RETURN QUERY
  WITH e AS MATERIALIZED (
    SELECT p_of[i] AS sub, i, t.units, t.body, p_expected[i] AS expected,
           substring(p_stream FROM (i::int - 1) * 20 + 1 FOR 20) AS stream,
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 1 FOR 20), decode(repeat('00', 20), 'hex')) AS request,
           NULLIF(substring(p_request FROM (i::int - 1) * 52 + 21 FOR 32), decode(repeat('00', 32), 'hex')) AS digest
      FROM ROWS FROM (string_to_table(p_body, E'\n'), string_to_table(p_units, E'\n')) WITH ORDINALITY AS t(body, units, i)
  ), s AS MATERIALIZED (
    SELECT t.id, split_part(t.claim, ' ', 1) AS principal, split_part(t.claim, ' ', 2) AS role,
           (string_to_array(t.claim, ' '))[3:] AS units, t.subjects, t.n, e.request, e.digest
      FROM ROWS FROM (string_to_table(p_submission, E'\n'), string_to_table(p_claims, E'\n'), string_to_table(p_subjects, E'\n'))
           WITH ORDINALITY AS t(id, claim, subjects, n)
      JOIN e ON e.sub = t.n AND e.request IS NOT NULL
  ), prior AS MATERIALIZED (
    SELECT s.n, r.position AS first_position, r.digest = s.digest AS same
      FROM s CROSS JOIN LATERAL (
        SELECT x.position, x.digest FROM ledger.events x WHERE x.ledger_id = p_ledger AND x.request BETWEEN s.request AND s.request
         ORDER BY x.request LIMIT 1
      ) r
  ), denied AS MATERIALIZED (
    SELECT s.n FROM s
     WHERE s.role <> '' AND EXISTS (
       SELECT 1 FROM unnest(s.units) AS asked(unit) WHERE (
         SELECT true FROM ledger.grants g
          WHERE g.ledger_id = p_ledger AND g.principal_id = s.principal AND g.role = s.role
            AND g.unit_id = ANY ((SELECT u.path FROM ledger.units u
                                   WHERE u.ledger_id = p_ledger AND u.unit_id = asked.unit)::text[])
          LIMIT 1) IS NULL)
        OR EXISTS (
       SELECT 1 FROM string_to_table(NULLIF(s.subjects, ''), ' ') AS asked(subject) WHERE (
         SELECT true FROM vault.subjects v
          WHERE v.ledger_id = p_ledger AND v.subject_id BETWEEN asked.subject AND asked.subject
          ORDER BY v.subject_id LIMIT 1) IS NULL)
  ), stale AS MATERIALIZED (
    SELECT e.sub, jsonb_agg(jsonb_build_object('stream', encode(e.stream, 'hex'), 'expected', e.expected,
                                               'actual', coalesce(newest.version, 0)) ORDER BY e.i) AS streams
      FROM e LEFT JOIN LATERAL (
        SELECT x.version FROM ledger.events x
         WHERE x.ledger_id = p_ledger AND x.stream_id = e.stream ORDER BY x.version DESC LIMIT 1
      ) newest ON true
     WHERE coalesce(newest.version, 0) <> e.expected GROUP BY e.sub
  ), accepted AS MATERIALIZED (
    SELECT s.n FROM s
     WHERE s.n NOT IN (SELECT prior.n FROM prior) AND s.n NOT IN (SELECT denied.n FROM denied)
       AND s.n NOT IN (SELECT stale.sub FROM stale)
  ), placed AS MATERIALIZED (
    SELECT e.*, v_head.position + row_number() OVER (ORDER BY e.i) AS position
      FROM e WHERE e.sub IN (SELECT accepted.n FROM accepted)
  ), written AS (
    INSERT INTO ledger.events (ledger_id, position, stream_id, version, recorded_at, request, digest, units, entry)
    SELECT p_ledger, p.position, p.stream, p.expected + 1, v_now, p.request, p.digest, string_to_array(p.units, ' '),
           convert_to('{"body":' || p.body || ',"position":' || p.position || v_suffix, 'UTF8')
      FROM placed p ORDER BY p.position
  ), kept AS (
    INSERT INTO ledger.texts (ledger_id, digest, salt, content)
    SELECT p_ledger, t.digest, t.salt, t.content
      FROM unnest(p_text_of, p_text_digest, p_text_salt, p_text) AS t(sub, digest, salt, content)
     WHERE t.sub IN (SELECT accepted.n FROM accepted)
  ), moved AS (
    UPDATE ledger.heads h SET position = h.position + (SELECT count(*) FROM placed), recorded_at = v_now
     WHERE h.ledger_id = p_ledger AND EXISTS (SELECT 1 FROM placed)
  )
  SELECT s.n::int,
         CASE WHEN prior.same THEN 'repeated' WHEN prior.n IS NOT NULL THEN 'key-reused'
              WHEN denied.n IS NOT NULL THEN 'denied' WHEN stale.sub IS NOT NULL THEN 'conflict' ELSE 'appended' END,
         coalesce(prior.first_position, (SELECT min(p.position) FROM placed p WHERE p.sub = s.n)), v_text, stale.streams
    FROM s LEFT JOIN prior ON prior.n = s.n LEFT JOIN denied ON denied.n = s.n LEFT JOIN stale ON stale.sub = s.n
   ORDER BY s.n;

  -- A submission that changes units or grants rides alone; the row lock is still held.
  IF p_heads IS NOT NULL AND (SELECT h.position FROM ledger.heads h WHERE h.ledger_id = p_ledger) > v_head.position THEN
    PERFORM ledger.apply_heads(p_ledger, p_heads, v_head.position);
  END IF;
END $$;

-- Gives a unit and all below it the paths that their heads now say, from a position on: one search for those below, then one row
-- at a time. Fails with DB002 where a unit would come below itself: two changes that each were legal alone.
CREATE FUNCTION ledger.replace_paths(p_ledger text, p_unit text, p_position bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE v_old text[]; v_new text[]; v record;
BEGIN
  SELECT u.path, coalesce((SELECT x.path FROM ledger.units x
                            WHERE x.ledger_id = p_ledger AND x.unit_id = coalesce(u.successor, u.parent_id)), '{}') || u.unit_id
    INTO v_old, v_new FROM ledger.units u WHERE u.ledger_id = p_ledger AND u.unit_id = p_unit;
  IF p_unit = ANY (v_new[:cardinality(v_new) - 1]) THEN
    RAISE EXCEPTION 'unit % would come below itself', p_unit USING ERRCODE = 'DB002';
  END IF;
  IF v_old = v_new THEN
    RETURN;
  END IF;
  FOR v IN SELECT u.unit_id, v_new || u.path[cardinality(v_old) + 1:] AS path
             FROM ledger.units u WHERE u.ledger_id = p_ledger AND u.path @> ARRAY[p_unit] LOOP
    UPDATE ledger.units u SET path = v.path WHERE u.ledger_id = p_ledger AND u.unit_id = v.unit_id;
    UPDATE ledger.unit_paths p SET position_to = p_position
     WHERE p.ledger_id = p_ledger AND p.unit_id = v.unit_id AND p.position_to IS NULL AND p.position_from < p_position
       AND p.position_from = (
             SELECT x.position_from FROM ledger.unit_paths x
              WHERE x.ledger_id = p_ledger AND x.unit_id BETWEEN v.unit_id AND v.unit_id
              ORDER BY x.unit_id DESC, x.position_from DESC LIMIT 1);
    INSERT INTO ledger.unit_paths (ledger_id, unit_id, position_from, path)
    VALUES (p_ledger, v.unit_id, p_position, v.path)
    ON CONFLICT (ledger_id, unit_id, position_from) DO UPDATE SET path = excluded.path;
  END LOOP;
END $$;

-- Brings the heads of units and grants to what the events just appended say. p_heads is an array in event order:
-- {"item": 1-based, "unit": {id, parent, type, name, openedOn, isNew}} | {"item", "change": {unit, parent, type, name, on}} |
-- {"item", "close": {unit, successor, on, isNew}} | {"item", "grant": {principal, role, unit}} |
-- {"item", "revoke": {principal, role, unit}} | {"item", "plan": {id, version, title, sha256}} | {"item", "log": see log.apply_change} |
-- {"item", "erase": see ledger.erase}.
CREATE FUNCTION ledger.apply_heads(p_ledger text, p_heads jsonb, p_before bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE v jsonb; v_path text[];
BEGIN
  FOR v IN SELECT * FROM jsonb_array_elements(p_heads) LOOP
    IF v ? 'unit' THEN
      -- Nobody stands below a unit that is new: it has a path of its own and changes no other. 10,000 are opened in 2 s.
      v_path := coalesce((SELECT u.path FROM ledger.units u
                           WHERE u.ledger_id = p_ledger AND u.unit_id = v #>> '{unit,parent}'), '{}') || (v #>> '{unit,id}');
      INSERT INTO ledger.units (ledger_id, unit_id, parent_id, type, name, opened_on, path, position)
      VALUES (p_ledger, v #>> '{unit,id}', v #>> '{unit,parent}', v #>> '{unit,type}', v #>> '{unit,name}',
              (v #>> '{unit,openedOn}')::date, v_path, p_before + (v ->> 'item')::int)
      ON CONFLICT DO NOTHING;
      IF FOUND THEN
        INSERT INTO ledger.unit_paths (ledger_id, unit_id, position_from, path)
        VALUES (p_ledger, v #>> '{unit,id}', p_before + (v ->> 'item')::int, v_path);
      ELSIF (v #>> '{unit,isNew}')::boolean THEN
        RAISE EXCEPTION 'unit % is there already', v #>> '{unit,id}' USING ERRCODE = 'DB002';
      ELSE
        UPDATE ledger.units u
           SET type = CASE WHEN typed_on IS NULL THEN v #>> '{unit,type}' ELSE type END,
               name = CASE WHEN named_on IS NULL THEN v #>> '{unit,name}' ELSE name END,
               opened_on = (v #>> '{unit,openedOn}')::date, position = p_before + (v ->> 'item')::int
         WHERE u.ledger_id = p_ledger AND u.unit_id = v #>> '{unit,id}';
      END IF;
    ELSIF v ? 'change' THEN
      UPDATE ledger.units u
         SET parent_id = CASE WHEN x.moves THEN v #>> '{change,parent}' ELSE parent_id END, moved_on = CASE WHEN x.moves THEN x.on_day ELSE moved_on END,
             type = CASE WHEN x.types THEN v #>> '{change,type}' ELSE type END, typed_on = CASE WHEN x.types THEN x.on_day ELSE typed_on END,
             name = CASE WHEN x.names THEN v #>> '{change,name}' ELSE name END, named_on = CASE WHEN x.names THEN x.on_day ELSE named_on END,
             position = p_before + (v ->> 'item')::int
        FROM (SELECT o.unit_id, d.on_day, v #>> '{change,parent}' IS NOT NULL AND d.on_day >= coalesce(o.moved_on, '-infinity') AS moves,
                     v #>> '{change,type}' IS NOT NULL AND d.on_day >= coalesce(o.typed_on, '-infinity') AS types,
                     v #>> '{change,name}' IS NOT NULL AND d.on_day >= coalesce(o.named_on, '-infinity') AS names
                FROM ledger.units o CROSS JOIN (SELECT (v #>> '{change,on}')::date AS on_day) d
               WHERE o.ledger_id = p_ledger AND o.unit_id = v #>> '{change,unit}') x
       WHERE u.ledger_id = p_ledger AND u.unit_id = x.unit_id;
      PERFORM ledger.replace_paths(p_ledger, v #>> '{change,unit}', p_before + (v ->> 'item')::int);
    ELSIF v ? 'close' THEN
      IF (v #>> '{close,isNew}')::boolean AND EXISTS (
           SELECT 1 FROM ledger.units u WHERE u.ledger_id = p_ledger AND u.unit_id = v #>> '{close,unit}' AND u.closed_on IS NOT NULL) THEN
        RAISE EXCEPTION 'unit % is closed already', v #>> '{close,unit}' USING ERRCODE = 'DB002';
      END IF;
      UPDATE ledger.units SET closed_on = (v #>> '{close,on}')::date, successor = v #>> '{close,successor}',
             position = p_before + (v ->> 'item')::int
       WHERE ledger_id = p_ledger AND unit_id = v #>> '{close,unit}';
      PERFORM ledger.replace_paths(p_ledger, v #>> '{close,unit}', p_before + (v ->> 'item')::int);
    ELSIF v ? 'grant' THEN
      INSERT INTO ledger.grants (ledger_id, principal_id, role, unit_id, position)
      VALUES (p_ledger, v #>> '{grant,principal}', v #>> '{grant,role}', v #>> '{grant,unit}', p_before + (v ->> 'item')::int)
      ON CONFLICT DO NOTHING;
    ELSIF v ? 'plan' THEN
      INSERT INTO ledger.plans (ledger_id, plan_id, version, title, sha256, position)
      VALUES (p_ledger, v #>> '{plan,id}', (v #>> '{plan,version}')::int, v #>> '{plan,title}',
              decode(v #>> '{plan,sha256}', 'hex'), p_before + (v ->> 'item')::int)
      ON CONFLICT (ledger_id, plan_id) DO UPDATE
        SET version = excluded.version, title = excluded.title, sha256 = excluded.sha256, position = excluded.position;
    ELSIF v ? 'erase' THEN
      PERFORM ledger.erase(p_ledger, v -> 'erase', p_before);
    ELSIF v ? 'revoke' THEN
      DELETE FROM ledger.grants WHERE ledger_id = p_ledger AND principal_id = v #>> '{revoke,principal}'
        AND role = v #>> '{revoke,role}' AND unit_id = v #>> '{revoke,unit}';
    ELSIF v ? 'log' THEN
      PERFORM log.apply_change(p_ledger, v -> 'log');
    END IF;
  END LOOP;
END $$;

-- Opens a ledger. Its first entries are appended right after by the same caller; a head at position 0 is not yet open.
CREATE FUNCTION ledger.open(p_ledger text, p_name text, p_purpose text, p_time_zone text, p_root text, p_fact_kinds bytea,
                            p_recorded_at timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF p_recorded_at IS NOT NULL AND p_purpose = 'live' THEN
    RAISE EXCEPTION 'the clock of ledger % cannot be set', p_ledger USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO ledger.heads (ledger_id, name, purpose, time_zone, root_unit, fact_kinds, recorded_at)
  VALUES (p_ledger, p_name, p_purpose, p_time_zone, p_root, p_fact_kinds, coalesce(p_recorded_at, clock_timestamp()))
  ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

-- A demonstration's generator is done: from now on its clock runs.
CREATE FUNCTION ledger.release_clock(p_ledger text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE ledger.heads SET anchor_ledger = recorded_at, anchor_real = clock_timestamp()
   WHERE ledger_id = p_ledger AND purpose = 'demonstration' AND anchor_ledger IS NULL
$$;

CREATE FUNCTION ledger.keep_content(p_ledger text, p_media_type text, p_content bytea) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE v_sha256 bytea := sha256(p_content);
BEGIN
  INSERT INTO ledger.contents (ledger_id, sha256, media_type, content)
  VALUES (p_ledger, v_sha256, p_media_type, p_content) ON CONFLICT DO NOTHING;
  RETURN v_sha256;
END $$;

-- What the decider needs of streams, whoever asks: version and newest entry. Not a reading road: its caller answers only
-- what the scope allows.
CREATE FUNCTION ledger.stream_heads(p_ledger text, p_streams bytea[])
RETURNS TABLE (stream_id bytea, version int, "position" bigint, units text[], entry bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
  SELECT e.stream_id, e.version, e.position, e.units, e.entry
    FROM unnest(p_streams) AS asked(stream) CROSS JOIN LATERAL (
      SELECT x.* FROM ledger.events x WHERE x.ledger_id = p_ledger AND x.stream_id = asked.stream
       ORDER BY x.version DESC LIMIT 1) e
$$;

-- The submission that a request made, whoever asks.
CREATE FUNCTION ledger.find_request(p_ledger text, p_request bytea) RETURNS TABLE ("position" bigint, digest bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
  SELECT e.position, e.digest FROM ledger.events e
   WHERE e.ledger_id = p_ledger AND e.request BETWEEN p_request AND p_request ORDER BY e.request LIMIT 1
$$;

-- When a position was recorded: no secret, whatever the entry holds.
CREATE FUNCTION ledger.instants(p_ledger text, p_position bigint) RETURNS TABLE (recorded_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
  SELECT e.recorded_at FROM ledger.events e
   WHERE e.ledger_id = p_ledger AND e.position BETWEEN p_position AND p_position ORDER BY e.position LIMIT 1
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.append, ledger.append_clean, ledger.open, ledger.release_clock, ledger.keep_content, ledger.stream_heads, ledger.find_request, ledger.instants
  TO duibiao_api;
GRANT EXECUTE ON FUNCTION ledger.now, ledger.position_at, ledger.can_see TO duibiao_api, duibiao_worker;

GRANT SELECT ON ledger.heads, ledger.events, ledger.texts, ledger.contents, ledger.units, ledger.unit_paths, ledger.grants,
  ledger.plans TO duibiao_api;
GRANT SELECT ON ledger.heads, ledger.events, ledger.contents, ledger.units, ledger.unit_paths, ledger.grants, ledger.plans TO duibiao_worker;
