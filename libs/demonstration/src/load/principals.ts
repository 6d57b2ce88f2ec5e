import { addPrincipal } from '@duibiao/access';
import type pg from 'pg';
import type { DemoPerson } from '../people.js';

/** The principal's name as lists of keys show it. */
export const principalName = ({ name }: DemoPerson): string => `demonstration ${name}`;

/** The principals of the demonstration that hold a grant in the ledger, by their name. */
export async function knownPrincipals(pool: pg.Pool, ledger: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ name: string; id: string }>(
    `SELECT DISTINCT ON (p.name) p.name, p.principal_id AS id
       FROM ledger.grants g JOIN access.principals p USING (principal_id)
      WHERE g.ledger_id = $1 AND p.name LIKE 'demonstration %' ORDER BY p.name, g.position`,
    [ledger],
  );
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** The principal of a person: the one known, else a new one. The operator's may open ledgers. */
export async function principalOf(
  pool: pg.Pool,
  known: ReadonlyMap<string, string>,
  person: DemoPerson,
): Promise<string> {
  return (
    known.get(principalName(person)) ?? addPrincipal(pool, principalName(person), person.roles.includes('operator'))
  );
}
