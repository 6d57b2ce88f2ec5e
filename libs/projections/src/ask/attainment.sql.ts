import { overlapsInTree } from '../cases/overlaps.sql.js';
import { isAlone, isOwn } from '../cases/spread.sql.js';
import { totalDay } from '../cells/cells.sql.js';

const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;
const each = (term: (column: string) => string): string => components.map(term).join(', ');

/** What a kind is asked for: how many components it has, whether for more than sums, and on how many days. */
export interface Shape {
  readonly components: number;
  readonly isSeries: boolean;
  readonly days: 1 | 2;
}

/** Rows counted from the first day up to the days asked for, or from the last one back to them. */
export type From = 'start' | 'end';

/**
 * What is asked of the rows `x(unit, slice, day, c1 … c6)` of the units, none of them after both days: by slice, the sums of the kind's
 * components on the day `$5` (`v1`) and, of two days, on `due` (`v2`); of a series also the first component's first day above 0 (`first1`, `first2`), its highest
 * value (`peak1` …), and the last day that added to it (`last1` …). Of other kinds those are left out: a row with half the columns is read in half the time.
 */
export const shaped = (
  rows: string,
  { components: count, isSeries, days }: Shape,
  from: From = 'start',
  due = '$6::date',
): string => {
  const ends = ['$5::date', due];
  const counts = (day: string): string => (from === 'start' ? `x.day <= ${day}` : `x.day > ${day}`);
  const onDays = (term: (day: string, n: number) => string, none: string, name: string): string =>
    ends.map((day, k) => `${k < days ? term(day, k + 1) : none} AS ${name}${k + 1}`).join(', ');
  const sums = onDays(
    (day) =>
      `ARRAY[${components
        .slice(0, count)
        .map((c) => `coalesce(sum(x.${c})${days === 1 ? '' : ` FILTER (WHERE ${counts(day)})`}, 0)::text`)
        .join(', ')}]`,
    'NULL::text[]',
    'v',
  );
  const series = [
    onDays((day) => `min(x.day) FILTER (WHERE x.level > 0 AND x.day <= ${day})::text`, 'NULL', 'first'),
    onDays((day) => `greatest(coalesce(max(x.level) FILTER (WHERE x.day <= ${day}), 0), 0)::text`, "'0'", 'peak'),
    onDays((day) => `max(x.day) FILTER (WHERE x.c1 > 0 AND x.day <= ${day})::text`, 'NULL', 'last'),
  ];
  const source = isSeries
    ? `SELECT r.*, sum(r.c1) OVER (PARTITION BY r.unit, r.slice ORDER BY r.day) AS level FROM (${rows}) r`
    : rows;
  return `
SELECT x.unit, x.slice, ${[sums, ...(isSeries ? series : [])].join(', ')}
  FROM (${source}) x GROUP BY x.unit, x.slice${days === 1 ? ` HAVING ${due} IS NOT NULL` : ''}`;
};

/**
 * The cells of the units: what they have with their subtrees at the cursor's position, in the tree of that position. From the end they are the
 * totals less what comes after the day: late in a year a tenth of the rows, and none of an order that a series could be told from.
 */
const cells = (from: From): string => `
  SELECT x.unit_id AS unit, x.slice, x.day, ${each((c) => (from === 'start' ? `x.${c}` : `CASE WHEN x.day = '${totalDay}' THEN x.${c} ELSE -x.${c} END AS ${c}`))}
    FROM read.cells x
   WHERE x.ledger_id = $1 AND x.definition = d.definition AND x.unit_id = ANY ($3)
     AND ${from === 'start' ? 'x.day <= greatest($5::date, d.due)' : 'x.day > least($5::date, d.due)'}`;

const standing = `x.position_from <= $7 AND (x.position_to IS NULL OR x.position_to > $7)`;
const ofDefinition = `x.ledger_id = $1 AND x.definition = d.definition AND x.from_day <= greatest($5::date, d.due)`;

