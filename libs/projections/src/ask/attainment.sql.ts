const sums = (arity: number, column: string, condition: (day: number) => string): string =>
  [5, 6]
    .map((day) => {
      const terms = Array.from(
        { length: arity },
        (_, k) => `coalesce(sum(x.${column}[${k + 1}]) FILTER (WHERE ${condition(day)}), 0)::text`,
      );
      return `ARRAY[${terms.join(', ')}] AS v${day - 4}`;
    })
    .join(', ');

/**
 * The vectors of units with their subtrees at the cursor's position, on two days, from the cells. One snapshot: the
 * position that it answers with is the one the sums hold for.
 *
 * `$1` ledger, `$2` digest, `$3` units, `$4` projector, `$5` and `$6` days. No row: no such definition (yet).
 */
export const currentVectors = (arity: number): string => `
SELECT c."position", a.unit, v.v1, v.v2
  FROM read.definitions d
  JOIN read.cursors c ON c.ledger_id = d.ledger_id AND c.projector = $4
 CROSS JOIN unnest($3::text[]) a(unit)
 CROSS JOIN LATERAL (
   SELECT ${sums(arity, 'delta', (day) => `x.day <= $${day}::date`)} FROM read.cells x
    WHERE x.ledger_id = d.ledger_id AND x.definition = d.definition AND x.unit_id = a.unit AND x.period = d.period
      AND x.day <= greatest($5::date, $6::date)) v
 WHERE d.ledger_id = $1 AND d.digest = decode($2, 'hex')`;

/**
 * The same at a past position `$4`, from the case rows that stood then: summed by owner unit, then up the tree. Reads the
 * rows of the units' subtrees only.
 */
export const pastVectors = (arity: number): string => `
WITH d AS (
  SELECT definition, period FROM read.definitions WHERE ledger_id = $1 AND digest = decode($2, 'hex')
), own AS (
  SELECT x.owner_unit, ${sums(arity, 'components', (day) => `x.from_day <= $${day}::date AND (x.to_day IS NULL OR x.to_day > $${day}::date)`)}
    FROM read.case_rows x
   WHERE x.ledger_id = $1 AND x.definition = (SELECT definition FROM d) AND x.period = (SELECT period FROM d)
     AND x.position_from <= $4 AND (x.position_to IS NULL OR x.position_to > $4)
     AND x.owner_unit IN (SELECT u.unit_id FROM ledger.units u WHERE u.ledger_id = $1 AND u.path && $3::text[])
   GROUP BY x.owner_unit
), placed AS (
  SELECT p.unit, o.v1, o.v2 FROM own o JOIN ledger.units u ON u.ledger_id = $1 AND u.unit_id = o.owner_unit
         CROSS JOIN LATERAL unnest(u.path) p(unit)
)
SELECT $4::bigint AS "position", a.unit, ${[1, 2]
  .map((v) => {
    const terms = Array.from({ length: arity }, (_, k) => `coalesce(sum(p.v${v}[${k + 1}]::bigint), 0)::text`);
    return `ARRAY[${terms.join(', ')}] AS v${v}`;
  })
  .join(', ')}
  FROM unnest($3::text[]) a(unit) LEFT JOIN placed p ON p.unit = a.unit GROUP BY a.unit`;
