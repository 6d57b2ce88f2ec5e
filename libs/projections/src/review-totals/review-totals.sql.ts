/** SQL: what a version `v` is worth at a position. */
const worth = (position: string): string => `
  SELECT (v.is_counted AND (v.position_to IS NULL OR v.position_to > ${position}) AND v.position_from <= ${position})::int AS facts,
         (v.accepted_at <= ${position} AND coalesce(v.returned_at > ${position}, true)) IS TRUE AS is_accepted,
         (v.returned_at <= ${position}) IS TRUE AS is_returned`;
const version = (f: string): string => `
  SELECT ${f}.position_from, ${f}.position_to, ${f}.accepted_at, ${f}.returned_at, ${f}.owner_unit, ${f}.kind, ${f}.begins_on, ${f}.state = 'current' AS is_counted
    FROM read.fact_versions ${f} WHERE ${f}.ledger_id = $1`;

/**
 * Adds to the counts by review what a batch changes. `$1` ledger, `$2` after, `$3` up to, `$4` the kinds that planners set.
 *
 * Concerned are the versions of the batch, those that they follow, and those that its reviews cover. Each brings what it is worth at
 * the end of the batch less what it was worth before it.
 */
export const addToReviewTotals = `
WITH fresh AS MATERIALIZED (
  SELECT f.position_from, f.fact_id, f.version FROM read.fact_versions f
   WHERE f.ledger_id = $1 AND f.position_from > $2 AND f.position_from <= $3
), concerned AS (
  SELECT f.position_from FROM fresh f
  UNION
  SELECT e."position" FROM fresh f CROSS JOIN LATERAL (
    SELECT e."position" FROM ledger.events e
     WHERE e.ledger_id = $1 AND e.stream_id = f.fact_id AND e.version = f.version - 1 OFFSET 0) e
   WHERE f.version > 1
  UNION
  SELECT f.position_from FROM read.reviews r CROSS JOIN LATERAL (
    SELECT f.position_from FROM read.fact_versions f
     WHERE f.ledger_id = $1 AND f.position_from >= r.first_position AND f.position_from < r.first_position + r.items OFFSET 0) f
   WHERE r.ledger_id = $1 AND r."position" > $2 AND r."position" <= $3
), change AS (
  SELECT v.owner_unit, v.kind, v.begins_on AS day,
         now.facts - was.facts AS facts,
         (CASE WHEN now.is_accepted THEN now.facts ELSE 0 END) - (CASE WHEN was.is_accepted THEN was.facts ELSE 0 END) AS accepted,
         (CASE WHEN now.is_returned THEN now.facts ELSE 0 END) - (CASE WHEN was.is_returned THEN was.facts ELSE 0 END) AS returned
    FROM concerned c CROSS JOIN LATERAL (${version('f')} AND f.position_from = c.position_from OFFSET 0) v
   CROSS JOIN LATERAL (${worth('$3')}) now CROSS JOIN LATERAL (${worth('$2')}) was
   WHERE v.owner_unit IS NOT NULL AND NOT v.kind = ANY ($4::text[])
)
INSERT INTO read.review_totals AS old (ledger_id, owner_unit, kind, latest_day, facts, accepted, returned)
SELECT $1, c.owner_unit, c.kind, coalesce(max(c.day), '-infinity'), sum(c.facts), sum(c.accepted), sum(c.returned)
  FROM change c GROUP BY c.owner_unit, c.kind
ON CONFLICT (ledger_id, owner_unit, kind) DO UPDATE
   SET latest_day = greatest(old.latest_day, excluded.latest_day), facts = old.facts + excluded.facts,
       accepted = old.accepted + excluded.accepted, returned = old.returned + excluded.returned`;
