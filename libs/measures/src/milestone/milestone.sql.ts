/**
 * Rows of a milestone (see `KindSql`): every fact that fits is one row in the slice of its part, from its day for ever; what is
 * reached stays reached. The first day of a slice is the day on which the part was done, so nothing has to be chosen here, and
 * the facts of a part may stand in several cases (a document found by its matter, a meeting by its id).
 *
 * `unit`, not `sum`: one owner, no roll-up (catalogue 1.1), unless the definition says `below`.
 */
export const milestoneRows = `
SELECT h.unit AS owner_unit, split_part(h.selector, '/', 1) AS slice, b.compiled->>'spread' AS spread,
       h.day AS from_day, NULL::date AS to_day, '{1}'::bigint[] AS components
  FROM unnest(b.hits) h`;
