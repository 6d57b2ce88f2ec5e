import pg from 'pg';
import { ClearError, errorCode } from './clear-error.js';
import { roleNames } from './connections.js';
import { scramVerifier } from './scram.js';
import type { DatabaseRole } from './secrets.js';

/** What an unprivileged login role may not do. */
const nothing = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';

/**
 * Creates the login role, or gives an existing one this password. Roles are shared by all databases of a cluster,
 * so two who do this at once are told apart by trying again.
 *
 * @throws ClearError when the connected role may not do so
 */
export async function ensureRole(client: pg.ClientBase, role: DatabaseRole, password: string): Promise<void> {
  const name = pg.escapeIdentifier(roleNames[role]);
  const options = role === 'owner' ? 'LOGIN CREATEROLE CREATEDB' : nothing;
  const secret = pg.escapeLiteral(scramVerifier(password));
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rowCount } = await client.query('SELECT FROM pg_catalog.pg_roles WHERE rolname = $1', [roleNames[role]]);
      const verb = rowCount === 0 ? `CREATE ROLE ${name} ${options}` : `ALTER ROLE ${name}`;
      await client.query(`${verb} PASSWORD ${secret}`);
      return;
    } catch (error) {
      const code = errorCode(error);
      if (code === '42501') throw mayNot(roleNames[role], error);
      // 42710, 23505: created by another meanwhile; XX000: "tuple concurrently updated"
      if (attempt === 5 || !['42710', '23505', 'XX000'].includes(code)) throw error;
    }
  }
}

function mayNot(role: string, error: unknown): ClearError {
  return new ClearError(
    `The role of DATABASE_URL may not create or change the role ${role} (${(error as Error).message}).\n` +
      `Give it CREATEROLE (ALTER ROLE … CREATEROLE), and let it own the database.`,
  );
}

/**
 * Closes the connected database to everybody but the named roles, and to everything that could shadow a table:
 * no temporary tables, nothing created in `public`. Database rights are not copied by CREATE DATABASE … TEMPLATE.
 */
export async function guardDatabase(client: pg.ClientBase, ...mayConnect: readonly DatabaseRole[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT pg_catalog.current_database() AS name');
  const database = pg.escapeIdentifier(rows[0]?.name ?? '');
  const names = mayConnect.map((role) => pg.escapeIdentifier(roleNames[role])).join(', ');
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
  if (names !== '') await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${names}`);
}

/**
 * Creates `name`, owned by `owner`, unless it is there. The connected role MUST be superuser, or have CREATEDB and
 * have made the owner itself.
 */
export async function ensureDatabase(client: pg.ClientBase, name: string, owner: DatabaseRole): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_catalog.pg_database WHERE datname = $1', [name]);
  if (rowCount !== 0) return;
  const as = pg.escapeIdentifier(roleNames[owner]);
  const { rows } = await client.query<{ may: boolean }>(`SELECT pg_catalog.pg_has_role($1, 'SET') AS may`, [
    roleNames[owner],
  ]);
  if (rows[0]?.may !== true) await client.query(`GRANT ${as} TO CURRENT_USER`);
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${as} TEMPLATE template0 ENCODING 'UTF8'`);
  } catch (error) {
    if (errorCode(error) === '42P04') return;
    if (errorCode(error) !== '42501') throw error;
    throw new ClearError(
      `The role of DATABASE_URL may not create the database ${name}. Create it yourself ` +
        `(CREATE DATABASE ${name} OWNER ${roleNames[owner]}), or give the role CREATEDB, or set REDIS_URL.`,
    );
  }
}
