/**
 * Rows of an eligibility (see `KindSql`; components: pass, cases, failed, not evidenced, contradicted).
 *
 * `evidence`: of each decision and condition, what is on record up to the decision's day; a fact that several selectors of a sum mean is added
 * once (`nth`). `judged`: the day from which the
 * decision fails the condition (null: it does not) and whether that is for want of evidence. What was known on the decision's day never
 * changes with D, so all failures begin on it, but one: another decision with the same value may come later, and both fail
 * from then on. A number is compared as text for uniqueness and as a number for the range.
 */
export const eligibilityRows = `
WITH evidence AS (
  SELECT c.thing, c.unit, c.day, k.*, c.fields->>k.field AS value, e.*
    FROM unnest(b.hits) c
   CROSS JOIN jsonb_to_recordset(b.compiled->'conditions') k(
           slice text, kind text, at_least numeric, months int, days int, calendar_year boolean,
           field text, holder text, first text, last text)
   CROSS JOIN LATERAL (
     SELECT count(*) AS facts, coalesce(sum(h.amount) FILTER (WHERE h.nth = 1), 0) AS total, min(h.day) AS since,
            coalesce(bool_or(h.selector = k.slice || '/passing'), false) AS has_passing,
            coalesce(bool_or(CASE WHEN concat_ws(',', c.fields->>k.field, h.fields->>k.first, h.fields->>k.last) ~ '^[0-9]+,[0-9]+,[0-9]+$'
                                  THEN (c.fields->>k.field)::numeric BETWEEN (h.fields->>k.first)::numeric AND (h.fields->>k.last)::numeric
                             END), false) AS is_covered
       FROM (SELECT h.*, row_number() OVER (PARTITION BY h.thing) AS nth FROM unnest(b.hits) h
      WHERE split_part(h.selector, '/', 1) = k.slice
        AND CASE k.kind
            WHEN 'unique' THEN h.thing <> c.thing AND h.fields->>k.field = c.fields->>k.field AND h.day IS NOT NULL
            WHEN 'allotted' THEN h.day <= c.day AND h.unit = c.fields->>k.holder
            WHEN 'sum' THEN h.day <= c.day AND (k.months IS NULL OR h.day + make_interval(months => k.months) >= c.day)
                        AND (k.calendar_year IS NOT TRUE OR extract(year FROM h.day) = extract(year FROM c.day))
            ELSE h.day <= c.day END) h) e
   WHERE c.selector = 'case' AND c.day IS NOT NULL
), judged AS (
  SELECT v.thing, v.unit, v.day, v.slice,
         CASE v.kind WHEN 'unique' THEN v.value IS NULL WHEN 'allotted' THEN v.value IS NULL OR v.facts = 0 ELSE v.facts = 0 END AS is_missing,
         CASE v.kind
         WHEN 'unique' THEN CASE WHEN v.value IS NULL THEN v.day WHEN v.facts > 0 THEN greatest(v.day, v.since) END
         WHEN 'sum' THEN CASE WHEN v.total < v.at_least THEN v.day END
         WHEN 'exists' THEN CASE WHEN NOT v.has_passing THEN v.day END
         WHEN 'elapsed' THEN CASE WHEN (v.day >= v.since + make_interval(months => v.months, days => v.days)) IS NOT TRUE THEN v.day END
         WHEN 'allotted' THEN CASE WHEN NOT v.is_covered THEN v.day END END AS fails_from
    FROM evidence v
)
SELECT CASE WHEN b.compiled->>'owner' IS NULL THEN b.case_key ELSE r.unit END AS owner_unit,
       r.slice, 'sum' AS spread, r.from_day, r.to_day, r.components
  FROM (
    SELECT j.unit, '' AS slice, min(j.day) AS from_day, NULL::date AS to_day, '{0,1}'::bigint[] AS components
      FROM judged j GROUP BY j.thing, j.unit
    UNION ALL
    SELECT j.unit, '', min(j.day), min(j.fails_from), '{1}' FROM judged j GROUP BY j.thing, j.unit
    UNION ALL
    SELECT j.unit, j.slice, j.fails_from, NULL, CASE WHEN j.is_missing THEN '{0,0,1,1}' ELSE '{0,0,1,0,1}' END::bigint[]
      FROM judged j) r`;
