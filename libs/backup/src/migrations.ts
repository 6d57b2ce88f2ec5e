import type pg from 'pg';
import type { AppliedMigration } from './form.js';

/** The migrations of a database, in order. */
export async function migrationsOf(client: pg.ClientBase): Promise<readonly AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT name, encode(sha256, 'hex') AS sha256 FROM platform.migrations ORDER BY name`,
  );
  return rows.map(({ name, sha256 }) => ({ name, sha256 }));
}

/** What keeps rows of one database out of the other: a sentence; undefined where both are made by the same program. */
export function migrationFault(
  own: readonly AppliedMigration[],
  theirs: readonly AppliedMigration[],
): string | undefined {
  const isSame = own.length === theirs.length && own.every(({ sha256 }, index) => theirs[index]?.sha256 === sha256);
  if (isSame) return undefined;
  const newest = (all: readonly AppliedMigration[]): string =>
    `${all.length} steps up to ${all.at(-1)?.name ?? 'none'}`;
  return `the backup was taken by another version of Duibiao: its database has ${newest(theirs)}, this one ${newest(own)}. Restore it with that version, then bring the database up to date with this one`;
}
