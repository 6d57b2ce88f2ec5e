/**
 * SQL: the number that a text writes, null for any other text: a definition may name a field that holds a name, and nothing that a fact
 * says may stop a projector. At most 14 digits before the point, so that four decimals still fit into a bigint. `text` comes twice.
 */
export const numberOf = (text: string): string =>
  `CASE WHEN ${text} ~ '^-?[0-9]{1,14}([.][0-9]{1,9})?$' THEN (${text})::numeric END`;
