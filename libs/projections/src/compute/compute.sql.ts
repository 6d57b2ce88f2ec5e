import type { MeasureKind } from '@duibiao/measures';
import { rolledUp, type Shape, shaped, treesAt } from '../ask/attainment.sql.js';
import { fits } from '../cases/fits.sql.js';
import { bundle } from '../cases/hits.sql.js';
import { overlaps } from '../cases/overlaps.sql.js';
import { components, raw } from '../cases/rows.sql.js';

/** The keys of one side of `left@right`: those under which any version of a fact known by `$7` fits a selector of that side. */
const half = (part: 1 | 2): string => `
  SELECT DISTINCT m.key
    FROM d JOIN read.selectors s ON s.ledger_id = $1 AND s.definition = abs(d.definition) AND s.part = ${part} AND s.name NOT LIKE '%/end'
    JOIN read.mentions m ON m.ledger_id = $1 AND m.via = s.via AND m.position_from <= $7
   CROSS JOIN LATERAL (
     SELECT f.refs || f.vals AS fields FROM read.fact_versions f WHERE f.ledger_id = $1 AND f.position_from = m.position_from OFFSET 0) f
   WHERE s.hop_via IS NULL AND ${fits('f.fields', 's.matches')}`;

/** Every case of the definition that anything was said about by `$7`. */
const cased = `
cased AS MATERIALIZED (
  SELECT row_number() OVER () AS "no", d.definition, k.case_key, ARRAY[$7::bigint] AS positions
    FROM d CROSS JOIN (
      SELECT m.key AS case_key FROM d
        JOIN read.selectors s ON s.ledger_id = $1 AND s.definition = abs(d.definition) AND s.part = 0 AND s.hop_via IS NULL
        JOIN read.mentions m ON m.ledger_id = $1 AND m.via = s.via AND m.position_from <= $7
      UNION
      SELECT l.key || '@' || r.key FROM (${half(1)}) l CROSS JOIN (${half(2)}) r) k
)`;

/** The trees in which sums are taken, see `treesAt`. */
export type ComputeTree = 'position' | 'ofDay' | 'ofToday';

/**
 * The sums of all units with their subtrees on two days, by slice, computed from the facts alone: neither case rows nor cells are read. The
 * shape is that of `unitSums`.
 *
 * `$1` ledger, `$2` digest, `$3` units (null: all), `$4` day of the tree, `$5` and `$6` the two days, `$7` position, `$8` the kinds that planners set, `$9` the
 * mentions on which sources may disagree.
 */
export const computeSums = (kind: MeasureKind, shape: Shape, tree: ComputeTree, accepted: boolean): string => `
WITH d AS MATERIALIZED (
  SELECT ${accepted ? '-' : ''}d.definition AS definition FROM read.definitions d WHERE d.ledger_id = $1 AND d.digest = decode($2, 'hex')
), tree AS MATERIALIZED (${treesAt('$7', '$4::date')[tree]}), ${cased}, ${bundle('$8', '$9')}, ${raw([kind])},
${overlaps('(SELECT t.path FROM tree t WHERE t.unit_id = j.owner_unit)')}, net AS (
  SELECT w.owner_unit, w.slice, w.spread, s.day AS from_day, ${components.map((c) => `s.sign * w.${c} AS ${c}`).join(', ')}
    FROM whole w CROSS JOIN LATERAL (VALUES (w.from_day, 1), (w.to_day, -1)) s(day, sign)
   WHERE s.day <= greatest($5::date, $6::date)
)
${shaped(rolledUp('net'), shape)}`;
