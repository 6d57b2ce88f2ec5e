import { measureKinds, type MeasureKind } from '@duibiao/measures';
import { fits } from '../cases/fits.sql.js';
import { isAlone, isOwn } from '../cases/spread.sql.js';
import { type Source, treesAt } from './attainment.sql.js';

/** Where a number comes from that can be taken apart. */
export type TreeSource = Exclude<Source, 'grouped'>;

/**
 * Common to all: `$1` ledger, `$2` digest, `$3` unit, `$4` position, `$5` day, `$6` mentions of what accompanies. `standing` holds the
 * case rows of the unit's subtree that stood at the position, in the tree that its number is of; `road` under which mentions the facts of a case are found.
 */
const standing = (source: TreeSource): string => `
d AS MATERIALIZED (
  SELECT definition, kind AS measure, compiled FROM read.definitions WHERE ledger_id = $1 AND digest = decode($2, 'hex')
), subtree AS (
  SELECT t.unit_id FROM (${treesAt('$4', '$5')[source === 'cells' ? 'position' : source]}) t WHERE t.path @> ARRAY[$3::text]
), standing AS (
  SELECT c.case_key, c.owner_unit, c.from_day, c.c1, c.c2, c.c3, c.c4, c.c5, c.c6 FROM read.case_rows c
   WHERE c.ledger_id = $1 AND c.definition = (SELECT definition FROM d) AND ${isOwn('c')}
     AND c.position_from <= $4 AND (c.position_to IS NULL OR c.position_to > $4)
     AND c.owner_unit IN (SELECT unit_id FROM subtree) AND (NOT ${isAlone('c')} OR c.owner_unit = $3)
), picked AS MATERIALIZED (
  SELECT s.name, s.via, s.part, s.matches, s.day, s.unit, s."from", s."to", s.each
    FROM read.selectors s WHERE s.ledger_id = $1 AND s.definition = (SELECT definition FROM d) AND s.hop_via IS NULL
), road AS MATERIALIZED (
  SELECT p.via, p.part FROM picked p
  UNION
  SELECT v.via, 0 FROM unnest($6::text[]) v(via)
)`;

const isStanding = `sum(s.c1) <> 0 OR sum(s.c2) <> 0 OR sum(s.c3) <> 0 OR sum(s.c4) <> 0 OR sum(s.c5) <> 0 OR sum(s.c6) <> 0`;

/**
 * A page of cases that count on the day: `$7` only those whose first component is above 0, `$8` after this key, `$9` at most so many;
 * `$10` the units at the top of the reader's scope (null: everything), where one that answers for the case MUST stand today.
 */
export const lineageKeys = (source: TreeSource): string => `
WITH ${standing(source)}
SELECT s.case_key, min(s.owner_unit) AS owner_unit, sum(s.c1) > 0 AS is_in_numerator
  FROM standing s WHERE s.from_day <= $5::date AND s.case_key > $8
 GROUP BY s.case_key HAVING (${isStanding}) AND (NOT $7 OR sum(s.c1) > 0)
    AND ($10::text[] IS NULL OR bool_or(s.owner_unit IN (SELECT n.unit_id FROM ledger.units n WHERE n.ledger_id = $1 AND n.path && $10::text[])))
 ORDER BY s.case_key LIMIT $9`;

const kinds: readonly MeasureKind[] = Object.values(measureKinds);
const ownRoles = kinds
  .filter(({ sql }) => sql.role !== undefined)
  .map(({ name, version, sql }) => `WHEN '${name}@${version}' THEN (${sql.role})`);

/**
 * `judged`: the facts of the given cases (`subject`), each with its role. What is in scope and when it counts is taken from the case rows,
 * so that a hidden fact never changes the role of a visible one. A source that is believed first may say that the same thing is about another
 * case (`is_outranked`). A kind's own `role` decides what a fact that fits does.
 *
 * `wanted` computes the keys of mentions before they are looked up: beside a table under row-level security PostgreSQL takes no condition with
 * a function that might leak (`split_part`) to an index, and reads all mentions for each case instead.
 */
