const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

/**
 * From `raw("no", definition, case_key, idx, "position", next_position, owner_unit, slice, spread, from_day, to_day, c1 … c6)`: `whole`, the same rows and those
 * that make a thing of several units count once above them.
 *
 * Of several units that have part in one thing, ordered by day and name, each takes back what it brought from the lowest unit above
 * it that an earlier one had reached already; so each unit above counts the thing once, from the earliest day (`overlap`). What is a unit's
 * alone while no other that has part stands below it (`lone`) is taken back where one does (`taken`). `path` is SQL for the path of
 * `j.owner_unit`, null where it is unknown; it may read what `joined` joins.
 */
export const overlaps = (path: string, joined = ''): string => `
joint AS (
  SELECT r.*, CASE r.spread WHEN 'joint' THEN r.slice ELSE split_part(r.slice, '/joint', 1) END AS thing,
         row_number() OVER (PARTITION BY r."no", r.idx, r.slice, r.spread ORDER BY r.from_day, r.owner_unit) AS turn
    FROM raw r WHERE r.spread IN ('joint', 'lone')
), above AS (
  SELECT j.*, u.unit_id, u.depth,
         min(j.turn) FILTER (WHERE j.spread = 'joint') OVER of_thing AS first_turn,
         count(*) FILTER (WHERE j.spread = 'joint' AND j.owner_unit <> u.unit_id) OVER of_thing AS below
    FROM joint j ${joined} CROSS JOIN LATERAL unnest(
      CASE j.spread WHEN 'joint' THEN coalesce(${path}, ARRAY[j.owner_unit]) ELSE ARRAY[j.owner_unit] END) WITH ORDINALITY u(unit_id, depth)
  WINDOW of_thing AS (PARTITION BY j."no", j.idx, j.thing, u.unit_id)
), whole AS (
  SELECT r.* FROM raw r
  UNION ALL
  (SELECT DISTINCT ON (a."no", a.idx, a.slice, a.turn)
         a."no", a.definition, a.case_key, a.idx, a."position", a.next_position, a.unit_id, a.slice, 'overlap', a.from_day, NULL,
         ${components.map((column) => `-a.${column}`).join(', ')}
    FROM above a WHERE a.spread = 'joint' AND a.first_turn < a.turn
   ORDER BY a."no", a.idx, a.slice, a.turn, a.depth DESC)
  UNION ALL
  SELECT a."no", a.definition, a.case_key, a.idx, a."position", a.next_position, a.unit_id, a.slice, 'taken', a.from_day, NULL,
         ${components.map((column) => `-a.${column}`).join(', ')}
    FROM above a WHERE a.spread = 'lone' AND a.below > 0
)`;

/** The same where the paths of units stand in `tree(unit_id, path)`. */
export const overlapsInTree = overlaps('t.path', 'LEFT JOIN tree t ON t.unit_id = j.owner_unit');
