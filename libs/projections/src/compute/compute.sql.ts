import type { MeasureKind } from '@duibiao/measures';
import { rolledUp, type Shape, shaped } from '../ask/attainment.sql.js';
import { overlapsInTree } from '../cases/overlaps.sql.js';
import { components, raw } from '../cases/rows.sql.js';
import { bundleOfAll, type Reading } from './bundle.sql.js';

/**
 * The day on which something counts; of sums, which are asked for on two days only, the first of these that it is not after: so few rows go up
 * the tree.
 */
const counting = ({ isSeries, days }: Shape): string =>
  isSeries
    ? 's.day'
    : days === 1
      ? '$5::date'
      : 'CASE WHEN s.day <= least($5::date, $6::date) THEN least($5::date, $6::date) ELSE greatest($5::date, $6::date) END';

/**
 * The sums of all units with their subtrees on two days, by slice, computed from the facts alone: neither case rows nor cells are read. The
 * shape is that of `unitSums`.
 *
 * `$1` ledger, `$2` digest, `$3` units (null: all), `$4` the units of the tree with their paths (`$8`, each written as an array), `$5` and
 * `$6` the two days, `$7` position.
 */
export const computeSums = (kind: MeasureKind, shape: Shape, reading: Reading): string => `
WITH d AS MATERIALIZED (
  SELECT d.definition, d.kind, d.compiled FROM read.definitions d WHERE d.ledger_id = $1 AND d.digest = decode($2, 'hex')
), tree AS MATERIALIZED (
  SELECT t.unit_id, t.path::text[] AS path FROM unnest($4::text[], $8::text[]) t(unit_id, path)
), ${bundleOfAll(reading)}, ${raw([kind])},
${overlapsInTree}, net AS (
  SELECT w.owner_unit, w.slice, w.spread, ${counting(shape)} AS from_day, ${components.map((c) => `s.sign * w.${c} AS ${c}`).join(', ')}
    FROM whole w CROSS JOIN LATERAL (VALUES (w.from_day, 1), (w.to_day, -1)) s(day, sign)
   WHERE s.day <= greatest($5::date, $6::date)
)
${shaped(rolledUp('net'), shape)}`;
