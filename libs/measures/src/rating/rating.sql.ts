import { numberOf } from '../number.sql.js';
import { spans } from '../selector.js';

/** By aspect, the score that counts on `d.day` in each rating: of several the newest. Scores before their version is valid are none. */
const scores = `
SELECT DISTINCT ON (version, round, aspect) h.day, ${numberOf(`(h.fields->>'schemeVersion')`)} AS version,
       coalesce(${numberOf(`(h.fields->>'round')`)}, 1) AS round, h.fields->>'aspect' AS aspect, h.amount AS score
  FROM unnest(b.hits) h
 WHERE h.selector = 'scores' AND h.day <= d.day AND (b.compiled->>'isOfSubjects' = 'true' OR NOT h.fields ? 'subject')
   AND NOT EXISTS (SELECT FROM jsonb_array_elements(b.compiled->'schemes') s
                    WHERE s->'version' = h.fields->'schemeVersion' AND h.day < (s->>'from')::date)
 ORDER BY version, round, aspect, h.day DESC, h.thing`;

/** The rating that counts on `d.day`, summed up under its version: aspects of the version, those scored within their bounds, points. */
const rating = `
WITH score AS MATERIALIZED (${scores}), newest AS (
  SELECT s.version, s.round FROM score s GROUP BY s.version, s.round
   ORDER BY max(s.day) DESC, s.version DESC, s.round DESC LIMIT 1)
SELECT known.scheme, count(a) AS aspects, count(c.score) AS scored, sum(c.score * (a->>'weight')::numeric) AS points
  FROM newest n
  LEFT JOIN LATERAL (
    SELECT s AS scheme FROM jsonb_array_elements(b.compiled->'schemes') s WHERE (s->>'version')::int = n.version) known ON true
  LEFT JOIN LATERAL jsonb_array_elements(known.scheme->'aspects') a ON true
  LEFT JOIN score c ON c.version = n.version AND c.round = n.round AND c.aspect = a->>'name'
        AND c.score BETWEEN (a->>'min')::numeric AND (a->>'max')::numeric
 GROUP BY n.version, known.scheme`;

/**
 * Rows of a rating (see `KindSql`). The state of a case changes on the days of its facts only: while it is in the frame, two rows from each
 * of them until the next, one that counts it (as complete or not) and one in the slice of its state.
 */
export const ratingRows = `
SELECT f.unit AS owner_unit, r.slice, 'sum' AS spread, d.day AS from_day, d.next AS to_day, r.components
  FROM (SELECT x.day, lead(x.day) OVER (ORDER BY x.day) AS next
          FROM (SELECT DISTINCT h.day FROM unnest(b.hits) h) x) d
 CROSS JOIN LATERAL (
   SELECT s.unit FROM ${spans(`h.selector LIKE 'frame-%' AND h.selector NOT LIKE '%/end'`)} s
    WHERE s.day <= d.day AND (s.ends IS NULL OR s.ends > d.day) ORDER BY s.day DESC, split_part(s.selector, '-', 2)::int, s.thing LIMIT 1) f
  LEFT JOIN LATERAL (${rating}) g ON true
 CROSS JOIN LATERAL (
   SELECT CASE WHEN g.aspects IS NULL THEN 'unrated'
               WHEN g.scheme IS NULL THEN 'scheme-missing'
               WHEN g.scored < g.aspects THEN 'incomplete'
               ELSE coalesce((SELECT 'level/' || (l->>'name') FROM jsonb_array_elements(g.scheme->'levels') l
                               WHERE g.points >= (l->>'atLeast')::numeric ORDER BY (l->>'atLeast')::numeric DESC LIMIT 1),
                             'below') END AS name) state
 CROSS JOIN LATERAL (
   SELECT '', ARRAY[CASE WHEN state.name IN ('unrated', 'scheme-missing', 'incomplete') THEN 0 ELSE 1 END, 1]::bigint[]
   UNION ALL SELECT state.name, '{1}'::bigint[]) r(slice, components)`;
