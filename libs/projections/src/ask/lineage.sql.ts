/**
 * Common to all: `$1` ledger, `$2` digest, `$3` unit, `$4` position, `$5` day. `standing` holds the case rows of the unit's
 * subtree that stood at the position.
 */
const standing = `
d AS (
  SELECT definition, compiled, period FROM read.definitions WHERE ledger_id = $1 AND digest = decode($2, 'hex')
), subtree AS (
  SELECT unit_id FROM ledger.units WHERE ledger_id = $1 AND path @> ARRAY[$3::text]
), standing AS (
  SELECT c.case_key, c.owner_unit, c.from_day, c.components FROM read.case_rows c
   WHERE c.ledger_id = $1 AND c.definition = (SELECT definition FROM d) AND c.period = (SELECT period FROM d) AND c.position_from <= $4 AND (c.position_to IS NULL OR c.position_to > $4)
     AND c.owner_unit IN (SELECT unit_id FROM subtree)
)`;

/** A page of cases on the day: `$6` only those in the numerator, `$7` after this key, `$8` at most so many. */
export const lineageKeys = `
WITH ${standing}
SELECT s.case_key, min(s.owner_unit) AS owner_unit, sum(s.components[1]) > 0 AS is_in_numerator
  FROM standing s WHERE s.from_day <= $5::date AND s.case_key > $7
 GROUP BY s.case_key HAVING sum(s.components[2]) > 0 AND (NOT $6 OR sum(s.components[1]) > 0)
 ORDER BY s.case_key LIMIT $8`;

/**
 * `judged`: the facts of kinds `$6` about the given subjects (`subject`), each with its role. What is in scope and when it
 * counts is taken from the case rows, so that a hidden fact never changes the role of a visible one.
 */
const judged = `
concerned AS MATERIALIZED (
  SELECT s.about, c.* FROM subject s CROSS JOIN LATERAL (
    SELECT min(c.owner_unit) AS case_owner, min(c.from_day) FILTER (WHERE c.components[2] > 0) AS mark_day,
           min(c.from_day) FILTER (WHERE c.components[1] > 0) AS link_day
      FROM read.case_rows c
     WHERE c.ledger_id = $1 AND c.definition = (SELECT definition FROM d) AND c.case_key = s.about
       AND c.period = (SELECT period FROM d) AND c.position_from <= $4 AND (c.position_to IS NULL OR c.position_to > $4)) c
), candidate AS (
  SELECT s.*, f.fact_id, f.version, f.position_from, f.kind, f.source, f.state, f.thing, f.owner_unit, f.refs, f.days, f.vals,
         f.submission_id, row_number() OVER (PARTITION BY s.about, f.thing ORDER BY f.state = 'voided', f.rank, f.source) AS place
    FROM concerned s JOIN read.fact_versions f ON f.ledger_id = $1 AND f.about = s.about
   WHERE f.kind = ANY ($6::text[]) AND f.position_from <= $4 AND (f.position_to IS NULL OR f.position_to > $4)
), dated AS (
  SELECT k.*, o.* FROM candidate k CROSS JOIN LATERAL (
    SELECT d.compiled, k.kind = d.compiled->>'markKind' AS is_mark, k.kind = d.compiled->>'linkKind' AS is_link,
           (k.days->>CASE WHEN k.kind = d.compiled->>'markKind' THEN d.compiled->>'markDay' ELSE d.compiled->>'linkDay' END)::date AS day
      FROM d OFFSET 0) o
), sorted AS (
  SELECT x.*, r.role FROM dated x CROSS JOIN LATERAL (SELECT CASE
         WHEN x.kind LIKE '%.returned' AND NOT x.is_link THEN 'returned'
         WHEN x.kind LIKE '%.cancelled' AND NOT x.is_link THEN 'cancelled'
         WHEN NOT (x.is_mark OR x.is_link) THEN 'accompanies'
         WHEN x.state = 'voided' THEN 'voided'
         WHEN x.place > 1 THEN 'duplicate-source'
         WHEN x.is_mark AND NOT EXISTS (SELECT FROM jsonb_array_elements(x.compiled->'matches') m(m) WHERE x.vals @> m.m)
           THEN CASE WHEN x.vals->>(x.compiled->>'periodValue') <> x.compiled->>'period' THEN 'other-period' ELSE 'out-of-scope' END
         WHEN x.is_mark AND (x.day IS DISTINCT FROM x.mark_day OR x.refs->>(x.compiled->>'owner') IS DISTINCT FROM x.case_owner)
           THEN 'another-mark'
         WHEN x.is_mark THEN CASE WHEN x.day > $5::date THEN 'after-day' ELSE 'denominator' END
         WHEN x.mark_day IS NULL THEN 'unmatched'
         WHEN EXISTS (SELECT FROM ledger.units u WHERE u.ledger_id = $1 AND u.unit_id = x.refs->>(x.compiled->>'elsewhere')
                        AND u.path @> ARRAY[x.case_owner]) THEN 'same-unit'
         WHEN (x.compiled->'isNotBefore')::boolean AND x.day < x.mark_day THEN 'before-mark'
         WHEN greatest(x.day, x.mark_day) > $5::date THEN 'after-day'
         WHEN greatest(x.day, x.mark_day) = x.link_day THEN 'link'
         ELSE 'counted-once' END AS role OFFSET 0) r
), judged AS (
  SELECT x.*, CASE WHEN x.role <> 'link' THEN x.role
         WHEN row_number() OVER (PARTITION BY x.about, x.role ORDER BY x.day, x.thing) = 1 THEN 'numerator'
         ELSE 'counted-once' END AS final_role
    FROM sorted x
)`;

