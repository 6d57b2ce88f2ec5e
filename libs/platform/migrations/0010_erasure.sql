-- Erasure of a person: what identifies the subject goes from the vault, and so do the texts about it, with the salts without which their digests
-- say nothing. Nothing else ever deletes a row of these two tables, and no role but the owner of append may.

-- What the event `subject-erased` takes away, within the append that records it: the head row is locked, so no append is in flight, and one that
-- waits finds no subject any more. p_erase: {subject, texts: [hex], readTo, streams: [hex]}. Fails with DB004 where it is not what was decided on:
-- a text is gone already, or an entry after readTo names the subject or continues one of the streams. The decider then reads on from there.
CREATE FUNCTION ledger.erase(p_ledger text, p_erase jsonb, p_before bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  v_subject text := p_erase ->> 'subject';
  v_texts bytea[] := ARRAY(SELECT decode(t.digest, 'hex') FROM jsonb_array_elements_text(p_erase -> 'texts') t(digest));
  v_streams bytea[] := ARRAY(SELECT decode(s.stream, 'hex') FROM jsonb_array_elements_text(p_erase -> 'streams') s(stream));
  v_gone int;
BEGIN
  IF EXISTS (
    SELECT FROM ledger.events e
     WHERE e.ledger_id = p_ledger AND e."position" > (p_erase ->> 'readTo')::bigint AND e."position" <= p_before
       AND (e.stream_id = ANY (v_streams) OR position(convert_to(v_subject, 'UTF8') IN e.entry) > 0)) THEN
    RAISE EXCEPTION 'more is recorded about % meanwhile', v_subject USING ERRCODE = 'DB004';
  END IF;
  DELETE FROM vault.subjects v WHERE v.ledger_id = p_ledger AND v.subject_id = v_subject;
  DELETE FROM ledger.texts t WHERE t.ledger_id = p_ledger AND t.digest = ANY (v_texts);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  IF v_gone <> cardinality(v_texts) THEN
    RAISE EXCEPTION 'of % texts about % there are %', cardinality(v_texts), v_subject, v_gone USING ERRCODE = 'DB004';
  END IF;
END $$;
REVOKE ALL ON FUNCTION ledger.erase FROM PUBLIC;

-- A row that was deleted lies in its table until it is vacuumed. The API does that at once (MAINTAIN reads and changes no row); where an old snapshot
-- keeps the row longer, autovacuum comes as soon as it can, however many rows the table has: usually within a minute.
GRANT MAINTAIN ON ledger.texts, vault.subjects TO duibiao_api;
ALTER TABLE ledger.texts SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
                              toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
ALTER TABLE vault.subjects SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
-- Nor does ANALYZE keep samples of what may have to go.
ALTER TABLE ledger.texts ALTER COLUMN content SET STATISTICS 0, ALTER COLUMN salt SET STATISTICS 0;
ALTER TABLE vault.subjects ALTER COLUMN sealed SET STATISTICS 0, ALTER COLUMN lookup SET STATISTICS 0;
