/**
 * Marks what the reviews of a batch cover. `$1` ledger, `$2` the reviews as `[{position, submission, outcome}]`; answers how many found
 * their submission.
 *
 * A submission is accepted once at most and returned once at most (the decider sees to it), so the order within a batch does not
 * matter. Every version that it wrote is marked, those already superseded too: what counts at a position is the version that is newest
 * there, with the reviews up to there.
 */
export const applyReviews = `
WITH review AS MATERIALIZED (
  SELECT (r->>'position')::bigint AS "position", r->>'submission' AS submission_id, r->>'outcome' AS outcome
    FROM jsonb_array_elements($2::jsonb) r
), found AS MATERIALIZED (
  SELECT DISTINCT r."position", r.outcome, r.submission_id, s.first_position, s.items
    FROM review r CROSS JOIN LATERAL (
      SELECT s.first_position, s.items FROM read.submissions s
       WHERE s.ledger_id = $1 AND s.submission_id = r.submission_id OFFSET 0) s
), mark AS MATERIALIZED (
  SELECT f.submission_id, f.first_position, f.items, min(f."position") FILTER (WHERE f.outcome = 'accepted') AS accepted_at,
         min(f."position") FILTER (WHERE f.outcome = 'returned') AS returned_at
    FROM found f GROUP BY f.submission_id, f.first_position, f.items
), kept AS (
  INSERT INTO read.reviews (ledger_id, "position", first_position, items, outcome)
  SELECT $1, f."position", f.first_position, f.items, f.outcome FROM found f
), listed AS (
  UPDATE read.submissions s
     SET accepted_at = coalesce(s.accepted_at, m.accepted_at), returned_at = coalesce(s.returned_at, m.returned_at)
    FROM mark m WHERE s.ledger_id = $1 AND s.submission_id = m.submission_id
), marked AS (
  UPDATE read.fact_versions v
     SET accepted_at = coalesce(v.accepted_at, m.accepted_at), returned_at = coalesce(v.returned_at, m.returned_at)
    FROM mark m
   WHERE v.ledger_id = $1 AND v.position_from >= m.first_position AND v.position_from < m.first_position + m.items
)
SELECT count(*)::int AS reviews FROM found`;
