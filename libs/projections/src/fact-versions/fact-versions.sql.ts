/** The values of a field of `p.fields`: the elements of a list, or the one that stands there. */
const elements = (field: string): string => `
     jsonb_array_elements_text(CASE WHEN jsonb_typeof(p.fields->${field}) = 'array' THEN p.fields->${field}
                                    WHEN p.fields->${field} IS NULL THEN '[]' ELSE jsonb_build_array(p.fields->${field}) END)`;

/**
 * `$1` ledger, `$2` after, `$3` up to, `$4` fact kinds as `{kind: {about, loose, sources, isFrame}}`, `$5` the streams that are parked: their entries are
 * not even parsed.
 *
 * Where sources may disagree on what a thing is about (`loose`), each version is also found by the thing itself, under `kind:#thing`.
 *
 * Entries are parsed once, inside the database (some 6 µs each); nothing travels through the process but system events.
 */
export const insertFactVersions = `
WITH entry AS MATERIALIZED (
  SELECT e."position", e.stream_id, e.version, e.recorded_at, e.units, convert_from(e.entry, 'UTF8')::jsonb->'body' AS body
    FROM ledger.events e
   WHERE e.ledger_id = $1 AND e."position" > $2 AND e."position" <= $3 AND NOT e.stream_id = ANY ($5::bytea[])
), fact AS MATERIALIZED (
  SELECT e."position", e.stream_id, e.version, e.recorded_at, e.units, e.body->>'type' AS type, e.body->'fact' AS fact,
         e.body->'submission' AS submission
    FROM entry e WHERE e.body->>'type' IN ('fact-recorded', 'fact-corrected', 'fact-voided')
), inserted AS (
  INSERT INTO read.fact_versions (ledger_id, position_from, fact_id, version, state, kind, thing, source, rank,
                                  owner_unit, refs, days, begins_on, vals, units, submission_id, recorded_at)
  SELECT $1, f."position", f.stream_id, f.version, CASE WHEN f.type = 'fact-voided' THEN 'voided' ELSE 'current' END,
         p.kind, decode(f.fact->>'thing', 'hex'),
         CASE WHEN p.unit IS NULL THEN 'import:' || (p.source->>'import') ELSE 'unit:' || p.unit END,
         coalesce((SELECT min(s.n) FROM jsonb_array_elements_text(p.frame->'sources') WITH ORDINALITY s(name, n)
                    WHERE CASE s.name WHEN 'imports' THEN p.unit IS NULL WHEN 'others' THEN p.unit IS NOT NULL
                                      ELSE p.refs->>s.name = p.unit END), 1000),
         f.fact->>'owner', p.refs, p.days,
         (SELECT min(d.day)::date FROM jsonb_each_text(p.days) d(name, day)), coalesce(f.fact->'values', '{}'), f.units,
         f.submission->>'id', f.recorded_at
    FROM fact f CROSS JOIN LATERAL (
      SELECT f.fact->>'kind' AS kind, f.fact->'refs' AS refs, coalesce(f.fact->'days', '{}') AS days, f.fact->'source' AS source,
             f.fact->'source'->>'unit' AS unit, $4::jsonb->(f.fact->>'kind') AS frame OFFSET 0) p
   ORDER BY f."position"
), submitted AS (
  INSERT INTO read.submissions AS old (ledger_id, owner_unit, first_position, submission_id, items, is_frame)
  SELECT $1, f.fact->>'owner', f."position" - (f.submission->>'item')::int + 1, f.submission->>'id', (f.submission->>'of')::int,
         bool_and(coalesce(($4::jsonb->(f.fact->>'kind')->>'isFrame')::boolean, false))
    FROM fact f WHERE f.fact ? 'owner' GROUP BY 2, 3, 4, 5
  ON CONFLICT (ledger_id, owner_unit, first_position) DO UPDATE SET is_frame = old.is_frame AND excluded.is_frame
), mentioned AS (
  INSERT INTO read.mentions (ledger_id, via, key, position_from)
  SELECT DISTINCT $1, (f.fact->>'kind') || ':' || a.about, v.key || coalesce('@' || w.key, ''), f."position"
    FROM fact f
   CROSS JOIN LATERAL jsonb_array_elements_text($4::jsonb->(f.fact->>'kind')->'about') a(about)
   CROSS JOIN LATERAL (SELECT (f.fact->'refs') || coalesce(f.fact->'values', '{}') AS fields OFFSET 0) p
   CROSS JOIN LATERAL ${elements("split_part(a.about, '@', 1)")} v(key)
    LEFT JOIN LATERAL ${elements("split_part(a.about, '@', 2)")} w(key) ON true
   WHERE w.key IS NOT NULL OR a.about NOT LIKE '%@%'
  UNION ALL
  SELECT $1, (f.fact->>'kind') || ':#thing', f.fact->>'thing', f."position"
    FROM fact f WHERE jsonb_array_length($4::jsonb->(f.fact->>'kind')->'loose') > 0
)
SELECT (SELECT count(*) FROM fact)::int AS facts, (SELECT count(*) FROM fact WHERE version > 1)::int AS later,
       (SELECT jsonb_agg(jsonb_build_object('position', e."position"::text, 'body', e.body) ORDER BY e."position")
          FROM entry e WHERE e.body->>'type' NOT IN ('fact-recorded', 'fact-corrected', 'fact-voided')) AS others`;

/**
 * Closes the versions that those of the batch follow: `$1` ledger, `$2` after, `$3` up to.
 *
 * The version before is found by the ledger's own unique key on stream and version, so that this table needs none.
 */
export const closeFactVersions = `
UPDATE read.fact_versions old SET position_to = later.position_from
  FROM (SELECT f.position_from, (
               SELECT e."position" FROM ledger.events e
                WHERE e.ledger_id = $1 AND e.stream_id = f.fact_id AND e.version = f.version - 1) AS before
          FROM read.fact_versions f
         WHERE f.ledger_id = $1 AND f.position_from > $2 AND f.position_from <= $3 AND f.version > 1
        OFFSET 0) later
 WHERE old.ledger_id = $1 AND old.position_from = later.before`;
