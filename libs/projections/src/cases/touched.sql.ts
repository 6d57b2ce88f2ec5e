import { fits } from './fits.sql.js';

/** Versions of facts, whether or not they still stand, that fit the selector `h`. */
const fitting = `
               FROM read.mentions m CROSS JOIN LATERAL (
                 SELECT f.refs || f.vals AS fields FROM read.fact_versions f
                  WHERE f.ledger_id = $1 AND f.position_from = m.position_from OFFSET 0) f
              WHERE m.ledger_id = $1 AND ${fits('f.fields', 'h.matches')}
                `;
/** Whether another source tells of the thing of a fact `f` under the same mention `t`: then what `f` says can take its word away. */
const isContested = `EXISTS (
               SELECT FROM read.mentions o CROSS JOIN LATERAL (
                 SELECT g.fact_id, g.thing FROM read.fact_versions g
                  WHERE g.ledger_id = $1 AND g.position_from = o.position_from OFFSET 0) g
                WHERE o.ledger_id = $1 AND o.via = t.via AND o.key = t.key AND o.position_from <= t."position"
                  AND g.thing = f.thing AND g.fact_id <> f.fact_id)`;
const predecessor = `(SELECT e."position" FROM ledger.events e
                       WHERE e.ledger_id = $1 AND e.stream_id = f.fact_id AND e.version = f.version - 1)`;
const inBatch = `f.ledger_id = $1 AND f.position_from > $2 AND f.position_from <= $3`;
const reviewed = `read.reviews r CROSS JOIN LATERAL (
           SELECT f.position_from FROM read.fact_versions f
            WHERE f.ledger_id = $1 AND f.position_from >= r.first_position AND f.position_from < r.first_position + r.items OFFSET 0) f
   WHERE r.ledger_id = $1 AND r."position" > $2 AND r."position" <= $3`;

/**
 * What a batch touches: `cased("no", definition, case_key, positions)`, one row for each case, numbered, with the positions that touch it in
 * their order.
 *
 * `$1` ledger, `$2` after, `$3` up to, `$4` definitions, `$6` the kinds that planners set (null where nothing is
 * reviewed), `$7` whether all facts are counted. A reorganisation touches the things in which the moved units have part with others.
 *
 * Each definition has two sets of cases. In its own, a fact touches the cases of its mentions and those of the version that it follows,
 * and a return those of the versions it covers. Under its negative number only accepted facts and frames count: there reviews, frames,
 * and what follows an accepted version touch cases, so that the cost is that of the reviews. Where sources may disagree on what a thing is
 * about, news of one touches the cases that any of them names: those that gain the thing, and those that lose it.
 *
 * What fits no selector of a definition touches none of its cases, unless several sources tell of the thing: of those only the best is
 * compared, so that what it says can take a worse one's word away. Of fifty campaigns an event belongs to one.
 *
 * `left@right`: a fact of one side touches the cases with every key of the other. A key is one of its side once any version of a fact fits
 * a selector there (`half`); what only ends things makes none. So an officer's role meets the issues of the study, not all
 * reporting months, and a new issue those who hold such a role: 80 periods and 1,000 roles, a quarter and a fifth of
 * which fit, took 1.6 s, not 5.5 s; 200 more roles 0.3 s, not 1.1 s.
 */
