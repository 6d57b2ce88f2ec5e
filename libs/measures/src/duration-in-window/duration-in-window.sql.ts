import { spans } from '../selector.js';

/** A stay or a term without an end: far enough that every length is reached. */
const goesOn = `date '9999-12-31'`;
const isInside = `b.compiled->>'counting' = 'inside-window'`;
const before = `ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING`;

/**
 * Rows of a duration in a window (see `KindSql`). Each term is a duty of its own, of the unit of the role: open from the day of taking
 * office on, then for good one of met, left, missed (catalogue 1.8).
 *
 * - `stay`: the placements that count for the term: cut to the window (`inside-window`), or those begun in it, whole.
 * - `run`: the last day of n calendar months from the first day of a stay: the day before the same day n months later, or the
 *   end of that month where it is shorter. `fresh`: from which day on a stay brings days that no earlier one has brought.
 * - `met`: the first day on which a run is complete within its stay, or the fresh days reach the sum. It has to be a day in
 *   office. `over`: the last day of all stays.
 * - Left: out of office before the window closed. Missed: from the first day after the window; with `begun-in-window` not before the
 *   last of the stays begun in it is over.
 */
export const durationRows = `
SELECT t.unit AS owner_unit, '' AS slice, 'sum' AS spread, r.from_day, r.to_day, r.components
  FROM (SELECT h.unit, h.day, h.ends, (h.day + make_interval(months => (b.compiled->>'window')::int))::date AS closes
          FROM ${spans(`h.selector = 'term'`)} h) t
 CROSS JOIN LATERAL (
   WITH placement AS (
     SELECT h.day, coalesce((SELECT min(e.day) FROM unnest(b.hits) e
                              WHERE e.selector = 'placement/end' AND e.match = h.match AND e.until = h.day), ${goesOn}) AS last
       FROM unnest(b.hits) h WHERE h.selector = 'placement'
   ), stay AS (
     SELECT CASE WHEN ${isInside} THEN greatest(p.day, t.day) ELSE p.day END AS first,
            CASE WHEN ${isInside} THEN least(p.last, t.closes - 1) ELSE p.last END AS last
       FROM placement p WHERE p.day < t.closes AND p.last >= t.day AND (p.day >= t.day OR ${isInside})
   ), measured AS (
     SELECT s.*, (s.first + make_interval(months => (b.compiled->>'months')::int))::date AS later,
            greatest(s.first, max(s.last) OVER (ORDER BY s.first, s.last ${before}) + 1) AS fresh
       FROM stay s
   ), summed AS (
     SELECT m.*, CASE WHEN extract(day FROM m.later) < extract(day FROM m.first) THEN m.later ELSE m.later - 1 END AS run,
            (b.compiled->>'days')::int
              - coalesce(sum(greatest(m.last - m.fresh + 1, 0)) OVER (ORDER BY m.first, m.last ${before}), 0)::int AS missing
       FROM measured m
   )
   SELECT least(min(s.run) FILTER (WHERE s.run <= s.last),
                min(s.fresh + s.missing - 1) FILTER (WHERE s.missing > 0 AND s.fresh + s.missing - 1 <= s.last)) AS met,
          max(s.last) AS over
     FROM summed s) m
 CROSS JOIN LATERAL (
   SELECT CASE WHEN m.met < coalesce(t.ends, ${goesOn}) THEN 'met' WHEN t.ends < t.closes THEN 'left' ELSE 'missed' END AS state) s
 CROSS JOIN LATERAL (
   SELECT CASE s.state WHEN 'met' THEN m.met WHEN 'left' THEN t.ends
               ELSE greatest(t.closes, CASE WHEN NOT ${isInside} AND m.over IS NOT NULL THEN least(m.over, t.ends) END) END AS day) e
 CROSS JOIN LATERAL (
   SELECT t.day, e.day, '{0,0,1,0}'::bigint[]
   UNION ALL SELECT e.day, NULL, CASE s.state WHEN 'met' THEN '{1,0,0,0}'::bigint[] WHEN 'left' THEN '{0,0,0,1}' ELSE '{0,1,0,0}' END
 ) r(from_day, to_day, components)`;
