/** SQL: the path of a unit (root first, itself last) that was today's at a position; null for a unit that was not there. `$1` ledger. */
export const pathOf = (unit: string, position: string): string => `
  (SELECT u.path FROM ledger.unit_paths u WHERE u.ledger_id = $1 AND u.unit_id = ${unit} AND u.position_from <= ${position}
      AND (u.position_to IS NULL OR u.position_to > ${position}))`;
