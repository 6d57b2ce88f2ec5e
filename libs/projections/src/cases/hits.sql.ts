import { numberOf } from '@duibiao/measures';
import { fits } from './fits.sql.js';

/** Whether a version `f` counted at a position; of a negative definition, those accepted by then and frames (`frames`: their kinds). */
const counted = (f: string, position: string, definition: string, frames: string): string => `
               ${f}.position_from <= ${position} AND (${f}.position_to IS NULL OR ${f}.position_to > ${position})
           AND (${f}.returned_at IS NULL OR ${f}.returned_at > ${position})
           AND (${definition} > 0 OR ${f}.accepted_at <= ${position} OR ${f}.kind = ANY (${frames}))`;

/** The facts found under a mention that counted at `t."position"` in a case of `k`. */
const standing = (frames: string, columns: string): string => `
          FROM read.mentions m CROSS JOIN LATERAL (
            SELECT ${columns} FROM read.fact_versions f
             WHERE f.ledger_id = $1 AND f.position_from = m.position_from AND f.state = 'current'
               AND ${counted('f', 't."position"', 'k.definition', frames)} OFFSET 0) f
         WHERE m.ledger_id = $1 AND m.position_from <= t."position"`;

const selectors = `
           SELECT s."no", s.name, s.via, s.part, s.hop_via, s.hop_field, s.matches, s.day, s.until, s.unit, s.match, s.amount, s.code, s."from", s."to", s.each,
                  s.first
             FROM read.selectors s WHERE s.ledger_id = $1 AND s.definition = abs(k.definition)`;

const fact =
  'f.position_from, f.position_to, f.thing, f.rank, f.source, f.owner_unit, f.refs || f.vals AS fields, f.days';

/** What a fact `f` says under a selector `s`: whether it fits, and what goes into a hit. */
const said = `
         s."no" AS selector, s.name, s.each, f.thing, f.rank, f.source, f.fields, f.position_from, d.on_day, (f.days->>s.until)::date AS until,
         CASE WHEN s.unit IS NULL THEN f.owner_unit ELSE f.fields->>s.unit END AS unit,
         CASE WHEN s.match IS NOT NULL THEN (SELECT string_agg(coalesce(f.fields->>x.field, f.days->>x.field, ''), '@' ORDER BY x.n)
                                               FROM unnest(s.match) WITH ORDINALITY x(field, n)) END AS match,
         CASE WHEN s.amount IS NOT NULL THEN ${numberOf('(f.fields->>s.amount)')} END AS amount, f.fields->>s.code AS code`;
const carried = (x: string): string =>
  [
    '"no"',
    'definition',
    'case_key',
    'selector',
    'name',
    'each',
    'thing',
    'rank',
    'source',
    'fields',
    'position_from',
    'on_day',
    'until',
    'unit',
  ]
    .concat(['match', 'amount', 'code'])
    .map((column) => `${x}.${column}`)
    .join(', ');
const day = '(SELECT (f.days->>s.day)::date AS on_day OFFSET 0) d';
const isMeant = `(s."from" IS NULL OR d.on_day >= s."from") AND (s."to" IS NULL OR d.on_day <= s."to") AND ${fits('f.fields', 's.matches')}`;

/** Under which mention everything that is told of the same thing is found, see `insertFactVersions`. */
const thing = `split_part(s.via, ':', 1) || ':#thing'`;

/**
 * From `cased`, what each case knew at each position that touches it: `bundle(definition, kind, compiled, case_key, idx, "position",
 * next_position, "no", hits read.hit[])`; a position at which a case knew nothing has no row.
 *
 * For each selector of the definition: the facts found under its mention, each thing once by the ranking of its sources (before
 * anything is compared: what a thing says depends on P only), then those that fit. `found` reads the facts of a case once, however many
 * positions touch it. What is looked up by a field (`hop`) depends on what the case knew at the position, and is read once for all cases that look it up; it may find
 * a source that is not the best of its thing, the best saying something else there: it is left out. So it is with what is
 * found under a mention on which the sources of a thing may disagree (`loose`, SQL of these): the best may name another case (`told_via`: by
 * what to look for it, where more is told of the thing at all). `frames` is SQL of the kinds that planners set.
 */