/** The same at a past position `$7`, from the case rows that stood then: reads the rows of the units' subtrees only. */
const rowsAtPosition = `
  SELECT p.unit, o.slice, o.day, ${each((c) => `sum(o.${c})::bigint AS ${c}`)}
    FROM (SELECT x.owner_unit, x.slice, ${isAlone('x')} AS is_alone, x.from_day AS day, ${each((c) => `sum(x.${c})::bigint AS ${c}`)}
            FROM read.case_rows x
           WHERE ${ofDefinition} AND ${standing} AND x.owner_unit IN (SELECT t.unit_id FROM tree t WHERE t.path && $3::text[])
           GROUP BY x.owner_unit, x.slice, ${isAlone('x')}, x.from_day) o
    JOIN tree t ON t.unit_id = o.owner_unit
   CROSS JOIN LATERAL unnest(CASE WHEN o.is_alone THEN ARRAY[o.owner_unit] ELSE t.path END) p(unit)
   WHERE p.unit = ANY ($3)
   GROUP BY p.unit, o.slice, o.day`;

/**
 * Rows of `net(owner_unit, slice, spread, from_day, c1 …)`, as many components as told, in which what several units share is worked out for `tree`, summed up that tree: of
 * all units, or of those in `$3`.
 */
export const rolledUp = (net: string, count: number = components.length): string => {
  const sums = (of: string): string =>
    components
      .slice(0, count)
      .map((c) => `sum(${of}.${c})::bigint AS ${c}`)
      .join(', ');
  return `
  SELECT p.unit, o.slice, o.day, ${sums('o')}
    FROM (SELECT w.owner_unit, w.slice, ${isAlone('w')} AS is_alone, w.from_day AS day, ${sums('w')}
            FROM ${net} w GROUP BY w.owner_unit, w.slice, ${isAlone('w')}, w.from_day) o
    JOIN tree t ON t.unit_id = o.owner_unit
   CROSS JOIN LATERAL unnest(CASE WHEN o.is_alone THEN ARRAY[o.owner_unit] ELSE t.path END) p(unit)
   WHERE $3::text[] IS NULL OR p.unit = ANY ($3)
   GROUP BY p.unit, o.slice, o.day`;
};

/** In a tree that is not that of the position: what several units share is worked out anew, by the same rule as in the projection. */
const rowsInTree = rolledUp('whole');

const raw = (seen: string): string => `
raw AS (
  SELECT dense_rank() OVER (ORDER BY x.case_key) AS "no", x.definition, x.case_key, 1 AS idx, NULL::bigint AS "position", NULL::bigint AS next_position, x.owner_unit, x.slice, x.spread,
         x.from_day, NULL::date AS to_day, ${each((c) => `x.${c}`)}
    FROM read.case_rows x
   WHERE ${ofDefinition} AND ${standing} AND ${isOwn('x')} AND x.owner_unit IN (SELECT t.unit_id FROM tree t WHERE t.path && $3::text[]${seen})
)`;

/**
 * Where the numbers come from: `cells` at the newest position; `position`, the case rows at `$7` in the tree of that position; `ofDay`, in the
 * tree of the day `$8` as known at `$7`; `ofToday`, in today's tree; `grouped`, in the tree of `$8` with the groups of register `$9` above
 * their units, each named `group:<category>`, of which only what stands below the unit `$10` is taken; `$12` and `$13` are position and day of
 * the tree where it is another (else null).
 */
export const sources = ['cells', 'position', 'ofDay', 'ofToday', 'grouped'] as const;
export type Source = (typeof sources)[number];

/** The trees without groups: `$1` ledger, position and day as told. */
export const treesAt = (
  position: string,
  day: string,
): Readonly<Record<Exclude<Source, 'cells' | 'grouped'>, string>> => ({
  position: `SELECT u.unit_id, u.path FROM ledger.unit_paths u
              WHERE u.ledger_id = $1 AND u.position_from <= ${position} AND (u.position_to IS NULL OR u.position_to > ${position})`,
  ofDay: `SELECT u.unit_id, u.path FROM read.tree($1, ${position}, ${day}) u`,
  ofToday: 'SELECT u.unit_id, u.path FROM ledger.units u WHERE u.ledger_id = $1',
});

/** `$1` ledger, `$7` position, `$8` day, `$9` register; a tree reads those that it needs. */
export const trees: Readonly<Record<Exclude<Source, 'cells'>, string>> = {
  ...treesAt('$7', '$8'),
  grouped: `SELECT u.unit_id, u.path FROM read.grouped_tree($1, coalesce($12::bigint, $7::bigint), coalesce($13::date, $8::date), $9) u
             WHERE u.path @> ARRAY[$10::text] OR u.unit_id LIKE 'group:%'`,
};

