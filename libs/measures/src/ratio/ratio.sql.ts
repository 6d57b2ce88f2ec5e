/**
 * Rows of a ratio (see `KindSql`): the mark that puts the case in scope, and the first link that fits. Of several marks in scope
 * (fact kinds whose key allows them) the earliest counts: a subject has one owner. A link before the mark counts from the
 * mark on, unless the definition excludes it; it lies `elsewhere` when its unit is not the owner nor below it,
 * in the tree in which it was recorded: a later move of either does not turn it round.
 */
export const ratioRows = `
SELECT s.owner_unit, b.compiled->>'slice' AS slice, 'sum' AS spread, r.from_day, NULL::date AS to_day, r.components
  FROM (SELECT h.unit AS owner_unit, h.day FROM unnest(b.hits) h
         WHERE h.selector = 'denominator' ORDER BY h.day, h.thing LIMIT 1) s
 CROSS JOIN LATERAL (
   SELECT min(greatest(h.day, s.day)) AS day FROM unnest(b.hits) h
    WHERE h.selector = 'numerator'
      AND (h.day >= s.day OR b.compiled->>'notBefore' IS NULL) AND (h.day <= s.day OR b.compiled->>'notAfter' IS NULL)
      AND (b.compiled->>'elsewhere' IS NULL OR NOT EXISTS (
             SELECT FROM ledger.unit_paths u WHERE u.ledger_id = $1 AND u.unit_id = h.unit AND u.position_from <= h.recorded
                AND (u.position_to IS NULL OR u.position_to > h.recorded) AND u.path @> ARRAY[s.owner_unit] COLLATE "C"))) l
 CROSS JOIN LATERAL (SELECT s.day, '{0,1}'::bigint[] UNION ALL SELECT l.day, '{1,0}') r(from_day, components)
 WHERE r.from_day IS NOT NULL`;

/** What a fact that fits does (see `KindSql`): `first` is the numerator's, of which one counts. */
export const ratioRole = `
CASE WHEN x.selector = 'denominator' THEN CASE
            WHEN x.day IS DISTINCT FROM x.case_day OR x.unit IS DISTINCT FROM x.case_owner THEN 'another-mark'
            WHEN x.day > $5::date THEN 'after-day' ELSE 'denominator' END
     WHEN x.case_day IS NULL THEN 'unmatched'
     WHEN x.compiled->>'elsewhere' IS NOT NULL AND EXISTS (
       SELECT FROM ledger.unit_paths u WHERE u.ledger_id = $1 AND u.unit_id = x.unit AND u.position_from <= x.position_from
          AND (u.position_to IS NULL OR u.position_to > x.position_from) AND u.path @> ARRAY[x.case_owner]) THEN 'same-unit'
     WHEN x.compiled->>'notBefore' IS NOT NULL AND x.day < x.case_day THEN 'before-mark'
     WHEN x.compiled->>'notAfter' IS NOT NULL AND x.day > x.case_day THEN 'after-mark'
     WHEN greatest(x.day, x.case_day) > $5::date THEN 'after-day'
     WHEN greatest(x.day, x.case_day) = x.counted_day THEN 'first'
     ELSE 'counted-once' END`;
