import { numberOf } from '../number.sql.js';

/**
 * Rows of a total against a quota (see `KindSql`). A case is what is counted, or one unit's allotments of a quota.
 *
 * - Slice '': the total. Distinct: one joint row for each unit that gave, from its first day; the engine counts it once above them.
 *   Else: the sums of a case's facts by unit and day.
 * - Slice `quota`: the allotment in force and how many there are, for the unit alone; `again` says what a later one does to it.
 * - Slice `over`, of a cap only: total − quota, whose highest value tells whether the cap was broken on any day (catalogue 1.9).
 *   Each day is compared with the allotment in force on it; what lies before the first allotment with the first, which is therefore taken
 *   from the beginning of time on.
 */
export const cumulativeQuotaRows = `
SELECT c.unit AS owner_unit, s.slice, c.spread, c.day AS from_day, NULL::date AS to_day, ARRAY[c.total, 0] AS components
  FROM (
    WITH counted AS (
      SELECT DISTINCT ON (h.thing) h.unit, h.day,
             CASE WHEN b.compiled->>'isSum' = 'true' THEN h.amount ELSE 1 END * (b.compiled->>'factor')::bigint AS amount
        FROM unnest(b.hits) h WHERE h.selector <> 'quota' ORDER BY h.thing, h.day
    )
    SELECT f.unit, 'joint' AS spread, min(f.day) AS day, 1::bigint AS total
      FROM counted f WHERE b.compiled->>'isDistinct' = 'true' GROUP BY f.unit
    UNION ALL
    SELECT f.unit, 'sum', f.day, sum(f.amount)::bigint
      FROM counted f WHERE b.compiled->>'isDistinct' = 'false' GROUP BY f.unit, f.day) c
 CROSS JOIN LATERAL (SELECT '' AS slice UNION ALL SELECT 'over' WHERE b.compiled->>'isCap' = 'true') s
UNION ALL
SELECT q.unit, s.slice, 'unit', s.from_day, q.next_day, s.components
  FROM (SELECT h.unit, h.day, row_number() OVER by_unit AS turn, r.size,
               CASE WHEN b.compiled->>'again' = 'replaces' THEN lead(h.day) OVER by_unit END AS next_day
          FROM unnest(b.hits) h CROSS JOIN LATERAL (
            SELECT coalesce(h.amount, (${numberOf(`(h.fields->>(b.compiled->'range'->>1))`)}) - (${numberOf(`(h.fields->>(b.compiled->'range'->>0))`)}) + 1)::bigint AS size) r
         WHERE h.selector = 'quota' AND r.size IS NOT NULL
        WINDOW by_unit AS (PARTITION BY h.unit ORDER BY h.day, h.thing)) q
 CROSS JOIN LATERAL (
   SELECT 'quota' AS slice, q.day AS from_day, ARRAY[q.size, 1] AS components
   UNION ALL
   SELECT 'over', CASE q.turn WHEN 1 THEN date '0001-01-01' ELSE q.day END, ARRAY[-q.size * (b.compiled->>'factor')::bigint, 0]
    WHERE b.compiled->>'isCap' = 'true') s`;
