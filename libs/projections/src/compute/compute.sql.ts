import type { MeasureKind } from '@duibiao/measures';
import { rolledUp, type Shape, shaped } from '../ask/attainment.sql.js';
import { overlapsInTree } from '../cases/overlaps.sql.js';
import { addedAndTakenBack, components, raw } from '../cases/rows.sql.js';
import { bundleOfAll, type Reading } from './bundle.sql.js';

/**
 * What rows of `whole` add and when: `net(owner_unit, slice, spread, from_day, c1 …)`. Sums are asked for on one day or two, and all that
 * counts by then is taken together, so that few rows go up the tree.
 */
const net = ({ components: count, isSeries, days }: Shape): string => {
  const signed = (sign: string): string =>
    components
      .slice(0, count)
      .map((c) => `${sign} * w.${c} AS ${c}`)
      .join(', ');
  if (!isSeries && days === 1) {
    const sign = '((w.from_day <= $5::date)::int - coalesce(w.to_day <= $5::date, false)::int)';
    return `SELECT w.owner_unit, w.slice, w.spread, $5::date AS from_day, ${signed(sign)} FROM whole w
   WHERE least(w.from_day, w.to_day) <= $5::date`;
  }
  const [first, last] = ['least($5::date, $6::date)', 'greatest($5::date, $6::date)'];
  const day = isSeries ? 's.day' : `CASE WHEN s.day <= ${first} THEN ${first} ELSE ${last} END`;
  return `
  SELECT w.owner_unit, w.slice, w.spread, ${day} AS from_day, ${signed('s.sign')}
    FROM whole w CROSS JOIN LATERAL (${addedAndTakenBack('w')}) s(day, sign) WHERE s.day <= ${last}`;
};

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
${overlapsInTree}, net AS (${net(shape)})
${shaped(rolledUp('net', shape.components), shape)}`;