export const bundle = (frames: string, loose: string): string => `
found AS (
  SELECT k."no", k.definition, k.case_key, k.positions, ${said}, ${isMeant} AS is_meant, f.position_to, f.returned_at, f.accepted_at, f.kind,
         CASE WHEN s.via = ANY (${loose}) AND NOT s.each AND EXISTS (
                SELECT FROM read.mentions o WHERE o.ledger_id = $1 AND o.via = ${thing} AND o.key = encode(f.thing, 'hex')
                   AND o.position_from <> f.position_from) THEN ${thing} END AS told_via
    FROM cased k
   CROSS JOIN LATERAL (${selectors} AND s.hop_via IS NULL OFFSET 0) s
   CROSS JOIN LATERAL (
     SELECT f.* FROM read.mentions m CROSS JOIN LATERAL (
              SELECT ${fact}, f.returned_at, f.accepted_at, f.kind FROM read.fact_versions f
               WHERE f.ledger_id = $1 AND f.position_from = m.position_from AND f.state = 'current'
                 AND (f.position_to IS NULL OR f.position_to > k.positions[1]) AND (f.returned_at IS NULL OR f.returned_at > k.positions[1])
              OFFSET 0) f
      WHERE m.ledger_id = $1 AND m.position_from <= k.positions[cardinality(k.positions)] AND m.via = s.via
        AND m.key = CASE s.part WHEN 0 THEN k.case_key ELSE split_part(k.case_key, '@', s.part) END OFFSET 0) f
   CROSS JOIN LATERAL ${day}
), hopping AS (
  SELECT k.definition, s."no" AS selector, t."position", h.field, array_agg(k."no") AS nos, array_agg(k.case_key) AS case_keys,
         array_agg(t.idx) AS idxs, array_agg(k.positions[t.idx + 1]) AS next_positions
    FROM cased k
   CROSS JOIN LATERAL (${selectors} AND s.hop_via IS NOT NULL OFFSET 0) s
   CROSS JOIN LATERAL unnest(k.positions) WITH ORDINALITY t("position", idx)
   CROSS JOIN LATERAL (
     SELECT DISTINCT f.field ${standing(frames, 'coalesce(f.refs->>s.hop_field, f.vals->>s.hop_field) AS field')}
        AND m.via = s.hop_via AND m.key = k.case_key) h
   WHERE h.field IS NOT NULL GROUP BY k.definition, s."no", t."position", h.field
), hopped AS (
  SELECT r."no", k.definition, r.case_key, r.idx, k."position", r.next_position, x.*
    FROM hopping k
   CROSS JOIN LATERAL (SELECT k."position") t
   CROSS JOIN LATERAL (${selectors} AND s."no" = k.selector OFFSET 0) s
   CROSS JOIN LATERAL (
     SELECT ${said}
       FROM (SELECT f.* ${standing(frames, fact)} AND m.via = s.via AND m.key = k.field OFFSET 0) f
      CROSS JOIN LATERAL ${day}
      WHERE ${isMeant} AND NOT EXISTS (
              SELECT FROM read.mentions c CROSS JOIN LATERAL (
                SELECT f.* ${standing(frames, 'f.thing, f.rank, f.source')} AND m.via = c.via AND m.key = c.key OFFSET 0) better
               WHERE c.ledger_id = $1 AND c.position_from = f.position_from
                 AND c.via = CASE WHEN s.via = ANY (${loose}) THEN ${thing} ELSE s.via END
                 AND better.thing = f.thing AND (better.rank, better.source) < (f.rank, f.source))
      ORDER BY d.on_day, f.thing LIMIT s.first) x
   CROSS JOIN LATERAL unnest(k.nos, k.case_keys, k.idxs, k.next_positions) r("no", case_key, idx, next_position)
), known_then AS (
  SELECT ${carried('f')}, t.idx, t."position", f.positions[t.idx + 1] AS next_position, f.is_meant
    FROM found f CROSS JOIN LATERAL unnest(f.positions) WITH ORDINALITY t("position", idx)
   WHERE ${counted('f', 't."position"', 'f.definition', frames)}
     AND (f.told_via IS NULL OR NOT EXISTS (
           SELECT FROM read.mentions o CROSS JOIN LATERAL (
             SELECT b.rank, b.source FROM read.fact_versions b
              WHERE b.ledger_id = $1 AND b.position_from = o.position_from AND b.state = 'current'
                AND ${counted('b', 't."position"', 'f.definition', frames)} OFFSET 0) better
            WHERE o.ledger_id = $1 AND o.via = f.told_via AND o.key = encode(f.thing, 'hex') AND o.position_from <= t."position"
              AND (better.rank, better.source) < (f.rank, f.source)))
  UNION ALL
  SELECT ${carried('h')}, h.idx, h."position", h.next_position, true FROM hopped h
), ranked AS (
  SELECT x.*, row_number() OVER (PARTITION BY x."no", x.idx, x.selector, x.thing ORDER BY x.rank, x.source) AS place FROM known_then x
), gathered AS (
  SELECT r."no", r.idx, min(r.definition) AS definition, min(r.case_key) AS case_key, min(r."position") AS "position",
         min(r.next_position) AS next_position,
         array_agg(ROW(r.name, r.thing, r.on_day, r.until, r.unit, r.match, r.amount, r.code, r.fields, r.place, r.position_from)::read.hit
                   ORDER BY r.on_day, r.thing, r.place) AS hits
    FROM ranked r WHERE (r.place = 1 OR r.each) AND r.is_meant GROUP BY r."no", r.idx
), bundle AS MATERIALIZED (
  SELECT g.*, d.kind, d.compiled FROM gathered g CROSS JOIN LATERAL (
    SELECT d.kind, d.compiled FROM read.definitions d WHERE d.ledger_id = $1 AND d.definition = abs(g.definition) OFFSET 0) d
)`;
