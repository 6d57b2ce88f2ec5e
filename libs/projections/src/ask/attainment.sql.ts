const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;
const sums = (alias: string, day: string): string =>
  `ARRAY[${components.map((c) => `coalesce(sum(${alias}.${c}) FILTER (WHERE ${alias}.day <= ${day}::date), 0)::text`).join(', ')}]`;

/** What is asked of the rows `x(unit, slice, day, c1 … c6)` of the units: sums on the two days `$5` and `$6`, by slice. */
const plain = (rows: string): string => `
SELECT x.unit, x.slice, ${sums('x', '$5')} AS v1, ${sums('x', '$6')} AS v2,
       NULL AS first1, NULL AS first2, '0' AS peak1, '0' AS peak2
  FROM (${rows}) x GROUP BY x.unit, x.slice`;

/** The same, and of the first component the day on which it is first above 0, and its highest value. */
const series = (rows: string): string => `
SELECT x.unit, x.slice, ${sums('x', '$5')} AS v1, ${sums('x', '$6')} AS v2,
       min(x.day) FILTER (WHERE x.level > 0 AND x.day <= $5::date)::text AS first1,
       min(x.day) FILTER (WHERE x.level > 0 AND x.day <= $6::date)::text AS first2,
       greatest(coalesce(max(x.level) FILTER (WHERE x.day <= $5::date), 0), 0)::text AS peak1,
       greatest(coalesce(max(x.level) FILTER (WHERE x.day <= $6::date), 0), 0)::text AS peak2
  FROM (SELECT r.*, sum(r.c1) OVER (PARTITION BY r.unit, r.slice ORDER BY r.day) AS level FROM (${rows}) r) x
 GROUP BY x.unit, x.slice`;

/** The cells of the units: what they have with their subtrees at the cursor's position. */
const cells = `
  SELECT x.unit_id AS unit, x.slice, x.day, ${components.map((c) => `x.${c}`).join(', ')} FROM read.cells x
   WHERE x.ledger_id = $1 AND x.definition = (SELECT definition FROM d) AND x.unit_id = ANY ($3) AND x.day <= greatest($5::date, $6::date)`;

/** The same at a past position `$7`, from the case rows that stood then: reads the rows of the units' subtrees only. */
const rowsAtPosition = `
  SELECT p.unit, o.slice, o.day, ${components.map((c) => `sum(o.${c})::bigint AS ${c}`).join(', ')}
    FROM (SELECT x.owner_unit, x.slice, x.spread = 'unit' AS is_alone, x.from_day AS day,
                 ${components.map((c) => `sum(x.${c})::bigint AS ${c}`).join(', ')}
            FROM read.case_rows x
           WHERE x.ledger_id = $1 AND x.definition = (SELECT definition FROM d) AND x.from_day <= greatest($5::date, $6::date)
             AND x.position_from <= $7 AND (x.position_to IS NULL OR x.position_to > $7)
             AND x.owner_unit IN (SELECT u.unit_id FROM ledger.units u WHERE u.ledger_id = $1 AND u.path && $3::text[])
           GROUP BY x.owner_unit, x.slice, x.spread = 'unit', x.from_day) o
    JOIN ledger.units u ON u.ledger_id = $1 AND u.unit_id = o.owner_unit
   CROSS JOIN LATERAL unnest(CASE WHEN o.is_alone THEN ARRAY[o.owner_unit] ELSE u.path END) p(unit)
   WHERE p.unit = ANY ($3)
   GROUP BY p.unit, o.slice, o.day`;

/**
 * The sums of units with their subtrees, by slice, on two days. `$1` ledger, `$2` digest, `$3` units, `$4` projector, `$5` and `$6`
 * days; `past`: at position `$7`. One snapshot: `position` is the cursor's, for which the cells hold. A unit or slice in which
 * nothing ever counted has no row; where nothing counted at all there is one row with no unit, and none for an unknown definition.
 */
export const unitSums = (isSeries: boolean, past: boolean): string => `
WITH d AS (
  SELECT d.definition, c."position" FROM read.definitions d
    JOIN read.cursors c ON c.ledger_id = d.ledger_id AND c.projector = $4
   WHERE d.ledger_id = $1 AND d.digest = decode($2, 'hex')
)
SELECT d."position", s.* FROM d LEFT JOIN (${(isSeries ? series : plain)(past ? rowsAtPosition : cells)}) s ON true`;