export const touched = `
news AS MATERIALIZED (
  SELECT 1 AS basis, f.position_from AS "position", f.position_from AS fact FROM read.fact_versions f WHERE $7::boolean AND ${inBatch}
  UNION ALL
  SELECT 1, f.position_from, ${predecessor} FROM read.fact_versions f WHERE $7::boolean AND ${inBatch} AND f.version > 1
  UNION ALL
  SELECT 1, r."position", f.position_from FROM ${reviewed} AND $7::boolean AND r.outcome = 'returned'
  UNION ALL
  SELECT -1, r."position", f.position_from FROM ${reviewed} AND $6::text[] IS NOT NULL
  UNION ALL
  SELECT -1, f.position_from, f.position_from FROM read.fact_versions f
   WHERE $6::text[] IS NOT NULL AND ${inBatch} AND f.kind = ANY ($6)
  UNION ALL
  SELECT -1, f.position_from, b.position_from
    FROM (SELECT f.position_from, ${predecessor} AS before FROM read.fact_versions f
           WHERE $6::text[] IS NOT NULL AND ${inBatch} AND f.version > 1 OFFSET 0) f
   CROSS JOIN LATERAL (SELECT b.position_from FROM read.fact_versions b
                        WHERE b.ledger_id = $1 AND b.position_from = f.before
                          AND (b.accepted_at IS NOT NULL OR b.kind = ANY ($6)) OFFSET 0) b
), named AS MATERIALIZED (
  SELECT n.basis, m.via, m.key, n."position", n.fact, m.loose FROM news n CROSS JOIN LATERAL (
    SELECT m.via, m.key, bool_or(m.via LIKE '%:#thing') OVER () AS loose
      FROM read.mentions m WHERE m.ledger_id = $1 AND m.position_from = n.fact OFFSET 0) m
), touch AS MATERIALIZED (
  SELECT n.basis, n.via, n.key, n."position", n.fact, n.loose FROM named n WHERE n.via NOT LIKE '%:#thing'
  UNION
  SELECT n.basis, m.via, m.key, n."position", CASE WHEN o.position_from = n.fact THEN n.fact END, true
    FROM named n
   CROSS JOIN LATERAL (
     SELECT o.position_from FROM read.mentions o
      WHERE o.ledger_id = $1 AND o.via = n.via AND o.key = n.key AND o.position_from <= n."position" OFFSET 0) o
   CROSS JOIN LATERAL (
     SELECT FROM read.fact_versions f
      WHERE f.ledger_id = $1 AND f.position_from = o.position_from AND (f.position_to IS NULL OR f.position_to >= n."position") OFFSET 0) f
   CROSS JOIN LATERAL (
     SELECT m.via, m.key FROM read.mentions m WHERE m.ledger_id = $1 AND m.position_from = o.position_from OFFSET 0) m
   WHERE n.via LIKE '%:#thing' AND m.via NOT LIKE '%:#thing'
), told AS MATERIALIZED (
  SELECT t.basis, t.via, t.key, t."position", f.fields, t.fact IS NULL OR (NOT t.loose AND ${isContested}) AS is_contested
    FROM touch t LEFT JOIN LATERAL (
      SELECT f.fact_id, f.thing, f.refs || f.vals AS fields FROM read.fact_versions f
       WHERE f.ledger_id = $1 AND f.position_from = t.fact OFFSET 0) f ON true
), asked AS MATERIALIZED (
  SELECT DISTINCT t.via, t.key, t."position", t.basis * i.definition AS definition, i.mode, i.others
    FROM told t CROSS JOIN LATERAL (
      SELECT i.definition, i.mode, i.others FROM read.inputs i
       WHERE i.ledger_id = $1 AND i.via = t.via AND i.definition = ANY ($4::int[]) OFFSET 0) i
   WHERE i.mode <> 'whole' OR t.is_contested OR EXISTS (
           SELECT FROM read.selectors s
            WHERE s.ledger_id = $1 AND s.definition = i.definition AND s.via = t.via AND s.part = 0 AND s.hop_via IS NULL
              AND ${fits('t.fields', 's.matches')})
), half AS MATERIALIZED (
  SELECT a.definition, s.part, s.via, s.matches
    FROM (SELECT DISTINCT a.definition FROM asked a WHERE a.mode IN ('left', 'right')) a
   CROSS JOIN LATERAL (
     SELECT s.part, s.via, s.matches FROM read.selectors s
      WHERE s.ledger_id = $1 AND s.definition = abs(a.definition) AND s.part > 0 AND s.hop_via IS NULL AND s.name NOT LIKE '%/end' OFFSET 0) s
), other AS MATERIALIZED (
  SELECT a.definition, a.mode, ARRAY(
           SELECT DISTINCT f.key FROM half h CROSS JOIN LATERAL (
             SELECT m.key${fitting}AND m.via = h.via OFFSET 0) f
            WHERE h.definition = a.definition AND h.part = CASE a.mode WHEN 'left' THEN 2 ELSE 1 END) AS keys
    FROM (SELECT DISTINCT a.definition, a.mode FROM asked a WHERE a.mode IN ('left', 'right')) a
), case_touch AS (
  SELECT DISTINCT a.definition, k.case_key, a."position"
    FROM asked a
   CROSS JOIN LATERAL (
     SELECT a.key AS case_key WHERE a.mode = 'whole'
     UNION ALL
     SELECT CASE a.mode WHEN 'left' THEN a.key || '@' || o.key ELSE o.key || '@' || a.key END
       FROM (SELECT unnest(o.keys) AS key FROM other o WHERE o.definition = a.definition AND o.mode = a.mode) o
      WHERE a.mode IN ('left', 'right') AND EXISTS (
              SELECT FROM half h WHERE h.definition = a.definition AND h.part = CASE a.mode WHEN 'left' THEN 1 ELSE 2 END
                 AND EXISTS (SELECT${fitting}AND m.via = h.via AND m.key = a.key))
     UNION ALL
     SELECT c.key FROM read.mentions m CROSS JOIN LATERAL (
              SELECT c.key FROM read.mentions c
               WHERE c.ledger_id = $1 AND c.position_from = m.position_from AND c.via = a.others[2] OFFSET 0) c
      WHERE a.mode = 'hop' AND m.ledger_id = $1 AND m.via = a.others[1] AND m.key = a.key AND m.position_from <= a."position"
     UNION ALL
     SELECT c.key FROM read.mentions o CROSS JOIN LATERAL (
              SELECT v.via, v.key FROM read.mentions v
               WHERE v.ledger_id = $1 AND v.position_from = o.position_from AND v.via = ANY (a.others) OFFSET 0) v
      CROSS JOIN LATERAL (
              SELECT m.position_from FROM read.mentions m
               WHERE m.ledger_id = $1 AND m.via = v.via AND m.key = v.key AND m.position_from <= a."position" OFFSET 0) m
      CROSS JOIN LATERAL (
              SELECT c.key FROM read.mentions c
               WHERE c.ledger_id = $1 AND c.position_from = m.position_from AND c.via = a.via OFFSET 0) c
      WHERE a.mode = 'around' AND o.ledger_id = $1 AND o.via = a.via AND o.key = a.key) k
  UNION
  SELECT c.definition, c.case_key, p.position_from
    FROM ledger.unit_paths p CROSS JOIN LATERAL (
      SELECT c.definition, c.case_key FROM read.case_rows c
       WHERE c.ledger_id = $1 AND c.owner_unit = p.unit_id AND c.spread = 'joint' AND c.position_to IS NULL
         AND abs(c.definition) = ANY ($4::int[])
         AND CASE WHEN c.definition > 0 THEN $7::boolean ELSE $6::text[] IS NOT NULL END OFFSET 0) c
   WHERE p.ledger_id = $1 AND p.position_from > $2 AND p.position_from <= $3
), cased AS MATERIALIZED (
  SELECT row_number() OVER () AS "no", c.definition, c.case_key, array_agg(c."position" ORDER BY c."position") AS positions
    FROM case_touch c GROUP BY c.definition, c.case_key
)`;
