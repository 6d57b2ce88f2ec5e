/**
 * `state` of a ratio (see `KindSql`): for each touched (case, position) the facts about the subject that were current
 * there, each thing once by the ranking of its sources, then the mark that puts the case in scope and the first link
 * that fits. The ranking is taken before the day: what a thing is depends on P only, when it counts on D.
 *
 * Of several marks in scope (fact kinds whose key allows them) the earliest counts: a subject has one owner.
 */
export const ratioState = `
evidence AS (
  SELECT t.definition, t.case_key, t.idx, t."position", t.next_position, t.compiled->>'period' AS period,
         (t.compiled->'isNotBefore')::boolean AS is_not_before, f.*
    FROM touched t CROSS JOIN LATERAL (
      SELECT f.kind = t.compiled->>'markKind' AS is_mark, f.thing, f.rank, f.source,
             f.kind = t.compiled->>'markKind' AND EXISTS (
               SELECT FROM jsonb_array_elements(t.compiled->'matches') m(m) WHERE f.vals @> m.m) AS is_in_scope,
             (f.days->>(t.compiled->>CASE WHEN f.kind = t.compiled->>'markKind' THEN 'markDay' ELSE 'linkDay' END))::date AS day,
             f.refs->>(t.compiled->>'owner') AS owner_unit, f.refs->>(t.compiled->>'elsewhere') AS elsewhere
        FROM read.fact_versions f
       WHERE f.ledger_id = $1 AND f.about = t.case_key
         AND f.kind IN (t.compiled->>'markKind', t.compiled->>'linkKind')
         AND f.position_from <= t."position" AND (f.position_to IS NULL OR f.position_to > t."position")
         AND f.state = 'current'
      OFFSET 0) f
), thing AS (
  SELECT e.*, row_number() OVER (PARTITION BY e.definition, e.case_key, e.idx, e.thing ORDER BY e.rank, e.source) AS place
    FROM evidence e
), seen AS (
  SELECT g.*, first_value(g.is_in_scope) OVER scope AS has_case, first_value(g.day) OVER scope AS mark_day,
         first_value(g.owner_unit) OVER scope AS owner
    FROM thing g WHERE g.place = 1
  WINDOW scope AS (PARTITION BY g.definition, g.case_key, g.idx ORDER BY g.is_in_scope DESC, g.day, g.thing)
), linked AS (
  SELECT s.definition, s.case_key, s.idx, s."position", s.next_position, s.owner AS owner_unit, s.period, s.mark_day,
         min(greatest(s.day, s.mark_day)) FILTER (
           WHERE NOT s.is_mark AND NOT EXISTS (SELECT FROM ledger.units u
                  WHERE u.ledger_id = $1 AND u.unit_id = s.elsewhere AND u.path @> ARRAY[s.owner] COLLATE "C")
             AND (s.day >= s.mark_day OR NOT s.is_not_before)) AS link_day
    FROM seen s WHERE s.has_case
   GROUP BY s.definition, s.case_key, s.idx, s."position", s.next_position, s.owner, s.period, s.mark_day
), state AS (
  SELECT l.definition, l.case_key, l.idx, l."position", l.next_position, l.owner_unit, l.period, r.from_day,
         NULL::date AS to_day, r.components
    FROM linked l CROSS JOIN LATERAL (
      SELECT l.mark_day, CASE WHEN l.link_day = l.mark_day THEN '{1,1}' ELSE '{0,1}' END::bigint[]
      UNION ALL SELECT l.link_day, '{1,0}'::bigint[] WHERE l.link_day > l.mark_day) r(from_day, components)
)`;
