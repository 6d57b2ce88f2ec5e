import { spans } from '../selector.js';

const standsOn = (alias: string, day: string): string =>
  `${alias}.day <= ${day} AND (${alias}.ends IS NULL OR ${alias}.ends > ${day})`;

/**
 * Rows of one subject in one period (see `KindSql`), as plan-catalogue 1.5 has it: R(p) = in role on the opening day and still on
 * the closing day, D(p) ⊆ R(p) with completion ≤ closing. The slice is the period.
 *
 * - `p`: the period with its first and last day; the fact that ends it overrides the planned last day. One that ended before it
 *   began was never held, one on whose opening day the subject had no role never asked anything of it.
 * - `i`: the days from the opening to the closing on which anything changes. On each, `r` is the subject's unit: the one in
 *   which it stands on that day and stood on the opening day.
 * - From the closing day on the period is judged: done and roster (components 1 and 2), as on that day for ever. Before it, what is
 *   done so far of those still on the roster (3 and 4). Who left the unit in between is `left` (5) from the closing day on: so a
 *   unit whose roster ran empty shows that the period was there.
 */
export const perPeriodRows = `
WITH role AS (
  SELECT s.unit, s.thing, s.day, s.ends FROM ${spans("h.selector = 'role'")} s
), p AS (
  SELECT p.* FROM (
    SELECT h.day AS opens, coalesce(
             (SELECT min(e.day) FROM unnest(b.hits) e WHERE e.selector = 'period/end' AND e.match IS NOT DISTINCT FROM h.match), h.until) AS closes
      FROM unnest(b.hits) h WHERE h.selector = 'period' ORDER BY h.day, h.thing LIMIT 1) p
   WHERE p.closes >= p.opens AND p.closes >= coalesce((b.compiled->>'from')::date, '-infinity')
     AND p.closes <= coalesce((b.compiled->>'to')::date, 'infinity')
     AND EXISTS (SELECT FROM role o WHERE ${standsOn('o', 'p.opens')})
), done AS (
  SELECT min(h.day) AS day FROM unnest(b.hits) h WHERE h.selector LIKE 'done/%'
), i AS (
  SELECT d.day, lead(d.day) OVER (ORDER BY d.day) AS next FROM (
    SELECT p.opens AS day FROM p UNION SELECT p.closes FROM p
    UNION SELECT d.day FROM p CROSS JOIN (
            SELECT r.day FROM role r UNION ALL SELECT r.ends FROM role r UNION ALL SELECT d.day FROM done d) d
           WHERE d.day > p.opens AND d.day < p.closes) d
)
SELECT coalesce(r.unit, l.unit), split_part(b.case_key, '@', 2), 'sum', i.day, i.next,
       CASE WHEN i.day < p.closes THEN ARRAY[0, 0, s.is_done, 1, 0]
            WHEN r.unit IS NOT NULL THEN ARRAY[s.is_done, 1, 0, 0, 0]
            ELSE '{0,0,0,0,1}' END::bigint[]
  FROM p CROSS JOIN i
 CROSS JOIN LATERAL (SELECT coalesce(d.day <= i.day, false)::int AS is_done FROM done d) s
  LEFT JOIN LATERAL (
    SELECT r.unit FROM role r
     WHERE ${standsOn('r', 'i.day')} AND EXISTS (SELECT FROM role o WHERE o.unit = r.unit AND ${standsOn('o', 'p.opens')})
     ORDER BY r.day DESC, r.thing LIMIT 1) r ON true
  LEFT JOIN LATERAL (
    SELECT r.unit FROM role r WHERE i.day = p.closes AND ${standsOn('r', 'p.opens')} ORDER BY r.day DESC, r.thing LIMIT 1) l ON true`;

/** What a fact that fits does (see `KindSql`): one dated after the day asked for does nothing yet. */
export const perPeriodRole = `
CASE WHEN x.day > $5::date THEN 'after-day' ELSE x.selector END`;
