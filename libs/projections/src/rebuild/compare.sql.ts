import { besideOf, type ModelTable, nameOf } from './tables.js';

/** Whole tables are joined. */
export const settings = `SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;

const isSame = ({ key }: ModelTable, a: string, b: string): string =>
  key.map((name) => `${a}."${name}" = ${b}."${name}"`).join(' AND ');
const rowsOf = ({ says = 'true' }: ModelTable, name: string): string =>
  `(SELECT t.* FROM ${name} t WHERE t.ledger_id = $1 AND ${says})`;

/** Rows that stand (`a`) beside those derived (`b`), where they differ; `$1` the ledger. */
const differing = (table: ModelTable): string => `
  FROM ${rowsOf(table, nameOf(table))} a FULL JOIN ${rowsOf(table, besideOf(table))} b ON ${isSame(table, 'a', 'b')}`;

/** How many rows were derived, and how many differ. */
export const countDiffering = (table: ModelTable): string => `
SELECT count(b.ledger_id) AS rows, count(*) FILTER (WHERE a.ledger_id IS NULL) AS missing, count(*) FILTER (WHERE b.ledger_id IS NULL) AS extra,
       count(*) FILTER (WHERE a.ledger_id IS NOT NULL AND b.ledger_id IS NOT NULL AND a.* IS DISTINCT FROM b.*) AS changed${differing(table)}`;

/** The first `$2` that differ, in the order of their keys. */
export const firstDiffering = (table: ModelTable): string => `
SELECT to_jsonb(a) AS stood, to_jsonb(b) AS derived${differing(table)}
 WHERE a.* IS DISTINCT FROM b.*
 ORDER BY ${table.key.map((name) => `coalesce(a."${name}", b."${name}")`).join(', ')} LIMIT $2`;

/** Removes every row that is not derived just so; MUST be followed by {@link insertDerived}. */
export const deleteDiffering = (table: ModelTable): string => `
DELETE FROM ${nameOf(table)} a
 WHERE a.ledger_id = $1 AND NOT EXISTS (
         SELECT FROM ${besideOf(table)} b WHERE b.ledger_id = $1 AND ${isSame(table, 'a', 'b')} AND a.* IS NOT DISTINCT FROM b.*)`;

/** Puts in every derived row whose place is free. */
export const insertDerived = (table: ModelTable): string => `
INSERT INTO ${nameOf(table)}
SELECT b.* FROM ${besideOf(table)} b
 WHERE b.ledger_id = $1 AND NOT EXISTS (SELECT FROM ${nameOf(table)} a WHERE a.ledger_id = $1 AND ${isSame(table, 'a', 'b')})`;
