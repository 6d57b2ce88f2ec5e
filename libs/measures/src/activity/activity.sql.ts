import { numberOf } from '../number.sql.js';

/** One number alone, at its place among the components: 1 counts the thing, 2 to 5 are the sums. */
const alone = (number: string): string => `
ARRAY(SELECT CASE WHEN k = w.at THEN ${number} ELSE 0 END FROM generate_series(1, 5) k ORDER BY k)::bigint[]`;

/** Of several reports of one thing the first that says it, by the ranking of their sources. */
const first = (said: string): string => `(array_agg(${said} ORDER BY h.place) FILTER (WHERE ${said} IS NOT NULL))[1]`;

/** An organiser's own share, in the scale of the sum that it is a share of. */
const share = `round((${numberOf(`(h.fields->>(b.compiled->'share'->>'field'))`)})
                * 10::numeric ^ (b.compiled->'sum'->((b.compiled->'share'->>'at')::int - 2)->>'scale')::int)`;

/** Who has part in each thing: who reports it and whom the reports list; and its own share, where it states one. */
const organiser = `
SELECT h.selector, h.thing, h.unit, ${first('h.share')} AS share
  FROM (SELECT h.selector, h.thing, h.unit, h.place, ${share} AS share FROM unnest(b.hits) h
        UNION ALL
        SELECT h.selector, h.thing, u.unit, h.place, NULL
          FROM (SELECT h.*, h.fields->(b.compiled->'organisers'->>h.selector) AS listed FROM unnest(b.hits) h) h
         CROSS JOIN LATERAL jsonb_array_elements_text(
           CASE jsonb_typeof(h.listed) WHEN 'array' THEN h.listed WHEN 'string' THEN jsonb_build_array(h.listed) END) u(unit)) h
 GROUP BY h.selector, h.thing, h.unit`;

const sum = (k: number): string =>
  `(${numberOf(`(h.fields->>(b.compiled #>> '{sum,${k},field}'))`)}) * 10::numeric ^ (b.compiled #>> '{sum,${k},scale}')::int`;

/** Each thing once, with its day and the numbers of the whole. */
const reported = `
SELECT h.selector, h.thing, ${first('h.day')} AS day, (b.compiled->'share'->>'at')::int AS at,
       ARRAY[1, ${[0, 1, 2, 3].map((k) => `coalesce(${first(sum(k))}, 0)`).join(', ')}]::bigint[] AS whole
  FROM unnest(b.hits) h GROUP BY h.selector, h.thing`;

/**
 * Rows of an activity (see `KindSql`): each thing by each organiser, counted once above several of them. Of the sum that is shared:
 * - `is_shared`: the shares make up the whole (or none is stated), and add up like any number;
 * - otherwise (`is_joint`) the whole stands with each organiser, marked in `<fact>/joint`, and once above them. An organiser with a share of its
 *   own shows that instead, for itself alone (`lone`). One that has another organiser below it shows what is below it, unmarked.
 */
export const activityRows = `
WITH organiser AS MATERIALIZED (${organiser}), thing AS MATERIALIZED (
  SELECT w.*, o.organisers, s.is_shared, o.organisers > 1 AND NOT s.is_shared AND 0 < ANY (w.whole[2:]) AS is_joint
    FROM (${reported}) w
   CROSS JOIN LATERAL (
     SELECT count(*) AS organisers, count(o.share) AS shares, sum(o.share) AS shared
       FROM organiser o WHERE o.selector = w.selector AND o.thing = w.thing) o
   CROSS JOIN LATERAL (
     SELECT coalesce(o.shares > 0 AND (w.whole[w.at] = 0 OR (o.shares = o.organisers AND o.shared = w.whole[w.at])), false)
            AS is_shared) s
), part AS (
  SELECT w.*, o.unit, o.share
    FROM thing w JOIN organiser o ON o.selector = w.selector AND o.thing = w.thing
)
SELECT w.unit AS owner_unit, r.slice, r.spread, w.day AS from_day, NULL::date AS to_day, r.components
  FROM part w CROSS JOIN LATERAL (
    SELECT w.selector AS slice, CASE WHEN w.organisers > 1 THEN 'joint' ELSE 'sum' END AS spread,
           CASE WHEN w.is_shared THEN w.whole[:w.at - 1] || 0::bigint || w.whole[w.at + 1:] ELSE w.whole END AS components
    UNION ALL SELECT w.selector, 'sum', ${alone('w.share')} WHERE w.is_shared AND w.share IS NOT NULL
    UNION ALL SELECT w.selector || '/joint', 'lone', '{1}' WHERE w.is_joint AND w.share IS NULL
    UNION ALL SELECT w.selector, 'lone', ${alone('w.share - w.whole[w.at]')} WHERE w.is_joint AND w.share IS NOT NULL) r`;
