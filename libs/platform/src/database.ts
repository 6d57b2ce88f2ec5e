import pg from 'pg';
import { ClearError } from './clear-error.js';
import { keepAfterRefusals } from './pool-query.js';

/** How a process uses its database. Times in milliseconds. */
export interface PoolOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity`: the process and, if it has several pools, what this one is for. */
  readonly applicationName: string;
  /** Connections at most; 10 unless told. */
  readonly max?: number;
  /** 0 (the default): no limit. */
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  /** How long a caller waits for a connection before the request fails as `connection-lost`; 5,000 unless told. */
  readonly connectTimeoutMs?: number;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

/**
 * A pool of connections. `int8` and `numeric` arrive as strings (see {@link toBigInt}), `timestamptz` as `Date`.
 * The session's time zone is UTC; timeouts travel in the startup packet. A statement that is refused keeps its connection.
 * MUST be ended by whoever made it.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    keepAlive: true,
    ...(options.statementTimeoutMs ? { statement_timeout: options.statementTimeoutMs } : {}),
    ...(options.lockTimeoutMs ? { lock_timeout: options.lockTimeoutMs } : {}),
  });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  // The pool's own listener is off while a connection is lent, also between two statements and just before it is back.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return keepAfterRefusals(pool);
}

/** PostgreSQL looks at so many bytes of a name: two that begin alike would be one statement. */
const longestName = 63;

/** A statement that each connection prepares once. MUST have one text per name in the whole program. @throws RangeError for a name of more than 63 bytes */
export function statement(name: string, text: string): (values: readonly unknown[]) => pg.QueryConfig {
  if (Buffer.byteLength(name) > longestName) {
    throw new RangeError(`the name of a statement may have ${longestName} bytes: ${name}`);
  }
  return (values) => ({ name, text, values: values as unknown[] });
}

/** Reads an `int8` or a whole `numeric` as pg gives it. Throws on anything else: a position is never a float. */
export function toBigInt(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value);
  throw new TypeError(`not a whole number from the database: ${String(value)}`);
}

/**
 * Runs `work` between BEGIN and COMMIT on one connection; rolls back when it throws, and throws the same error.
 * A connection that failed in rolling back is closed, not returned to the pool.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  begin: 'BEGIN' | 'BEGIN READ ONLY' | 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' = 'BEGIN',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => void (broken = error);
  client.on('error', onError);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * Refuses a server that may lose what it acknowledged.
 *
 * @throws ClearError naming the setting that is off
 */
export async function assertDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT name FROM pg_catalog.pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name`,
  );
  if (rows.length === 0) return;
  const off = rows.map((row) => row.name).join(' and ');
  throw new ClearError(`The database has ${off} off: it could lose what it acknowledged. Set to on, then start again.`);
}
