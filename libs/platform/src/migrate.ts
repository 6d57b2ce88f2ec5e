import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { ClearError } from './clear-error.js';
import { projectRoot } from './project-root.js';
import { ensureRole, guardDatabase } from './roles.js';
import type { DatabaseRole } from './secrets.js';

export interface MigrateOptions {
  /** A role that owns the database and may create roles. */
  readonly url: string;
  /** Passwords of the roles to create, or to bring up to date. */
  readonly passwords: Readonly<Record<Exclude<DatabaseRole, 'owner'>, string>>;
  /** Default: `libs/platform/migrations`. */
  readonly directory?: string;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: Buffer;
}

/** Any number, the same in every process: who holds it migrates this database. */
const lock = 7_164_020_200_715;

/**
 * Brings the database up to date: numbered plain SQL files (`0001_name.sql`), each in a transaction of its own that
 * also notes name and SHA-256 in `platform.migrations`. Several processes may do so at once (a transaction-level
 * advisory lock, which PgBouncer understands). A file MUST NOT hold BEGIN or COMMIT.
 *
 * @returns the names that were applied now
 * @throws ClearError when an applied file was changed or is gone, or a file fails (naming file, line and reason)
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const migrations = await readMigrations(options.directory ?? path.join(projectRoot, 'libs/platform/migrations'));
  const client = new pg.Client({ connectionString: options.url, application_name: 'duibiao migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    for (const role of ['api', 'worker', 'queue'] as const) await ensureRole(client, role, options.passwords[role]);
    await underLock(client, () => prepareDatabase(client));
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await underLock(client, () => applyOne(client, migration, migrations))) applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** The migrations as files, in order. @throws ClearError on a name that does not fit, or a number given twice */
async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  names.forEach((name, index) => {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
      throw new ClearError(`Migration ${name}: the name must be like 0001_name.sql`);
    if (name.slice(0, 4) === names[index - 1]?.slice(0, 4)) {
      throw new ClearError(`Migrations ${names[index - 1]} and ${name} have the same number.`);
    }
  });
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(directory, name));
      return { name, sql: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest() };
    }),
  );
}

async function underLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_catalog.pg_advisory_xact_lock($1)', [lock]);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function prepareDatabase(client: pg.Client): Promise<void> {
  await guardDatabase(client, 'api', 'worker');
  await client.query(`CREATE SCHEMA IF NOT EXISTS platform`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS platform.migrations (
       name text COLLATE "C" PRIMARY KEY,
       sha256 bytea NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp())`,
  );
}

/** True when it was applied now, false when it stood already. What other processes applied meanwhile is seen: the lock is held. */
async function applyOne(client: pg.Client, migration: Migration, all: readonly Migration[]): Promise<boolean> {
  const { rows } = await client.query<{ name: string; sha256: Buffer }>('SELECT name, sha256 FROM platform.migrations');
  const known = new Map(all.map((one) => [one.name, one.sha256]));
  for (const row of rows) {
    const sha256 = known.get(row.name);
    if (!sha256)
      throw new ClearError(`The database was migrated by a newer program: it has ${row.name}, which is not here.`);
    if (!sha256.equals(row.sha256))
      throw new ClearError(
        `Migration ${row.name} was changed after it had been applied: put the file back as it was, or, where the data are only a demonstration, remove the data directory.`,
      );
  }
  if (rows.some((row) => row.name === migration.name)) return false;
  try {
    await client.query(migration.sql);
  } catch (error) {
    throw new ClearError(`Migration ${migration.name}${lineOf(error, migration.sql)}: ${(error as Error).message}`);
  }
  await client.query('INSERT INTO platform.migrations (name, sha256) VALUES ($1, $2)', [
    migration.name,
    migration.sha256,
  ]);
  return true;
}

function lineOf(error: unknown, sql: string): string {
  const position = Number((error as { readonly position?: string }).position);
  return position > 0 ? ` line ${[...sql].slice(0, position).join('').split('\n').length}` : '';
}
