import { numberOf } from '../number.sql.js';

/** Whether a unit's numbers make up those above it: by its type on the day of the fact, that of its latest change by then, else as it opened. */
const isPart = `(b.compiled->'unitTypes' = 'null' OR b.compiled->'unitTypes' @> (
  SELECT t.fields->'type' FROM unnest(b.hits) t
   WHERE t.selector LIKE 'type-%' AND t.unit = h.unit AND t.fields ? 'type' AND (t.selector LIKE 'type-opened-%' OR t.day <= h.day)
    ORDER BY t.selector LIKE 'type-changed-%' DESC, t.day DESC, t.recorded DESC LIMIT 1))`;

/** What a fact says: numerator, denominator, units with a numerator, units with a denominator. */
const components = `
CASE WHEN b.compiled->>'share' IS NULL THEN ARRAY[h.amount, 0, 1, 0]
     WHEN h.selector = 'denominator' THEN ARRAY[0, h.amount, 0, 1]
     WHEN h.selector = 'baseline' THEN ARRAY[h.amount, ${numberOf(`(h.fields->>'denominator')`)}, 1, 1]
     WHEN b.compiled->>'share' = 'base' THEN ARRAY[h.amount, ${numberOf(`(h.fields->>'base')`)}, 1, 1]
     ELSE ARRAY[h.amount, 0, 1, 0] END::bigint[]`;

/**
 * Rows of a trend (see `KindSql`). A case is one metric of one unit. A count is a level that stands from its day to the day of the
 * next, or to the first day on which the unit no longer exists; levels of different units add up, and so do numerator and
 * denominator where they are metrics, cases, of their own. A count of a share without its base is no count.
 *
 * A baseline stands likewise. It comes twice: as a part of the baselines above (`baseline`), and for the unit alone (`own`), for whoever
 * froze one for a parent outright.
 */
export const trendRows = `
SELECT h.unit AS owner_unit, r.slice, r.spread, h.day AS from_day, least(h.next, c.closed) AS to_day, h.components
  FROM (
    SELECT h.*, lead(h.day) OVER (PARTITION BY h.selector ORDER BY h.day, h.thing) AS next
      FROM (SELECT h.selector, h.unit, h.day, h.thing, ${components} AS components FROM unnest(b.hits) h
             WHERE h.selector IN ('numerator', 'denominator', 'baseline')) h
     WHERE h.components[1] IS NOT NULL AND h.components[2] IS NOT NULL) h
 CROSS JOIN LATERAL (
   SELECT min(c.day) AS closed FROM unnest(b.hits) c WHERE c.selector = 'closed' AND h.selector <> 'baseline') c
 CROSS JOIN LATERAL (
   SELECT '' AS slice, 'sum' AS spread WHERE h.selector <> 'baseline' AND ${isPart}
   UNION ALL SELECT 'baseline', 'sum' WHERE h.selector = 'baseline' AND ${isPart}
   UNION ALL SELECT 'own', 'unit' WHERE h.selector = 'baseline') r
 WHERE (h.next IS NULL OR h.next > h.day) AND (c.closed IS NULL OR c.closed > h.day)`;
