/**
 * Rows of a timely response (see `KindSql`; components: on time, triggers, late, overdue, open, responded).
 *
 * Each trigger on day s takes the first response r of its `match` on or after s: a person admitted again needs an entry again.
 * Only the first trigger of a match may take an earlier one, from s on, where the definition lets early responses count.
 * With the limit's last day l: `open` from s up to r or, without r by then, up to l; `overdue` from l + 1 up to r; from r on
 * `on time` (r ≤ l) or `late`. All is known when the trigger is, so no tick is needed. Without a limit a response is always on
 * time, and a slice for the days that it took (`days:29`) lets the median be taken over any number of units.
 */
export const timelyResponseRows = `
SELECT CASE WHEN b.compiled->>'owner' IS NULL THEN b.case_key ELSE t.unit END AS owner_unit,
       r.slice, 'sum' AS spread, r.from_day, r.to_day, r.components
  FROM (
    SELECT x.selector, x.unit, x.s, (x.s + make_interval(months => (b.compiled->>'months')::int, days => (b.compiled->>'days')::int))::date AS l,
           CASE WHEN x.s = x.first_trigger AND x.first_response < x.s AND b.compiled->>'early' = 'counts' THEN x.s ELSE x.next END AS r
      FROM (
        SELECT h.selector, h.unit, h.day AS s,
               min(h.day) FILTER (WHERE h.selector = 'trigger') OVER alike AS first_trigger,
               min(h.day) FILTER (WHERE h.selector <> 'trigger') OVER alike AS first_response,
               min(h.day) FILTER (WHERE h.selector <> 'trigger') OVER (PARTITION BY h.match ORDER BY h.day DESC) AS next
          FROM unnest(b.hits) h WHERE h.day IS NOT NULL
        WINDOW alike AS (PARTITION BY h.match)) x WHERE x.selector = 'trigger' OFFSET 0) t
 CROSS JOIN LATERAL (
   SELECT '', t.s, NULL::date, '{0,1}'::bigint[]
   UNION ALL SELECT '', t.s, least(t.r, t.l + 1), '{0,0,0,0,1}'
   UNION ALL SELECT '', t.r, NULL, CASE WHEN t.r > t.l THEN '{0,0,1}'::bigint[] ELSE '{1}' END WHERE t.r IS NOT NULL
   UNION ALL SELECT '', t.l + 1, t.r, '{0,0,0,1}' WHERE t.l IS NOT NULL AND (t.r <= t.l) IS NOT TRUE
   UNION ALL SELECT '', t.r, NULL, '{0,0,0,0,0,1}' WHERE t.r IS NOT NULL
   UNION ALL SELECT 'days:' || CASE WHEN t.r - t.s > 366 THEN '366+' ELSE (t.r - t.s)::text END, t.r, NULL, '{0,0,0,0,0,1}'
              WHERE t.l IS NULL AND t.r IS NOT NULL
 ) r(slice, from_day, to_day, components)`;
