import {
  ClearError,
  classifyDatabaseError,
  type Config,
  ensureDatabase,
  errorCode,
  guardDatabase,
  migrate,
  queueDatabaseName,
  queueDatabaseUrl,
  type Secrets,
  withoutPassword,
} from '@duibiao/platform';
import pg from 'pg';

/** The oldest PostgreSQL whose rights and functions our migrations rely on. */
const oldest = 15;

/**
 * Migrates the ledger's database, and makes the queues' own one beside it where queues run in PostgreSQL and
 * `QUEUE_DATABASE_URL` names no other.
 *
 * @returns the migrations applied now
 * @throws ClearError when the database cannot be reached, is too old, or refuses
 */
export async function bringUpToDate(given: {
  readonly url: string;
  readonly config: Config;
  readonly secrets: Secrets;
}): Promise<readonly string[]> {
  const { url, config, secrets } = given;
  await connected(url, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      `SELECT pg_catalog.current_setting('server_version') AS version`,
    );
    const major = Number.parseInt(rows[0]?.version ?? '0', 10);
    if (major < oldest)
      throw new ClearError(`${withoutPassword(url)} is PostgreSQL ${major}; ${oldest} or later is needed.`);
  });
  const applied = await migrate({ url, passwords: secrets.passwords });
  const queueUrl = queueDatabaseUrl({ ...config, database: { url } }, secrets);
  if (config.queue.redisUrl === undefined && config.queue.databaseUrl === undefined && queueUrl !== undefined) {
    await connected(url, (client) => ensureDatabase(client, queueDatabaseName, 'queue'));
    await connected(queueUrl, (client) => guardDatabase(client, 'queue'));
  }
  return applied;
}

/** Runs `work` on one connection. @throws ClearError in words of the person who set the URL when there is none */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'duibiao start',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new ClearError(`The database ${withoutPassword(url)} cannot be used: ${why(error)}`);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function why(error: unknown): string {
  const code = errorCode(error);
  if (code === '28P01' || code === '28000') return 'it does not know this user and password.';
  if (code === '3D000') return 'there is no database of this name on the server.';
  const message = error instanceof Error && error.message ? error.message : code;
  return classifyDatabaseError(error) === 'connection-lost' ? `nobody answers there (${code || message}).` : message;
}
