import pg from 'pg';

/** The database refused the statement, and the session can go on: anything below FATAL. */
const isRefusal = (error: unknown): boolean => error instanceof pg.DatabaseError && error.severity === 'ERROR';

/**
 * Lets the pool's `query` keep its connection after a refusal; pg closes it after any error, and the next statement then pays for a
 * login and for planning anew. A connection that broke is closed. For promises only: a callback gets pg's own `query`.
 */
export function keepAfterRefusals(pool: pg.Pool): pg.Pool {
  const own = pool.query.bind(pool) as (...args: unknown[]) => unknown;
  const query = async (...args: unknown[]): Promise<unknown> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken = error);
    client.on('error', onError);
    try {
      return await (client.query as (...args: unknown[]) => Promise<unknown>).apply(client, args);
    } catch (error) {
      if (!isRefusal(error)) broken ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  };
  pool.query = ((...args: unknown[]) =>
    args.some((arg) => typeof arg === 'function') ? own(...args) : query(...args)) as pg.Pool['query'];
  return pool;
}
