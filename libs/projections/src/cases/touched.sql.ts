/**
 * What a batch touches: `touched(definition, kind, compiled, case_key, "position", idx, next_position)`, one row for each position
 * that touches a case; `idx` counts them from 1 within a case, `next_position` is null for the last.
 *
 * `$1` ledger, `$2` after, `$3` up to, `$4` definitions (null for all). A fact touches the cases of its own mentions and those of the
 * version that it follows; a review touches those of the versions it returns.
 */
export const touched = `
news AS MATERIALIZED (
  SELECT f.position_from AS "position", f.position_from AS fact FROM read.fact_versions f
   WHERE f.ledger_id = $1 AND f.position_from > $2 AND f.position_from <= $3
  UNION ALL
  SELECT f.position_from, (SELECT e."position" FROM ledger.events e
                            WHERE e.ledger_id = $1 AND e.stream_id = f.fact_id AND e.version = f.version - 1)
    FROM read.fact_versions f WHERE f.ledger_id = $1 AND f.position_from > $2 AND f.position_from <= $3 AND f.version > 1
  UNION ALL
  SELECT f.returned_at, f.position_from FROM read.fact_versions f
   WHERE f.ledger_id = $1 AND f.returned_at > $2 AND f.returned_at <= $3
), touch AS MATERIALIZED (
  SELECT DISTINCT m.via, m.key, n."position" FROM news n CROSS JOIN LATERAL (
    SELECT m.via, m.key FROM read.mentions m WHERE m.ledger_id = $1 AND m.position_from = n.fact OFFSET 0) m
), case_touch AS (
  SELECT DISTINCT i.definition, k.case_key, t."position"
    FROM touch t
   CROSS JOIN LATERAL (
     SELECT i.definition, i.mode, i.others FROM read.inputs i
      WHERE i.ledger_id = $1 AND i.via = t.via AND ($4::int[] IS NULL OR i.definition = ANY ($4)) OFFSET 0) i
   CROSS JOIN LATERAL (
     SELECT t.key AS case_key WHERE i.mode = 'whole'
     UNION ALL
     SELECT t.key || '@' || m.key FROM read.mentions m WHERE i.mode = 'left' AND m.ledger_id = $1 AND m.via = ANY (i.others)
     UNION ALL
     SELECT m.key || '@' || t.key FROM read.mentions m WHERE i.mode = 'right' AND m.ledger_id = $1 AND m.via = ANY (i.others)
     UNION ALL
     SELECT c.key FROM read.mentions m CROSS JOIN LATERAL (
              SELECT c.key FROM read.mentions c
               WHERE c.ledger_id = $1 AND c.position_from = m.position_from AND c.via = i.others[2] OFFSET 0) c
      WHERE i.mode = 'hop' AND m.ledger_id = $1 AND m.via = i.others[1] AND m.key = t.key) k
), touched AS MATERIALIZED (
  SELECT c.definition, d.kind, d.compiled, c.case_key, c."position", row_number() OVER by_case AS idx,
         lead(c."position") OVER by_case AS next_position
    FROM case_touch c CROSS JOIN LATERAL (
      SELECT d.kind, d.compiled FROM read.definitions d WHERE d.ledger_id = $1 AND d.definition = c.definition OFFSET 0) d
  WINDOW by_case AS (PARTITION BY c.definition, c.case_key ORDER BY c."position")
)`;
