import { spans } from '../selector.js';

/**
 * Rows of a coverage (see `KindSql`): F(D) and P(u, D) of the catalogue for every D, between the days on which either changes.
 *
 * `span`: what puts the entry into the frame (condition `frame`) or towards a condition, with its days. `held`: from when to
 * when a condition holds, by a running count of what stands; so a case of many facts comes down to a few days. `stretch`: from one such day to
 * the next. In each the entry has one owner, that of the frame span that stands and began last; no owner, no row: what a
 * unit does before it enters or after it has left counts nowhere.
 *
 * Components: satisfied, frame, noData in slice ''; entries that satisfy one condition stand as the fourth in the
 * slice `condition:<name>`, so that they never look satisfied as a whole.
 */
export const coverageRows = `
WITH span AS MATERIALIZED (
  SELECT split_part(h.selector, '/', 1) AS condition, h.selector, h.thing, h.day, h.ends,
         CASE WHEN b.compiled->'ownCase' ? h.selector THEN b.case_key ELSE h.unit END AS owner_unit
    FROM ${spans('true')} h
), fact AS (
  SELECT DISTINCT ON (s.condition, s.thing) s.condition, s.day, s.ends FROM span s WHERE s.condition <> 'frame'
   ORDER BY s.condition, s.thing, s.day, s.ends DESC NULLS FIRST
), level AS (
  SELECT t.condition, t.day,
         (sum(sum(t.step)) OVER (PARTITION BY t.condition ORDER BY t.day)
            >= (b.compiled->'conditions'->>t.condition)::int)::int AS holds
    FROM fact f CROSS JOIN LATERAL (SELECT f.condition, f.day, 1 UNION ALL SELECT f.condition, f.ends, -1) t(condition, day, step)
   WHERE t.day IS NOT NULL GROUP BY t.condition, t.day
), turn AS (
  SELECT l.condition, l.day, l.holds - lag(l.holds, 1, 0) OVER (PARTITION BY l.condition ORDER BY l.day) AS step FROM level l
), held AS MATERIALIZED (
  SELECT t.condition, t.day, t.ends, t.step
    FROM (SELECT t.*, lead(t.day) OVER (PARTITION BY t.condition ORDER BY t.day) AS ends FROM turn t WHERE t.step <> 0) t
   WHERE t.step = 1
), data AS (
  SELECT min(h.day) AS day FROM unnest(b.hits) h WHERE split_part(h.selector, '/', 1) <> 'frame'
), stretch AS (
  SELECT d.day, lead(d.day) OVER (ORDER BY d.day) AS ends
    FROM (SELECT s.day FROM span s WHERE s.condition = 'frame' UNION SELECT s.ends FROM span s WHERE s.condition = 'frame'
          UNION SELECT h.day FROM held h UNION SELECT h.ends FROM held h UNION SELECT d.day FROM data d) d
   WHERE d.day IS NOT NULL
)
SELECT o.owner_unit, r.slice, 'sum' AS spread, x.day AS from_day, x.ends AS to_day, r.components
  FROM stretch x
 CROSS JOIN LATERAL (
   SELECT s.owner_unit FROM span s WHERE s.condition = 'frame' AND s.day <= x.day AND (s.ends IS NULL OR x.day < s.ends)
    ORDER BY s.day DESC, split_part(s.selector, '/', 2)::int, s.thing LIMIT 1) o
 CROSS JOIN LATERAL (
   SELECT array_agg(h.condition) AS names FROM held h WHERE h.day <= x.day AND (h.ends IS NULL OR x.day < h.ends)) c
 CROSS JOIN LATERAL (
   SELECT '' AS slice, ARRAY[(coalesce(cardinality(c.names), 0) = (SELECT count(*) FROM jsonb_object_keys(b.compiled->'conditions')))::int, 1,
                             (NOT EXISTS (SELECT FROM data d WHERE d.day <= x.day))::int]::bigint[] AS components
   UNION ALL
   SELECT 'condition:' || n.name, '{0,0,0,1}' FROM unnest(c.names) n(name) WHERE (b.compiled->>'shown')::boolean) r`;