/** Subjects of a unit: those of its cases, and those without any case about whom a unit of the subtree reported. */
const subjectsOfUnit = `
SELECT DISTINCT s.case_key AS about FROM standing s
UNION
SELECT f.about FROM read.fact_versions f
 WHERE f.ledger_id = $1 AND f.owner_unit IN (SELECT unit_id FROM subtree) AND f.kind = ANY ($6::text[])
   AND f.position_from <= $4 AND (f.position_to IS NULL OR f.position_to > $4) AND f.about IS NOT NULL`;

/** A fact concerns the unit when its case does, or when there is no case and a unit of the subtree owns the fact. */
const concerns = `coalesce(j.case_owner, j.owner_unit) IN (SELECT unit_id FROM subtree)`;

/**
 * Facts with their roles: of the cases `$7`; or, when `$7` is null, those of the unit that were left out, from position
 * `$8` (exclusive), at most `$9`.
 */
export const lineageFacts = `
WITH ${standing}, subject AS (
  SELECT a.about FROM unnest($7::text[]) a(about)
  UNION ALL SELECT u.about FROM (${subjectsOfUnit}) u WHERE $7::text[] IS NULL
), ${judged}
SELECT encode(j.fact_id, 'hex') AS fact_id, j.version, j.position_from, j.kind, j.source, j.refs, j.days, j.vals, j.submission_id, j.about,
       j.final_role AS role
  FROM judged j
 WHERE $7::text[] IS NOT NULL
    OR (j.final_role NOT IN ('numerator', 'denominator', 'accompanies') AND ${concerns} AND j.position_from > $8::bigint)
 ORDER BY j.position_from LIMIT $9`;

/** Cases in numerator and denominator on the day, and the facts left out by reason. */
export const lineageCounts = `
WITH ${standing}, subject AS (${subjectsOfUnit}), ${judged}
SELECT (SELECT coalesce(sum(s.components[1]), 0) FROM standing s WHERE s.from_day <= $5::date)::text AS numerator,
       (SELECT coalesce(sum(s.components[2]), 0) FROM standing s WHERE s.from_day <= $5::date)::text AS denominator,
       (SELECT jsonb_object_agg(r.role, r.facts) FROM (
          SELECT j.final_role AS role, count(*) AS facts FROM judged j
           WHERE j.final_role NOT IN ('numerator', 'denominator', 'accompanies') AND ${concerns} GROUP BY j.final_role) r) AS left_out`;