const judged = `
concerned AS MATERIALIZED (
  SELECT s.case_key, c.* FROM subject s CROSS JOIN LATERAL (
    SELECT min(c.owner_unit) AS case_owner, min(c.from_day) FILTER (WHERE c.c2 > 0) AS case_day,
           min(c.from_day) FILTER (WHERE c.c1 > 0) AS counted_day
      FROM read.case_rows c
     WHERE c.ledger_id = $1 AND c.definition = (SELECT definition FROM d) AND c.case_key = s.case_key AND ${isOwn('c')}
       AND c.position_from <= $4 AND (c.position_to IS NULL OR c.position_to > $4)) c
), wanted AS MATERIALIZED (
  SELECT s.*, r.via, CASE r.part WHEN 0 THEN s.case_key ELSE split_part(s.case_key, '@', r.part) END AS key FROM concerned s CROSS JOIN road r
), candidate AS (
  SELECT w.case_key, w.case_owner, w.case_day, w.counted_day, m.via, f.fact_id, f.version, f.position_from, f.kind, f.source, f.state, f.thing,
         f.owner_unit, f.refs, f.days, f.vals, f.submission_id, f.returned_at <= $4 AS is_returned,
         CASE WHEN f.returned_at <= $4 THEN 'returned' WHEN f.accepted_at <= $4 THEN 'accepted' ELSE 'unreviewed' END AS review,
         row_number() OVER (PARTITION BY w.case_key, m.via, f.thing ORDER BY f.state = 'voided', f.returned_at <= $4, f.rank, f.source) AS place,
         EXISTS (SELECT FROM read.mentions o JOIN read.fact_versions b ON b.ledger_id = $1 AND b.position_from = o.position_from
                  WHERE o.ledger_id = $1 AND o.via = f.kind || ':#thing' AND o.key = encode(f.thing, 'hex') AND o.position_from <= $4
                    AND (b.position_to IS NULL OR b.position_to > $4) AND b.state = 'current' AND (b.returned_at <= $4) IS NOT TRUE
                    AND (b.rank, b.source) < (f.rank, f.source)) AS is_outranked
    FROM wanted w
    JOIN read.mentions m ON m.ledger_id = $1 AND m.via = w.via AND m.key = w.key
    JOIN read.fact_versions f ON f.ledger_id = $1 AND f.position_from = m.position_from
   WHERE f.position_from <= $4 AND (f.position_to IS NULL OR f.position_to > $4)
), fitted AS (
  SELECT k.*, d.measure, d.compiled, p.name AS selector, p.day, p.unit, p.fits, p.each, p.is_in_window, p.is_known
    FROM candidate k CROSS JOIN d CROSS JOIN LATERAL (
      SELECT p.name, (k.days->>p.day)::date AS day, CASE WHEN p.unit IS NULL THEN k.owner_unit ELSE k.refs->>p.unit END AS unit, p.each,
             ${fits('(k.refs || k.vals)', 'p.matches')} AS fits,
             (p."from" IS NULL OR (k.days->>p.day)::date >= p."from") AND (p."to" IS NULL OR (k.days->>p.day)::date <= p."to") AS is_in_window,
             true AS is_known
        FROM picked p WHERE p.via = k.via
      UNION ALL
      SELECT NULL, NULL, NULL, false, false, false, false WHERE NOT EXISTS (SELECT FROM picked p WHERE p.via = k.via)
       ORDER BY 5 DESC, 1 LIMIT 1) p
), sorted AS (
  SELECT x.*, r.role FROM fitted x CROSS JOIN LATERAL (SELECT CASE
         WHEN NOT x.is_known THEN CASE WHEN x.kind LIKE '%.returned' THEN 'returned' WHEN x.kind LIKE '%.cancelled' THEN 'cancelled'
                                       ELSE 'accompanies' END
         WHEN x.state = 'voided' THEN 'voided'
         WHEN x.is_returned THEN 'sent-back'
         WHEN (x.place > 1 OR x.is_outranked) AND NOT x.each THEN 'duplicate-source'
         WHEN NOT x.fits THEN 'out-of-scope'
         WHEN NOT x.is_in_window THEN 'outside-window'
         WHEN x.case_owner IS NULL THEN 'unmatched'
         ELSE coalesce(CASE x.measure ${ownRoles.join(' ')} END,
                       CASE WHEN x.day > $5::date THEN 'after-day' ELSE x.selector END) END AS role OFFSET 0) r
), judged AS (
  SELECT x.*, CASE WHEN x.role <> 'first' THEN x.role
         WHEN row_number() OVER (PARTITION BY x.case_key, x.role ORDER BY x.day, x.thing) = 1 THEN x.selector
         ELSE 'counted-once' END AS final_role
    FROM sorted x
)`;

