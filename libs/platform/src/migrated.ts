import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { ClearError } from './clear-error.js';
import { projectRoot } from './project-root.js';

let known: Promise<readonly string[]> | undefined;

/** The migrations that this program comes with, in order. */
function ownMigrations(): Promise<readonly string[]> {
  const directory = path.join(projectRoot, 'libs/platform/migrations');
  known ??= readdir(directory).then((names) => names.filter((name) => name.endsWith('.sql')).sort());
  return known;
}

/**
 * Refuses a database that is older than the program.
 *
 * @throws ClearError naming the first migration that it lacks
 */
export async function assertMigrated(pool: pg.Pool | pg.ClientBase): Promise<void> {
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM platform.migrations');
  const applied = new Set(rows.map(({ name }) => name));
  const lacking = (await ownMigrations()).find((name) => !applied.has(name));
  if (lacking !== undefined)
    throw new ClearError(`The database is older than the program: it lacks ${lacking}. Run duibiao migrate.`);
}
