import { numberOf } from '@duibiao/measures';
import { fits } from './fits.sql.js';

/** The facts found under a mention that counted at `t."position"`; under a negative definition, those accepted by then and frames (`$6`). */
const standing = (columns: string): string => `
          FROM read.mentions m CROSS JOIN LATERAL (
            SELECT ${columns} FROM read.fact_versions f
             WHERE f.ledger_id = $1 AND f.position_from = m.position_from AND f.state = 'current'
               AND (f.position_to IS NULL OR f.position_to > t."position")
               AND (f.returned_at IS NULL OR f.returned_at > t."position")
               AND (t.definition > 0 OR f.accepted_at <= t."position" OR f.kind = ANY ($6)) OFFSET 0) f
         WHERE m.ledger_id = $1 AND m.position_from <= t."position"`;

/**
 * From `touched`, what each case knew at each position that touches it: `bundle`, the columns of `touched` and `hits read.hit[]`.
 *
 * For each selector of the definition: the facts found under its mention, each thing once by the ranking of its sources (before
 * anything is compared: what a thing says depends on P only), then those that fit. What is looked up by a field (`hop`) may find
 * a source that is not the best of its thing, the best saying something else there: it is left out.
 */
export const bundle = `
bundle AS MATERIALIZED (
  SELECT t.*, (
    SELECT coalesce(array_agg(ROW(
             x.name, x.thing, x.on_day, (x.days->>x.until)::date, CASE WHEN x.unit IS NULL THEN x.owner_unit ELSE x.fields->>x.unit END,
             CASE WHEN x.match <> '[]' THEN (SELECT string_agg(coalesce(x.fields->>f.f, x.days->>f.f, ''), '@' ORDER BY f.n)
                                               FROM jsonb_array_elements_text(x.match) WITH ORDINALITY f(f, n)) END,
             ${numberOf('(x.fields->>x.amount)')}, x.fields->>x.code, x.fields, x.place, x.position_from)::read.hit
             ORDER BY x.on_day, x.thing, x.place), '{}')
      FROM (
        SELECT s.*, f.*, (f.days->>s.day)::date AS on_day,
               row_number() OVER (PARTITION BY s.name, f.thing ORDER BY f.rank, f.source) AS place
          FROM jsonb_to_recordset(t.compiled->'selectors') s(
                 name text, via text, part int, hop jsonb, matches jsonb, day text, until text, unit text, match jsonb,
                 amount text, code text, "from" date, "to" date, each boolean)
         CROSS JOIN LATERAL (
           SELECT CASE s.part WHEN 0 THEN t.case_key ELSE split_part(t.case_key, '@', s.part) END AS key WHERE s.hop IS NULL
           UNION
           SELECT f.field ${standing(`coalesce(f.refs->>(s.hop->>'field'), f.vals->>(s.hop->>'field')) AS field`)}
              AND s.hop IS NOT NULL AND m.via = s.hop->>'via' AND m.key = t.case_key) k
         CROSS JOIN LATERAL (
           SELECT f.* ${standing('f.position_from, f.thing, f.rank, f.source, f.owner_unit, f.refs || f.vals AS fields, f.days')}
              AND m.via = s.via AND m.key = k.key OFFSET 0) f) x
     WHERE (x.place = 1 OR x.each) AND (x."from" IS NULL OR x.on_day >= x."from") AND (x."to" IS NULL OR x.on_day <= x."to")
       AND ${fits('x.fields', 'x.matches')}
       AND (x.hop IS NULL OR NOT EXISTS (
              SELECT FROM read.mentions c CROSS JOIN LATERAL (
                SELECT f.* ${standing('f.thing, f.rank, f.source')} AND m.via = c.via AND m.key = c.key OFFSET 0) better
               WHERE c.ledger_id = $1 AND c.position_from = x.position_from AND c.via = x.hop->>'via'
                 AND better.thing = x.thing AND (better.rank, better.source) < (x.rank, x.source)))) AS hits
    FROM touched t
)`;
