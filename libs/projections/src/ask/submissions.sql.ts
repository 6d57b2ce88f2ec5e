/** Where a submission stands: `$1` ledger, `$2` id. */
export const submissionPlace = `
SELECT s.first_position, min(s.items) AS items, bool_and(s.is_frame) AS is_frame, min(s.accepted_at) AS accepted_at, min(s.returned_at) AS returned_at
  FROM read.submissions s WHERE s.ledger_id = $1 AND s.submission_id = $2 GROUP BY s.first_position`;

/** The fact versions that a submission wrote: `$1` ledger, `$2` first position, `$3` items. Under row-level security. */
export const submissionFacts = `
SELECT f.position_from, f.position_to, encode(f.fact_id, 'hex') AS fact, f.version, f.state, f.kind, f.owner_unit, f.refs, f.days
  FROM read.fact_versions f
 WHERE f.ledger_id = $1 AND f.position_from >= $2::bigint AND f.position_from < $2::bigint + $3::int ORDER BY f.position_from`;

/**
 * Submissions with a fact of the subtree of a unit, newest first: `$1` ledger, `$2` units at the top (null: the whole ledger), `$3` state or null, `$4` before
 * this first position (or null), `$5` at most so many. Looks into each unit of the subtree by key: some 3 µs for each, and for each
 * submission that is passed over because of its state. Frames are no submissions to review.
 */
export const submissionList = `
SELECT s.first_position, s.submission_id, s.items, min(s.accepted_at) AS accepted_at, min(s.returned_at) AS returned_at,
       array_agg(s.owner_unit ORDER BY s.owner_unit) AS owners
  FROM ledger.units u CROSS JOIN LATERAL (
    SELECT s.* FROM read.submissions s
     WHERE s.ledger_id = $1 AND s.owner_unit = u.unit_id AND NOT s.is_frame AND ($4::bigint IS NULL OR s.first_position < $4)
       AND CASE $3::text WHEN 'returned' THEN s.returned_at IS NOT NULL
                         WHEN 'accepted' THEN s.accepted_at IS NOT NULL AND s.returned_at IS NULL
                         WHEN 'unreviewed' THEN s.accepted_at IS NULL AND s.returned_at IS NULL ELSE true END
     ORDER BY s.first_position DESC LIMIT $5) s
 WHERE u.ledger_id = $1 AND ($2::text[] IS NULL OR u.path && $2)
 GROUP BY s.first_position, s.submission_id, s.items ORDER BY s.first_position DESC LIMIT $5`;