/** Of a grouping only units count that stand today at or below one of `$11`, the reader's scope (null: everything). */
export const seenOf = (source: Source): string =>
  source !== 'grouped'
    ? ''
    : ` AND ($11::text[] IS NULL OR EXISTS (
      SELECT FROM ledger.units n WHERE n.ledger_id = $1 AND n.unit_id = t.unit_id AND n.path && $11::text[]))`;

/** Whether the tree of a day is another than that of the position, by what was known there: something was moved or merged after that day. */
export const isReorganised = (position: string, day: string): string =>
  `EXISTS (SELECT FROM read.reorganised_after($1, ${position}, ${position}, ${day}) r WHERE r.parent IS NOT NULL OR r.how = 'merged')`;

/**
 * One row for each unit: its slices, and in their order the sums on either day, all numbers in one text; of a series the rest as arrays. 1,740
 * rows, one for each slice, cost the reader 15 ms and PostgreSQL 32, 87 such rows 4 and 25.
 */
const gathered = (rows: string, { isSeries }: Shape): string => {
  const sums = [1, 2].map((n) => `string_agg(array_to_string(s.v${n}, ' '), ' ') AS v${n}`);
  const series = [1, 2].flatMap((n) =>
    ['first', 'peak', 'last'].map((name) => `array_agg(s.${name}${n}) AS ${name}${n}`),
  );
  return `SELECT s.unit, array_agg(s.slice) AS slices, ${[...sums, ...(isSeries ? series : [])].join(', ')} FROM (${rows}) s GROUP BY s.unit`;
};

/**
 * The sums of units with their subtrees, by definition and slice, on two days. `$1` ledger, `$2` digests, `$3` units, `$4` projector, `$5` the day, `$6` the other
 * day of each definition, `$7` position, `$8` … as the source asks. One snapshot: `position` is the cursor's, for which the cells hold. The cells are told apart from
 * the trees of other days: `moved1` and `moved2` say whether, by what was known at `$7`, units stood elsewhere on the day and on the other. `no` counts the
 * definitions from 1. A unit in which nothing ever counted has no row, and such a slice is not among its slices; where nothing of a definition counted at all there is one row with no
 * unit, and none for an unknown definition. `accepted`: by accepted facts and frames alone.
 *
 * Each definition is read by itself, as if it alone were asked for: the plan is the same for one and for 171, and what is read once for all is the tree.
 */
export function unitSums(shape: Shape, source: Source, accepted: boolean, from: From): string {
  const rows = {
    cells: cells(from),
    position: rowsAtPosition,
    ofDay: rowsInTree,
    ofToday: rowsInTree,
    grouped: rowsInTree,
  }[source];
  const isCells = source === 'cells';
  const beside = isCells
    ? `, moved AS MATERIALIZED (
  SELECT m.day, ${isReorganised('$7', 'm.day')} AS any FROM (SELECT $5::date UNION SELECT d.due FROM d) m(day)
)`
    : `, tree AS MATERIALIZED (${trees[source]})`;
  const anew = isCells || source === 'position' ? '' : `WITH ${raw(seenOf(source))}, ${overlapsInTree}`;
  const movedOn = (day: string): string => `(SELECT m.any FROM moved m WHERE m.day = ${day})`;
  const moved = isCells
    ? `${movedOn('$5::date')} AS moved1, ${shape.days === 2 ? movedOn('d.due') : 'NULL::boolean'} AS moved2, `
    : '';
  return `
WITH d AS MATERIALIZED (
  SELECT a."no", a.due, ${accepted ? '-d.definition AS definition' : 'd.definition'}, c."position"
    FROM unnest($2::text[], $6::date[]) WITH ORDINALITY a(digest, due, "no")
    JOIN read.definitions d ON d.ledger_id = $1 AND d.digest = decode(a.digest, 'hex')
    JOIN read.cursors c ON c.ledger_id = d.ledger_id AND c.projector = $4
)${beside}
SELECT d."no", d."position", ${moved}s.* FROM d LEFT JOIN LATERAL (
${anew}${gathered(shaped(rows, shape, isCells ? from : 'start', 'd.due'), shape)}) s ON true`;
}
