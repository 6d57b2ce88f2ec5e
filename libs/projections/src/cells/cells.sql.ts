/**
 * Adds changes of case rows to the cells of their owner units and of every unit above them.
 *
 * Reads the relation `change(definition, owner_unit, period, from_day, to_day, components, sign)` of the statement that
 * it becomes part of; `$1` is the ledger, `arity` the length of the vectors. Changes are summed by owner first: a batch
 * of one town's facts reaches its ancestors as a few rows. A unit that is not in the tree counts for itself.
 */
export function addToCells(arity: number): string {
  const each = (term: (k: number) => string): string =>
    Array.from({ length: arity }, (_, index) => term(index + 1)).join(', ');
  return `
own AS (
  SELECT c.definition, c.owner_unit, c.period, s.day, ${each((k) => `sum(s.sign * c.components[${k}])::bigint AS c${k}`)}
    FROM change c CROSS JOIN LATERAL (VALUES (c.from_day, c.sign), (c.to_day, -c.sign)) s(day, sign)
   WHERE s.day IS NOT NULL GROUP BY c.definition, c.owner_unit, c.period, s.day
), placed AS (
  SELECT o.*, coalesce((SELECT u.path FROM ledger.units u WHERE u.ledger_id = $1 AND u.unit_id = o.owner_unit),
                       ARRAY[o.owner_unit]) AS path
    FROM own o
), cell AS (
  INSERT INTO read.cells AS old (ledger_id, definition, unit_id, period, day, delta)
  SELECT $1, p.definition, u.unit_id, p.period, p.day, ARRAY[${each((k) => `sum(p.c${k})::bigint`)}]
    FROM placed p CROSS JOIN LATERAL unnest(p.path) u(unit_id)
   GROUP BY p.definition, u.unit_id, p.period, p.day
  HAVING ${Array.from({ length: arity }, (_, index) => `sum(p.c${index + 1}) <> 0`).join(' OR ')}
  ON CONFLICT (ledger_id, definition, unit_id, period, day)
  DO UPDATE SET delta = ARRAY[${each((k) => `old.delta[${k}] + excluded.delta[${k}]`)}]
)`;
}