/** Cases of a unit, and the keys without any case about which a unit of the subtree reported. */
const subjectsOfUnit = `
SELECT DISTINCT s.case_key FROM standing s
UNION
SELECT m.key FROM read.fact_versions f
  JOIN read.mentions m ON m.ledger_id = $1 AND m.position_from = f.position_from AND m.via IN (SELECT r.via FROM road r WHERE r.part = 0)
 WHERE f.ledger_id = $1 AND f.owner_unit IN (SELECT unit_id FROM subtree)
   AND f.kind = ANY (ARRAY(SELECT split_part(r.via, ':', 1) FROM road r))
   AND f.position_from <= $4 AND (f.position_to IS NULL OR f.position_to > $4)`;

/** A fact concerns the unit when its case does, or when there is no case and a unit of the subtree owns the fact. */
const concerns = `coalesce(j.case_owner, j.owner_unit) IN (SELECT unit_id FROM subtree)`;
const isLeftOut = `j.final_role <> 'accompanies' AND NOT EXISTS (SELECT FROM picked p WHERE p.name = j.final_role)`;

/**
 * Facts with their roles: of the cases `$7`; or, when `$7` is null, those of the unit that were left out, from position
 * `$8` (exclusive), at most `$9`.
 */
export const lineageFacts = (source: TreeSource): string => `
WITH ${standing(source)}, subject AS (
  SELECT a.case_key FROM unnest($7::text[]) a(case_key)
  UNION ALL SELECT u.case_key FROM (${subjectsOfUnit}) u WHERE $7::text[] IS NULL
), ${judged}
SELECT encode(j.fact_id, 'hex') AS fact_id, j.version, j.position_from, j.kind, j.source, j.refs, j.days, j.vals, j.submission_id, j.review,
       j.case_key AS about, split_part(j.final_role, '/', 1) AS role
  FROM judged j
 WHERE $7::text[] IS NOT NULL OR (${isLeftOut} AND ${concerns} AND j.position_from > $8::bigint)
 ORDER BY j.position_from LIMIT $9`;

/** Cases that count on the day, those whose first component is above 0, and the facts left out by reason. */
export const lineageCounts = (source: TreeSource): string => `
WITH ${standing(source)}, subject AS (${subjectsOfUnit}), ${judged}, counted AS (
  SELECT s.case_key, sum(s.c1) > 0 AS is_in_numerator FROM standing s WHERE s.from_day <= $5::date
   GROUP BY s.case_key HAVING ${isStanding}
)
SELECT (SELECT count(*) FROM counted c WHERE c.is_in_numerator)::text AS numerator,
       (SELECT count(*) FROM counted c)::text AS denominator,
       (SELECT jsonb_object_agg(r.role, r.facts) FROM (
          SELECT j.final_role AS role, count(*) AS facts FROM judged j WHERE ${isLeftOut} AND ${concerns} GROUP BY j.final_role) r) AS left_out`;
