import { isAlone } from '../cases/spread.sql.js';
import { daysOf } from '../cells/cells.sql.js';
import { pathOf } from '../reorganisations/path.sql.js';

const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

/** Everywhere `$1` is the ledger and `$2` the position that read models go back to. */
export const forgetFacts: readonly string[] = [
  `DELETE FROM read.mentions WHERE ledger_id = $1 AND position_from > $2`,
  `DELETE FROM read.fact_versions WHERE ledger_id = $1 AND position_from > $2`,
  `UPDATE read.fact_versions
      SET position_to = CASE WHEN position_to <= $2 THEN position_to END, accepted_at = CASE WHEN accepted_at <= $2 THEN accepted_at END,
          returned_at = CASE WHEN returned_at <= $2 THEN returned_at END
    WHERE ledger_id = $1 AND (position_to > $2 OR accepted_at > $2 OR returned_at > $2)`,
  `DELETE FROM read.reviews WHERE ledger_id = $1 AND "position" > $2`,
  // of a submission that reaches beyond, an owner stays that has a fact before it
  `DELETE FROM read.submissions s
    WHERE s.ledger_id = $1 AND s.first_position + s.items - 1 > $2 AND NOT EXISTS (
            SELECT FROM read.fact_versions f
             WHERE f.ledger_id = $1 AND f.position_from >= s.first_position AND f.position_from <= $2 AND f.owner_unit = s.owner_unit)`,
  `UPDATE read.submissions
      SET accepted_at = CASE WHEN accepted_at <= $2 THEN accepted_at END, returned_at = CASE WHEN returned_at <= $2 THEN returned_at END
    WHERE ledger_id = $1 AND (accepted_at > $2 OR returned_at > $2)`,
  `DELETE FROM operations.parked_events WHERE ledger_id = $1 AND "position" > $2`,
];

/** Whether what stands of a submission that reaches beyond was set by planners. `$3` their kinds. */
export const markFrames = `
UPDATE read.submissions s SET is_frame = NOT EXISTS (
         SELECT FROM read.fact_versions f
          WHERE f.ledger_id = $1 AND f.position_from >= s.first_position AND f.position_from <= $2 AND f.owner_unit = s.owner_unit
            AND NOT f.kind = ANY ($3::text[]))
 WHERE s.ledger_id = $1 AND s.first_position <= $2 AND s.first_position + s.items - 1 > $2`;

const lateDefinitions = `SELECT d.definition FROM read.definitions d WHERE d.ledger_id = $1 AND d."position" > $2`;

/**
 * The numbers, before definitions go: rows that were opened later, and those of definitions that came later; under negative numbers all where
 * nothing was reviewed by then, since the first review brings them. MUST come after the facts.
 */
export const forgetNumbers: readonly string[] = [
  `DELETE FROM read.case_rows c
    WHERE c.ledger_id = $1 AND (c.position_from > $2 OR abs(c.definition) IN (${lateDefinitions}) OR
          c.definition < 0 AND NOT EXISTS (SELECT FROM read.reviews r WHERE r.ledger_id = $1))`,
  `UPDATE read.case_rows SET position_to = NULL WHERE ledger_id = $1 AND position_to > $2`,
  `DELETE FROM read.cells WHERE ledger_id = $1`,
  `INSERT INTO read.cells (ledger_id, definition, unit_id, slice, day, ${components.join(', ')})
   SELECT $1, o.definition, u.unit_id, o.slice, t.day, ${components.map((c) => `sum(o.${c})::bigint`).join(', ')}
     FROM (SELECT c.definition, c.owner_unit, c.slice, ${isAlone('c')} AS is_alone, c.from_day,
                  ${components.map((c) => `sum(c.${c}) AS ${c}`).join(', ')}
             FROM read.case_rows c WHERE c.ledger_id = $1 AND c.position_to IS NULL GROUP BY 1, 2, 3, 4, 5) o
    CROSS JOIN LATERAL unnest(CASE WHEN o.is_alone THEN ARRAY[o.owner_unit]
                                   ELSE coalesce(${pathOf('o.owner_unit', '$2::bigint')}, ARRAY[o.owner_unit]) END) u(unit_id)
    CROSS JOIN LATERAL ${daysOf('o.from_day')}
    GROUP BY o.definition, u.unit_id, o.slice, t.day`,
  `DELETE FROM read.review_totals WHERE ledger_id = $1`,
];

/** The counts by review anew, of what stands. `$1` ledger, `$2` the kinds that planners set. */
export const countReviewTotals = `
INSERT INTO read.review_totals (ledger_id, owner_unit, kind, latest_day, facts, accepted, returned)
SELECT $1, f.owner_unit, f.kind, coalesce(max(f.begins_on), '-infinity'), count(*) FILTER (WHERE f.is_counted),
       count(*) FILTER (WHERE f.is_counted AND f.accepted_at IS NOT NULL AND f.returned_at IS NULL),
       count(*) FILTER (WHERE f.is_counted AND f.returned_at IS NOT NULL)
  FROM (SELECT f.*, f.state = 'current' AND f.position_to IS NULL AS is_counted FROM read.fact_versions f WHERE f.ledger_id = $1) f
 WHERE f.owner_unit IS NOT NULL AND NOT f.kind = ANY ($2::text[])
 GROUP BY f.owner_unit, f.kind`;

export const forgetDefinitions: readonly string[] = [
  `DELETE FROM read.selectors WHERE ledger_id = $1 AND definition IN (${lateDefinitions})`,
  `DELETE FROM read.inputs WHERE ledger_id = $1 AND definition IN (${lateDefinitions})`,
  `DELETE FROM read.definitions WHERE ledger_id = $1 AND "position" > $2`,
];
