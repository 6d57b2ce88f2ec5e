import { spans } from '../selector.js';

const standsOn = (alias: string): string =>
  `${alias}.day <= i.day AND (${alias}.ends IS NULL OR ${alias}.ends > i.day)`;

/** From days on which something changes, half-open intervals; the last one has no end. */
const intervals = (days: string): string => `
(SELECT d.day, lead(d.day) OVER (ORDER BY d.day) AS next FROM (SELECT DISTINCT d.day FROM (${days}) d WHERE d.day IS NOT NULL) d)`;

/**
 * Rows of a minimum for each subject (see `KindSql`), as plan-catalogue 1.4 has it: met(s) ⇔ c(s) ≥ m(role(s)), for every count.
 *
 * - `w`: the window's last day; roster and counts stay as they stood on it.
 * - `stood`: spans until that day; an end after it changes nothing any more.
 * - `roster`, with the number of its entry: on a day the first entry that stands there decides threshold and owner, of several facts
 *   the one begun last.
 * - `filed`: each distinct event of each count with the day from which it counts: `in_time` when it is dated within the window,
 *   `at_all` whenever. A receipt may come later than what it confirms. Only as many of each as the highest minimum asks are kept:
 *   what lies beyond changes nothing, and a case of a thousand facts has a handful of intervals.
 * - Between two days on which anything changes the state is the same: one row each. Those that say the same are merged by
 *   the engine. Components: met, roster, Σ min(c, m), Σ m, late.
 * - `post`, `holder`: a post that stands without a standing holder is vacant; it counts in the sixth component alone.
 */
export const perSubjectMinRows = `
WITH w AS (
  SELECT coalesce((b.compiled->>'last')::date, 'infinity') AS last, (b.compiled->>'most')::int AS most
), stood AS (
  SELECT s.selector, s.unit, s.thing, s.day, CASE WHEN s.ends <= w.last THEN s.ends END AS ends
    FROM ${spans("h.selector LIKE 'roster/%' OR h.selector IN ('post', 'holder')")} s CROSS JOIN w WHERE s.day <= w.last
), roster AS (SELECT s.* FROM stood s WHERE s.selector LIKE 'roster/%'
), post AS (SELECT s.* FROM stood s WHERE s.selector = 'post'
), holder AS (SELECT s.* FROM stood s WHERE s.selector = 'holder'
), receipt AS (SELECT h.selector, h.match, h.day FROM unnest(b.hits) h WHERE h.selector LIKE 'receipt/%'
), event AS (
  SELECT c.no, coalesce(h.fields->>(b.compiled->'distinct'->>(c.no - 1)), encode(h.thing, 'hex')) AS event,
         h.day <= w.last AS is_in_window, greatest(h.day, r.day) AS day
    FROM unnest(b.hits) h CROSS JOIN w
   CROSS JOIN LATERAL (SELECT split_part(h.selector, '/', 2)::int AS no) c
   CROSS JOIN LATERAL (SELECT b.compiled->'receipts' ? h.selector AS is_needed OFFSET 0) n
   CROSS JOIN LATERAL (
     SELECT CASE WHEN n.is_needed THEN (
              SELECT min(r.day) FROM receipt r WHERE r.selector = 'receipt' || substr(h.selector, 6) AND r.match = h.match) END AS day) r
   WHERE h.selector LIKE 'count/%' AND (r.day IS NOT NULL OR NOT n.is_needed)
), filed AS (
  SELECT f.* FROM (
    SELECT e.*, row_number() OVER (PARTITION BY e.no ORDER BY e.in_time) AS nth_in_time,
           row_number() OVER (PARTITION BY e.no ORDER BY e.at_all) AS nth
      FROM (SELECT e.no, min(e.day) FILTER (WHERE e.is_in_window) AS in_time, min(e.day) AS at_all
              FROM event e GROUP BY e.no, e.event) e) f CROSS JOIN w
   WHERE f.nth <= w.most OR (f.in_time IS NOT NULL AND f.nth_in_time <= w.most)
)
SELECT r.unit, '', 'sum', i.day, i.next,
       ARRAY[c.is_met::int, 1, c.counted, c.required, (c.is_reached AND NOT c.is_met)::int, 0]::bigint[]
  FROM ${intervals(`
    SELECT r.day FROM roster r UNION ALL SELECT r.ends FROM roster r
    UNION ALL SELECT f.in_time FROM filed f UNION ALL SELECT f.at_all FROM filed f`)} i
 CROSS JOIN LATERAL (
   SELECT r.unit, split_part(r.selector, '/', 2)::int AS entry FROM roster r WHERE ${standsOn('r')}
    ORDER BY 2, r.day DESC, r.thing LIMIT 1) r
 CROSS JOIN LATERAL (
   SELECT sum(least(f.in_time, m.min)) AS counted, sum(m.min) AS required,
          bool_and(f.in_time >= m.min) AS is_met, bool_and(f.at_all >= m.min) AS is_reached
     FROM (SELECT m.min::int, m.no FROM jsonb_array_elements_text(b.compiled->'mins'->(r.entry - 1)) WITH ORDINALITY m(min, no)) m
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE f.in_time <= i.day) AS in_time, count(*) FILTER (WHERE f.at_all <= i.day) AS at_all
        FROM filed f WHERE f.no = m.no) f) c
UNION ALL
SELECT p.unit, '', 'sum', i.day, i.next, '{0,0,0,0,0,1}'::bigint[]
  FROM ${intervals(`
    SELECT p.day FROM post p UNION ALL SELECT p.ends FROM post p
    UNION ALL SELECT h.day FROM holder h UNION ALL SELECT h.ends FROM holder h`)} i
 CROSS JOIN LATERAL (SELECT p.unit FROM post p WHERE ${standsOn('p')} ORDER BY p.day DESC, p.thing LIMIT 1) p
 WHERE NOT EXISTS (SELECT FROM holder h WHERE ${standsOn('h')})`;

/** What a fact that fits does (see `KindSql`). */
export const perSubjectMinRole = `
CASE WHEN x.day > $5::date THEN 'after-day'
     WHEN x.selector LIKE 'count/%' AND x.day > (x.compiled->>'last')::date THEN 'late'
     ELSE x.selector END`;
